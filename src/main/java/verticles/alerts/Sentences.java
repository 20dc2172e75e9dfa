package verticles.alerts;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import verticles.contract.AlertMessages.Measure;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.Unit;

/** What a look found, in words. */
final class Sentences {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private final Rule rule;
  private final Column column;
  private final Days days;

  Sentences(Rule rule, Column column, Days days) {
    this.rule = rule;
    this.column = column;
    this.days = days;
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
    return "%s is %s, %s %s.".formatted(what, number(value), side, number(rule.threshold()));
  }

  private String subject() {
    String label = column.label().replaceFirst(", percent$", "");
    return rule.measure() == Measure.VALUE
        ? label
        : "The change in " + label.toLowerCase(Locale.ROOT);
  }

  private String when() {
    String from = DAY.format(days.first());
    String to = DAY.format(days.last());
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

  private String number(double value) {
    return format(value).replace('-', '−');
  }

  private String format(double value) {
    if (column.unit() == Unit.PERCENT) {
      return String.format(Locale.ROOT, "%+.1f %%", value);
    }
    if (column.unit() == Unit.FRACTION) {
      return String.format(Locale.ROOT, "%.1f %%", value * 100);
    }
    boolean whole = value == Math.rint(value) || Math.abs(value) >= 100_000;
    return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.2f", value);
  }
}
