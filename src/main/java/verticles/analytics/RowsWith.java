package verticles.analytics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter that no dimension answers: the rows in which one of these columns of figures is there
 * and not 0, such as {@code returnsValue} for rows of returns.
 */
final class RowsWith {
  static final String NAME = "rowsWith";
  private static final String TIME = "__time";

  private RowsWith() {}

  /** One of the data's own columns of that name goes before it. */
  static boolean isMeant(String name, Columns columns) {
    return NAME.equals(name) && !columns.has(NAME);
  }

  static String among(List<String> wanted, Columns columns) {
    return wanted.stream()
        .map(name -> Columns.quoted(figure(name, columns)) + " <> 0")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String figure(String name, Columns columns) {
    List<String> figures =
        columns.types().keySet().stream()
            .filter(column -> !columns.isText(column) && !column.equals(TIME))
            .sorted()
            .toList();
    if (!figures.contains(name)) {
      String known = String.join(", ", figures);
      throw Names.bad(NAME + " must be a column of figures: " + known + ".", NAME, name);
    }
    return name;
  }
}
