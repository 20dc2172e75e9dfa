package verticles.alerts;

import java.util.List;
import java.util.Locale;
import verticles.contract.AlertMessages.Measure;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AnalyticsMessages.Column;

/** What a look found, in words. */
final class Sentences {
  private final Rule rule;
  private final Column column;
  private final Days days;
  private final Writing writing;

  Sentences(Rule rule, Column column, Days days, Writing writing) {
    this.rule = rule;
    this.column = column;
    this.days = days;
    this.writing = writing;
  }

  static String nothing(String dataset) {
    return dataset + " has no rows to look at.";
  }

  /**
   * @param value null where the data has none
   */
  String of(Double value, boolean firing) {
    String what = subject() + " of " + when();
    if (value == null) {
      return what + " cannot be said: the data has nothing to tell it by.";
    }
    String side =
        rule.above() ? (firing ? "above" : "not above") : (firing ? "below" : "not below");
    double threshold = rule.threshold();
    return "%s is %s, %s %s."
        .formatted(what, figure(value, threshold), side, figure(threshold, value));
  }

  private String subject() {
    String label = column.label().replaceFirst(", percent$", "");
    return rule.measure() == Measure.VALUE
        ? label
        : "The change in " + label.toLowerCase(Locale.ROOT);
  }

  private String when() {
    String from = writing.day(days.first());
    String to = writing.day(days.last());
    String dates = days.first().equals(days.last()) ? from : from + " to " + to;
    return rule.stretch().words() + " (" + dates + ")" + compared() + among();
  }

  private String compared() {
    return switch (rule.measure()) {
      case VALUE -> "";
      case CHANGE_FROM_PREVIOUS_PERIOD -> " from the days before";
      case CHANGE_FROM_PREVIOUS_YEAR -> " from a year before";
    };
  }

  private String among() {
    if (rule.among().isEmpty()) {
      return "";
    }
    return " for "
        + String.join(", ", rule.among().values().stream().flatMap(List::stream).limit(5).toList());
  }

  /** A change shows its sign. */
  private String figure(double value, double beside) {
    String sign = rule.measure() != Measure.VALUE && value > 0 ? "+" : "";
    return sign + writing.figure(column.unit(), value, beside);
  }
}
