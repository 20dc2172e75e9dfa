package verticles.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** SQL with the values of its question marks, in the order in which they stand in it. */
final class Statement {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Statement add(String text, Object... parameters) {
    sql.append(text);
    values.addAll(List.of(parameters));
    return this;
  }

  Statement add(Statement other) {
    sql.append(other.sql);
    values.addAll(other.values);
    return this;
  }

  Statement list(String before, Collection<String> items) {
    return add(items.isEmpty() ? "" : before + String.join(", ", items));
  }

  String sql() {
    return sql.toString();
  }

  List<Object> values() {
    return List.copyOf(values);
  }
}
