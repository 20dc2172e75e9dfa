package verticles.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.Dimension;

/** The inputs {@code SalesFilter} and {@code OrderInput}, whether they are inputs or arguments. */
final class Filters {
  private Filters() {}

  /**
   * @param given may be null
   */
  static Filter filter(Map<String, Object> given) {
    Map<String, Object> arguments = given == null ? Map.of() : given;
    Map<String, List<String>> among = new HashMap<>();
    for (Dimension dimension : Dimension.values()) {
      add(among, dimension.word(), strings(arguments.get(dimension.plural())));
    }
    add(among, Dimension.BRANCH.word(), one(arguments.get("branch")));
    add(among, Dimension.PRODUCT_LINE.word(), one(arguments.get("productLine")));
    if (arguments.get("where") instanceof List<?> others) {
      for (Object each : others) {
        Map<?, ?> other = (Map<?, ?>) each;
        add(among, (String) other.get("dimension"), strings(other.get("values")));
      }
    }
    return new Filter(
        (String) arguments.get("dataSource"),
        (String) arguments.get("startDate"),
        (String) arguments.get("endDate"),
        among);
  }

  /**
   * @param given may be null
   */
  static Order order(Object given) {
    return given instanceof Map<?, ?> order
        ? new Order((String) order.get("by"), Boolean.TRUE.equals(order.get("descending")))
        : null;
  }

  private static void add(Map<String, List<String>> among, String name, List<String> values) {
    List<String> all = among.computeIfAbsent(name, fresh -> new ArrayList<>());
    values.stream().filter(value -> !all.contains(value)).forEach(all::add);
  }

  private static List<String> one(Object value) {
    return value == null || value.equals("") ? List.of() : List.of((String) value);
  }

  private static List<String> strings(Object values) {
    return values instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}
