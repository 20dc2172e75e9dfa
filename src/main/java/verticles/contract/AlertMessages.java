package verticles.contract;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Rules that watch a metric of a dataset, and the alerts that come of them. */
public interface AlertMessages {
  /** So many rules may watch one dataset. */
  int MOST_RULES = 50;

  /** Which days a rule looks at; they end with the newest day that has rows. */
  enum Stretch {
    LAST_DAY("the last day"),
    LAST_7_DAYS("the last 7 days"),
    LAST_30_DAYS("the last 30 days"),
    MONTH_TO_DATE("the month to date"),
    ALL("all days");

    private final String words;

    Stretch(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What of the metric is held against the threshold. */
  enum Measure {
    /** The metric itself. */
    VALUE,
    /** Its change in percent from the stretch of the same length that ends the day before. */
    CHANGE_FROM_PREVIOUS_PERIOD,
    /** Its change in percent from the same days a year before. */
    CHANGE_FROM_PREVIOUS_YEAR
  }

  /**
   * @param name in the user's words
   * @param metric the name of a {@link Metric}
   * @param among only rows with these values, by the name of their dimension
   * @param above it fires above the threshold, else below it
   * @param threshold in the metric's unit, or in percent for a change
   * @param webhook where to tell of it, an http or https URL; or null
   */
  record Rule(
      UUID id,
      String dataset,
      String name,
      String metric,
      Map<String, List<String>> among,
      Stretch stretch,
      Measure measure,
      boolean above,
      double threshold,
      String webhook)
      implements Message {
    public Rule {
      Map<String, List<String>> copies = new TreeMap<>();
      among.forEach((dimension, values) -> copies.put(dimension, List.copyOf(values)));
      among = Collections.unmodifiableMap(copies);
    }
  }

  /**
   * A rule and what its last look found.
   *
   * @param revision grows with every change of the rule
   * @param version the version of the data that was looked at; below 0 before the first look
   * @param value null where the data has none
   * @param sentence what was found, in words; or null
   */
  record Watched(
      Rule rule,
      long revision,
      boolean firing,
      long version,
      Double value,
      String sentence,
      Instant evaluatedAt)
      implements Message {}

  record WatchedRules(List<Watched> rules) implements Message {
    public WatchedRules {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What a look finds.
   *
   * @param version of the data
   * @param value the measure: in the metric's unit, or in percent; null where the data has none
   */
  record Finding(long version, Double value, boolean firing, String sentence) implements Message {}

  /**
   * Adds a rule, or changes the one that has its id. 404 where there is no such dataset, 409 where
   * it has {@value #MOST_RULES} already.
   */
  record SaveRule(Rule rule) implements Message {}

  /**
   * @param dataset null = of all
   */
  record ListRules(String dataset) implements Message {}

  /** 404 if there is none. What it found before is kept; an open alert ends with it. */
  record DeleteRule(UUID id) implements Message {}

  /** Rules that have not looked at their dataset's newest version. */
  record FindDueRules(int limit) implements Message {}

  /**
   * What a look at one version found. It counts only if no newer version was looked at and the rule
   * is still the same: so of several replicas that look, one is heard.
   *
   * @param value null where the data has none
   */
  record RecordLook(
      UUID rule, long revision, long version, Double value, boolean firing, String sentence)
      implements Message {}

  /**
   * From the look at which a rule began to fire until the one at which it no longer did.
   *
   * @param version of the data at which it began
   * @param resolvedAt null while it fires
   * @param acknowledgedAt when somebody said that they know; or null
   * @param delivery of its last message; or null where nobody is told
   */
  record Alert(
      UUID id,
      UUID rule,
      String name,
      String dataset,
      long version,
      Double value,
      String sentence,
      Instant firedAt,
      Instant resolvedAt,
      Instant acknowledgedAt,
      Delivery delivery)
      implements Message {}

  /**
   * How far a message to a webhook is.
   *
   * @param failure why the last try failed; or null
   * @param ended nothing more is tried
   */
  record Delivery(int attempts, Instant deliveredAt, String failure, boolean ended) {}

  /**
   * The newest first.
   *
   * @param dataset null = of all
   * @param open only those that fire, or that nobody has acknowledged
   */
  record ListAlerts(String dataset, boolean open, int limit, int offset) implements Message {}

  record Alerts(List<Alert> alerts, long total) implements Message {
    public Alerts {
      alerts = List.copyOf(alerts);
    }
  }

  /** 404 if there is none; saying it twice changes nothing. */
  record Acknowledge(UUID alert) implements Message {}

  /** Takes messages that are due; each is due again after a while, should it not be heard of. */
  record ClaimDeliveries(int limit) implements Message {}

  record DueDeliveries(List<DueDelivery> deliveries) implements Message {
    public DueDeliveries {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * @param id the same at every try, so that the receiver can tell a repetition
   * @param attempt from 1
   * @param resolved it tells the end of the alert, not its beginning
   */
  record DueDelivery(UUID id, String url, int attempt, boolean resolved, Alert alert) {}

  /**
   * @param failure null if it was delivered
   * @param again seconds until the next try; null for none
   */
  record RecordDelivery(UUID id, String failure, Integer again) implements Message {}
}
