package verticles.analytics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;

/**
 * Which columns a dataset has, and how SQL names them.
 *
 * @param types {@code string}, {@code double} or {@code long}, by name
 */
record Columns(Map<String, String> types) {

  static Columns of(Dataset dataset) {
    return new Columns(
        dataset.columns().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Canonical.Column::name, Canonical.Column::type, (one, other) -> one)));
  }

  boolean has(String name) {
    return types.containsKey(name);
  }

  /** Those of these that are there. */
  List<String> among(List<String> names) {
    return names.stream().filter(this::has).toList();
  }

  boolean isText(String name) {
    return "string".equals(types.get(name));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
