package verticles.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one can ask of analytics. Definitions: docs/metrics. Money is in the data's own unit. */
public interface AnalyticsMessages {

  /**
   * Which rows a number is over. A null or empty field means everything.
   *
   * @param dataSource the dataset; null = the one that changed last
   * @param startDate first day in the dataset's time zone, ISO yyyy-MM-dd, inclusive
   * @param endDate last day, inclusive
   * @param among the values that are wanted, by the name of their dimension
   */
  record Filter(
      String dataSource, String startDate, String endDate, Map<String, List<String>> among)
      implements Message {
    public Filter {
      Map<String, List<String>> copies = new TreeMap<>();
      among.forEach((dimension, values) -> copies.put(dimension, List.copyOf(values)));
      copies.values().removeIf(List::isEmpty);
      among = Collections.unmodifiableMap(copies);
    }

    /** All rows of a dataset. */
    public static Filter all(String dataSource) {
      return new Filter(dataSource, null, null, Map.of());
    }
  }

  /**
   * By what the rows of an answer are sorted.
   *
   * @param by the name of a column of the answer; null = as the question has it by itself
   */
  record Order(String by, boolean descending) implements Message {}

  /**
   * One of the {@link Figure}s. A null field means what the figure has by itself; a field that the
   * figure has no use for says nothing.
   *
   * @param wanted the columns that will be read: others may be left empty; empty = all
   * @param granularity of figures that are courses; null = months
   * @param limit at most so many rows
   * @param dimension of {@link Figure#PROFITABILITY_BY_DIMENSION}
   * @param target of {@link Figure#TARGET_ATTAINMENT}
   */
  record AskFigure(
      Figure figure,
      Filter filter,
      Set<String> wanted,
      Granularity granularity,
      Order order,
      Integer limit,
      String dimension,
      Double target)
      implements Message {
    public AskFigure {
      wanted = wanted == null ? Set.of() : Set.copyOf(wanted);
    }

    /** A figure with nothing said but its filter. */
    public static AskFigure of(Figure figure, Filter filter) {
      return new AskFigure(figure, filter, null, null, null, null, null, null);
    }
  }

  /** What a question's numbers are compared to. */
  enum Comparison {
    /** The stretch of the same length that ends the day before. */
    PREVIOUS_PERIOD,
    /** The same days a year before. */
    PREVIOUS_YEAR,
    /** The days that are given. */
    CUSTOM
  }

  /**
   * @param startDate of {@link Comparison#CUSTOM}, else null
   * @param endDate of {@link Comparison#CUSTOM}, else null
   */
  record CompareTo(Comparison to, String startDate, String endDate) implements Message {}

  /**
   * Any question of this kind: these metrics for each group of rows.
   *
   * @param dimensions names of what the rows are grouped by; empty = one row over all
   * @param granularity groups by time too, as the last key; null = not
   * @param metrics names, at least one
   * @param split one more dimension: each row that the limit leaves is split by its values; or null
   * @param pivot one more dimension, whose largest values become columns; or null
   * @param order by the name of a dimension, a metric or {@code time}; null = by time if there is
   *     one, else the largest of the first metric first
   * @param compareTo may be null
   * @param everyStretch where time is all that the rows are grouped by: those of the stretches in
   *     which nothing was sold, too
   */
  record AskTable(
      Filter filter,
      List<String> dimensions,
      Granularity granularity,
      List<String> metrics,
      String split,
      String pivot,
      Order order,
      int limit,
      int offset,
      CompareTo compareTo,
      boolean everyStretch)
      implements Message {
    public AskTable {
      dimensions = List.copyOf(dimensions);
      metrics = List.copyOf(metrics);
    }

    /** Only stretches in which something was sold. */
    public AskTable(
        Filter filter,
        List<String> dimensions,
        Granularity granularity,
        List<String> metrics,
        String split,
        String pivot,
        Order order,
        int limit,
        int offset,
        CompareTo compareTo) {
      this(
          filter,
          dimensions,
          granularity,
          metrics,
          split,
          pivot,
          order,
          limit,
          offset,
          compareTo,
          false);
    }
  }

  /**
   * A question's answer.
   *
   * @param columns keys first, then the numbers
   * @param rows their cells: String, Long, Double, Boolean or null
   * @param estimates the names of the columns whose numbers rest on counts of different values that
   *     are estimates
   * @param origin the data that it is over
   */
  record Table(List<Column> columns, List<List<Object>> rows, List<String> estimates, Origin origin)
      implements Message {
    public Table {
      columns = List.copyOf(columns);
      estimates = List.copyOf(estimates);
      rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** Whether there are numbers in it that are not exact. */
    public boolean approximate() {
      return !estimates.isEmpty();
    }
  }

  /**
   * @param name unique in the table
   * @param kind {@code dimension}, {@code time}, {@code metric}, or of a metric under comparison
   *     {@code before}, {@code change} (in the metric's unit) or {@code percent}
   * @param of the name of the metric or the dimension
   * @param unit null of a dimension
   * @param pivot the value of the pivot that the column is about, or null
   */
  record Column(
      String name,
      String label,
      String kind,
      String of,
      Unit unit,
      String sentence,
      String pivot) {}

  /**
   * The data that an answer is over.
   *
   * @param dataSource null where there is no dataset
   * @param changedAt when the dataset got this version, or null
   * @param computedAt when Druid computed the answer, or null where nobody had to be asked
   * @param stale true if Druid could not be asked and this is an answer that it gave before
   */
  record Origin(
      String dataSource, long version, Instant changedAt, Instant computedAt, boolean stale) {
    public static final Origin NONE = new Origin(null, 0, null, null, false);
  }

  /**
   * The rows behind a number, the newest first.
   *
   * @param limit 1 to 1,000
   * @param after the cursor of the page before, or null
   */
  record AskRows(Filter filter, int limit, String after) implements Message {}

  /**
   * @param columns names in order; the time first
   * @param rows cells: String, Long, Double or null; the time in ISO 8601
   * @param next cursor of the next page, or null where this is the last one
   */
  record RowPage(List<String> columns, List<List<Object>> rows, String next, Origin origin)
      implements Message {
    public RowPage {
      columns = List.copyOf(columns);
      rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
  }

  /**
   * The values of a dimension, for filters: those with most rows first.
   *
   * @param search only values that contain it, whatever its case; null = all
   * @param limit 1 to 1,000
   */
  record AskValues(Filter filter, String dimension, String search, int limit) implements Message {}

  record Values(List<Value> values) implements Message {
    public Values {
      values = List.copyOf(values);
    }
  }

  record Value(String value, long rows) {}

  /** Which metrics and dimensions there are to ask a dataset for. */
  record AskCatalogue(String dataSource) implements Message {}

  record Catalogue(List<Asked> metrics, List<Asked> dimensions) implements Message {
    public Catalogue {
      metrics = List.copyOf(metrics);
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * @param formula null of a dimension
   * @param unit null of a dimension
   * @param known false where the dataset has no column for it: then a metric is null or 0, and a
   *     dimension has the one value {@code Unknown}
   */
  record Asked(
      String name, String label, String formula, Unit unit, String sentence, boolean known) {}

  record AskDataRange(String dataSource) implements Message {}

  /** Both dates null where there is no row. */
  record DataRange(String earliestDate, String latestDate, long totalRecords) implements Message {}

  /** Who asked has gone: what is done for him alone need not be done. */
  record AskerGone(String asker) implements Message {}

  record AskDataVersion(String dataSource) implements Message {}

  record DataVersion(String dataSource, long version, Instant lastIngestionTime)
      implements Message {}
}
