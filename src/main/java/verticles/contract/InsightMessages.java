package verticles.contract;

import java.util.List;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;

/**
 * What one can ask about sales beyond sums. Sales are net sales, in the data's own unit; shares and
 * rates are fractions, 1 for all. What is not known is null or an empty list, and {@link About}
 * says why. Methods: docs/insight.md.
 */
public interface InsightMessages {

  /**
   * What an answer says of itself.
   *
   * @param finding what was found, in a sentence or two
   * @param method how it was computed
   * @param limits what it does not say, and what was left out
   * @param unknown why there is no answer, or null where there is one
   * @param origin the data that it is over
   */
  record About(String finding, String method, String limits, String unknown, Origin origin)
      implements Message {}

  /**
   * Few products, or customers, that make most of the sales.
   *
   * @param dimension {@code item} or {@code customer}, or any other
   * @param limit so many rows are listed, the largest first; all are classed
   */
  record AskClasses(Filter filter, String dimension, int limit) implements Message {}

  record Classes(About about, List<ClassTotal> classes, List<Classed> rows) implements Message {
    public Classes {
      classes = List.copyOf(classes);
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param grade A, B or C
   * @param share of all that is above 0; null where nothing is
   */
  record ClassTotal(String grade, int members, double sales, Double share) {}

  /**
   * @param share null where sales are below 0
   * @param cumulative the shares of all up to this one; null where sales are below 0
   */
  record Classed(
      int rank, String name, double sales, Double share, Double cumulative, String grade) {}

  /**
   * Customers by how recently, how often and for how much they bought.
   *
   * @param limit so many customers are listed, the largest sales first; all are scored
   */
  record AskSegments(Filter filter, int limit) implements Message {}

  record Segments(About about, List<SegmentTotal> segments, List<CustomerValue> customers)
      implements Message {
    public Segments {
      segments = List.copyOf(segments);
      customers = List.copyOf(customers);
    }
  }

  /**
   * @param share of the sales of all scored customers; null where those are not above 0
   */
  record SegmentTotal(
      String name,
      String description,
      int customers,
      double sales,
      Double share,
      double averageRecencyDays,
      double averageTransactions) {}

  /**
   * @param recencyDays whole days between the last row of all and this customer's last
   * @param averageTransaction null without a transaction
   * @param recency 1 to 5, 5 is best; as are the other scores
   */
  record CustomerValue(
      String customer,
      long recencyDays,
      long transactions,
      double sales,
      Double averageTransaction,
      int recency,
      int frequency,
      int monetary,
      String segment) {}

  /** How many of the customers who first bought in one month buy again in those after it. */
  record AskCohorts(Filter filter) implements Message {}

  record Cohorts(About about, List<Cohort> cohorts) implements Message {
    public Cohorts {
      cohorts = List.copyOf(cohorts);
    }
  }

  /**
   * @param month its first day, yyyy-MM-dd
   * @param months from the first on, without a gap, to the last month that has rows
   */
  record Cohort(String month, long customers, List<Kept> months) {
    public Cohort {
      months = List.copyOf(months);
    }
  }

  /**
   * @param after months after the first purchase
   * @param revenue before returns
   */
  record Kept(int after, long customers, double retention, double revenue) {}

  /**
   * Products that are bought together.
   *
   * @param items so many of those in most transactions are looked at, 2 to 40
   * @param limit so many pairs are listed
   */
  record AskPairs(Filter filter, int items, int limit) implements Message {}

  record Pairs(About about, long transactions, List<Pair> pairs) implements Message {
    public Pairs {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * @param together transactions with both
   * @param support those, as a part of all
   * @param confidence how many of those with {@code item} have {@code other} too
   * @param confidenceBack how many of those with {@code other} have {@code item} too
   * @param lift how much more often than if they had nothing to do with each other: 1 is by chance
   */
  record Pair(
      String item,
      String other,
      long together,
      double support,
      double confidence,
      double confidenceBack,
      double lift) {}

  /** How months of the year and days of the week differ. */
  record AskSeasons(Filter filter) implements Message {}

  record Seasons(About about, List<SeasonIndex> months, List<SeasonIndex> weekdays)
      implements Message {
    public Seasons {
      months = List.copyOf(months);
      weekdays = List.copyOf(weekdays);
    }
  }

  /**
   * @param number of the month, or of the day from Monday on; from 1
   * @param index 1 = as much as on average; null where there is too little to tell
   * @param periods how many years, or weeks, it rests on
   */
  record SeasonIndex(int number, String name, Double index, int periods) {}

  /**
   * What sales may be in the stretches after the last whole one.
   *
   * @param granularity DAY, WEEK, MONTH or QUARTER
   * @param horizon so many stretches, 1 to 36
   */
  record AskForecast(Filter filter, Granularity granularity, int horizon) implements Message {}

  /**
   * @param method null where nothing is forecast
   * @param accuracy null where the history is too short to test the method on it
   */
  record Forecast(
      About about,
      String method,
      List<TimePoint> history,
      List<Expected> expected,
      Accuracy accuracy)
      implements Message {
    public Forecast {
      history = List.copyOf(history);
      expected = List.copyOf(expected);
    }
  }

  record TimePoint(String time, double sales) {}

  /** With 80 % and 95 % prediction intervals. */
  record Expected(
      String time, double sales, double low80, double high80, double low95, double high95) {}

  /**
   * What forecasts were off by that had been made from earlier points of the history.
   *
   * @param origins from how many points
   * @param forecasts how many numbers were compared
   * @param mape mean absolute error in percent; null where a real value was 0
   * @param mase mean absolute error over that of repeating the season before inside the history;
   *     null where that one is 0
   * @param naiveMape of repeating the last season
   * @param naiveMase of repeating the last season
   */
  record Accuracy(
      int origins, int forecasts, Double mape, Double mase, Double naiveMape, Double naiveMase) {}

  /**
   * Days on which a branch sold unusually much or little.
   *
   * @param limit so many, the oddest first, 1 to 50
   */
  record AskAnomalies(Filter filter, int limit) implements Message {}

  record Anomalies(About about, List<Anomaly> anomalies) implements Message {
    public Anomalies {
      anomalies = List.copyOf(anomalies);
    }
  }

  /**
   * @param typical the median of the same weekday around it
   * @param score how many robust standard deviations off
   * @param reason in words
   * @param lines the product lines that are off most; empty where that is not known
   */
  record Anomaly(
      String day,
      String branch,
      double sales,
      double typical,
      double score,
      String reason,
      List<LineShift> lines) {
    public Anomaly {
      lines = List.copyOf(lines);
    }
  }

  /** One product line on that day, and on the same weekday around it. */
  record LineShift(String productLine, double sales, double typical) {}

  /**
   * What the change between two periods is made of.
   *
   * @param compareTo the earlier period
   * @param limit so many contributions of each kind, 1 to 100
   */
  record AskChanges(Filter filter, CompareTo compareTo, int limit) implements Message {}

  /**
   * @param before null where the period has no rows; so are the others
   * @param effects volume, mix, price and so on, which add up to the change; empty where units are
   *     not known
   */
  record Changes(
      About about,
      Days then,
      Days now,
      Double before,
      Double after,
      Double change,
      List<Breakdown> breakdowns,
      List<Contribution> effects)
      implements Message {
    public Changes {
      breakdowns = List.copyOf(breakdowns);
      effects = List.copyOf(effects);
    }
  }

  /** The first and the last day, inclusive. */
  record Days(String startDate, String endDate) {}

  /** The contributions add up to the change. */
  record Breakdown(String dimension, List<Contribution> contributions) {
    public Breakdown {
      contributions = List.copyOf(contributions);
    }
  }

  /**
   * @param name of the group; {@code null} is all others together
   * @param before null of an effect; so is after
   * @param share of the change; null where there is none
   */
  record Contribution(String name, Double before, Double after, double change, Double share) {}
}
