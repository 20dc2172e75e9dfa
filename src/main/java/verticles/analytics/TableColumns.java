package verticles.analytics;

import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.Figure;
import verticles.contract.Metric;
import verticles.contract.Unit;

/** What the columns of tables are called and say. */
final class TableColumns {
  private TableColumns() {}

  static Column of(Key key) {
    String kind = key.isTime() ? "time" : "dimension";
    return new Column(key.name(), key.label(), kind, key.name(), null, key.sentence(), null);
  }

  static Column of(Metric it) {
    return new Column(it.word(), it.label(), "metric", it.word(), it.unit(), it.sentence(), null);
  }

  /** A metric's column of a comparison: {@code before}, {@code change} or {@code percent}. */
  static Column of(Metric it, String kind) {
    return new Column(
        it.word() + "." + kind,
        it.label() + ", " + kind,
        kind,
        it.word(),
        kind.equals("percent") ? Unit.PERCENT : it.unit(),
        it.sentence(),
        null);
  }

  /** A metric of the rows that have one value of a pivot. */
  static Column of(Metric it, String value, int number) {
    return new Column(
        it.word() + "." + number, value, "metric", it.word(), it.unit(), it.sentence(), value);
  }

  static Column of(Figure.Column it) {
    if (it.metric() != null) {
      Metric metric = it.metric();
      return new Column(
          it.name(),
          metric.label(),
          "metric",
          metric.word(),
          metric.unit(),
          metric.sentence(),
          null);
    }
    if (it.dimension() != null) {
      return new Column(
          it.name(),
          it.dimension().label(),
          "dimension",
          it.dimension().word(),
          null,
          it.sentence(),
          null);
    }
    String kind = it.isDate() ? "time" : "derived";
    return new Column(it.name(), words(it.name()), kind, it.name(), unit(it), it.sentence(), null);
  }

  private static Unit unit(Figure.Column it) {
    if (it.derived() == null) {
      return null;
    }
    return switch (it.derived()) {
      case GROWTH, QUOTA, ATTAINMENT -> Unit.PERCENT;
      case TARGET -> Unit.MONEY;
      case REASON, UNITS_KNOWN, APPROXIMATE -> null;
    };
  }

  /** A name as words: {@code growthPct} is Growth pct. */
  private static String words(String name) {
    String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase();
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
