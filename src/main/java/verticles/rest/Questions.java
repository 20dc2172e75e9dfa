package verticles.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Dimension;
import verticles.contract.Figure;

/** What the parameters of a request ask analytics. */
final class Questions {
  private static final Map<Parameter, Dimension> FILTERS =
      Map.of(
          Parameter.BRANCH_NAMES, Dimension.BRANCH,
          Parameter.PRODUCT_LINES, Dimension.PRODUCT_LINE,
          Parameter.ITEM_GROUPS, Dimension.ITEM_GROUP,
          Parameter.ITEM_NAMES, Dimension.ITEM,
          Parameter.SALES_PERSONS, Dimension.SALES_PERSON,
          Parameter.CUSTOMERS, Dimension.CUSTOMER);

  private Questions() {}

  static Filter filter(Parameters given) {
    Map<String, List<String>> among = new HashMap<>();
    FILTERS.forEach((parameter, it) -> add(among, it.word(), given.list(parameter)));
    add(among, Dimension.BRANCH.word(), one(given.text(Parameter.BRANCH)));
    add(among, Dimension.PRODUCT_LINE.word(), one(given.text(Parameter.PRODUCT_LINE)));
    given.others().forEach((dimension, values) -> add(among, dimension, values));
    return new Filter(
        given.text(Parameter.DATA_SOURCE),
        given.text(Parameter.START_DATE),
        given.text(Parameter.END_DATE),
        among);
  }

  private static List<String> one(String value) {
    return value == null ? List.of() : List.of(value);
  }

  private static void add(Map<String, List<String>> among, String name, List<String> values) {
    List<String> all = among.computeIfAbsent(name, fresh -> new ArrayList<>());
    values.stream().filter(value -> !all.contains(value)).forEach(all::add);
  }

  /**
   * @param limit at most so many rows; null = as the figure has it by itself
   */
  static AskFigure figure(Figure figure, Parameters given, Integer limit) {
    return new AskFigure(
        figure,
        filter(given),
        null,
        given.granularity(),
        given.order(),
        limit,
        given.text(Parameter.DIMENSION),
        given.number(Parameter.TARGET));
  }

  static AskTable explore(Parameters given, int limit, int offset) {
    return new AskTable(
        filter(given),
        given.list(Parameter.DIMENSIONS),
        given.granularity(),
        given.list(Parameter.METRICS),
        given.text(Parameter.SPLIT),
        given.text(Parameter.PIVOT),
        given.order(),
        limit,
        offset,
        compareTo(given),
        true);
  }

  /** The rows that the question has without its limit: what the metrics are does not matter. */
  static AskTable count(Parameters given, int most) {
    List<String> metrics = given.list(Parameter.METRICS);
    return new AskTable(
        filter(given),
        given.list(Parameter.DIMENSIONS),
        given.granularity(),
        metrics.subList(0, Math.min(1, metrics.size())),
        null,
        null,
        null,
        most,
        0,
        null,
        true);
  }

  /** Null where nothing was said. */
  static CompareTo compareTo(Parameters given) {
    String to = given.text(Parameter.COMPARE_TO);
    return to == null
        ? null
        : new CompareTo(
            Comparison.valueOf(to.toUpperCase(Locale.ROOT)),
            given.text(Parameter.COMPARE_START),
            given.text(Parameter.COMPARE_END));
  }
}
