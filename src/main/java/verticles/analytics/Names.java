package verticles.analytics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.Dimension;
import verticles.contract.Figure;
import verticles.contract.Metric;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.web.Nearest;

/** Metrics and dimensions by the names that people send; of one that is not there, the nearest. */
final class Names {
  private static final Set<String> HIDDEN = Set.of("__time", "_ingestion_id");

  private Names() {}

  static Metric metric(String name) {
    return Metric.named(name)
        .orElseThrow(() -> unknown("metric", name, metricNames(), "metrics", "metrics"));
  }

  /**
   * A dimension that is always there to ask for, a column of text that this data has, or a part of
   * each row's time.
   *
   * @param parameter the one that names it
   */
  static Key dimension(String parameter, String name, Columns columns) {
    return Dimension.named(name)
        .map(Key::of)
        .or(() -> extras(columns).stream().filter(name::equals).findFirst().map(Key::extra))
        .or(() -> TimePart.named(name).map(Key::of))
        .orElseThrow(
            () -> unknown("dimension", name, dimensionNames(columns), "dimensions", parameter));
  }

  /** The columns that a dataset has beside the canonical ones. */
  static List<String> extras(Columns columns) {
    return columns.types().keySet().stream()
        .filter(column -> columns.isText(column) && !HIDDEN.contains(column))
        .filter(column -> Dimension.named(column).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * What a column that an answer is sorted by must be called.
   *
   * @param parameter the one that says what it is sorted by
   */
  static ProblemException unknownColumn(String parameter, String name, Collection<String> columns) {
    String given = Nearest.cut(name);
    String detail =
        "There is no column “%s” to sort by. Did you mean “%s”?"
            .formatted(given, Nearest.to(name, columns));
    return bad(detail, parameter, given);
  }

  private static Map<String, String> metricNames() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      names.put(metric.word(), metric.word());
    }
    for (Figure figure : Figure.values()) {
      figure.columns().stream()
          .filter(column -> column.metric() != null)
          .forEach(column -> names.putIfAbsent(column.name(), column.metric().word()));
    }
    return names;
  }

  private static Map<String, String> dimensionNames(Columns columns) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      names.put(dimension.word(), dimension.word());
      names.put(dimension.plural(), dimension.word());
      names.put(dimension.label(), dimension.word());
    }
    for (TimePart part : TimePart.values()) {
      names.put(part.word(), part.word());
    }
    extras(columns).forEach(extra -> names.put(extra, extra));
    return names;
  }

  /**
   * @param names every name that people may have meant, and what it is called here
   */
  private static ProblemException unknown(
      String kind, String name, Map<String, String> names, String list, String parameter) {
    String given = Nearest.cut(name);
    String nearest = names.get(Nearest.to(name, names.keySet()));
    return bad(
        "There is no %s “%s”. Did you mean “%s”? The query %s lists them all."
            .formatted(kind, given, nearest, list),
        parameter,
        given);
  }

  static ProblemException bad(String detail, String parameter, String value) {
    return Problem.of("bad-parameter", 400, "Wrong parameter", detail)
        .with(List.of(new Problem.Fault(null, parameter, value, "unknown-name", detail)))
        .asException();
  }
}
