package verticles.analytics;

import java.util.Set;
import java.util.stream.Collectors;
import verticles.contract.Canonical;
import verticles.contract.LedgerMessages.Dataset;

/** Which of the canonical columns a dataset has, and how SQL names them. */
record Columns(Set<String> names) {

  static Columns of(Dataset dataset) {
    return new Columns(
        dataset.columns().stream()
            .map(Canonical.Column::name)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean has(String name) {
    return names.contains(name);
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
