package verticles.graphql;

import graphql.ExecutionResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;

/** The data that the fields of one operation are over: told once, beside the answer. */
final class Origins {
  private final Set<Origin> origins = new LinkedHashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Set<String> estimates = new LinkedHashSet<>();

  /** A subscription's operations do not tell. */
  static void note(DataFetchingEnvironment environment, Origin origin) {
    Origins all = environment.getGraphQlContext().get(Origins.class);
    if (all != null && origin.dataSource() != null) {
      all.origins.add(origin);
      all.fields.add(field(environment));
    }
  }

  /** A figure's, and which of its numbers are estimates, by their places in the answer. */
  static void note(DataFetchingEnvironment environment, Table table) {
    note(environment, table.origin());
    Origins all = environment.getGraphQlContext().get(Origins.class);
    if (all != null) {
      String place =
          environment.getExecutionStepInfo().getPath().getKeysOnly().stream()
              .map(Object::toString)
              .collect(Collectors.joining("."));
      table.estimates().forEach(column -> all.estimates.add(place + "." + column));
    }
  }

  /** The operation's own field, by the name that it has in the answer, that this is a part of. */
  private static String field(DataFetchingEnvironment environment) {
    return environment.getExecutionStepInfo().getPath().toList().get(0).toString();
  }

  /** Whether all of the result is over data as it is now, so that it holds until that changes. */
  boolean explain(ExecutionResult result) {
    return result.getErrors().isEmpty()
        && result.getData() instanceof Map<?, ?> data
        && fields.containsAll(data.keySet())
        && origins.stream().noneMatch(Origin::stale);
  }

  /** The result with {@code extensions.data}, if it is over any. */
  ExecutionResult on(ExecutionResult result) {
    if (origins.isEmpty()) {
      return result;
    }
    List<Map<String, Object>> data = origins.stream().map(Origins::json).toList();
    return result.transform(
        it -> {
          it.addExtension("data", data);
          if (!estimates.isEmpty()) {
            it.addExtension("approximate", List.copyOf(estimates));
          }
        });
  }

  /** The GraphQL type {@code Origin}. */
  static Map<String, Object> json(Origin origin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dataSource", origin.dataSource());
    json.put("version", origin.version());
    json.put("changedAt", text(origin.changedAt()));
    json.put("computedAt", text(origin.computedAt()));
    json.put("stale", origin.stale());
    return json;
  }

  private static String text(Object instant) {
    return instant == null ? null : instant.toString();
  }
}
