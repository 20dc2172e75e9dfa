package verticles.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.AnalyticsMessages.Asked;
import verticles.contract.AnalyticsMessages.Catalogue;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.RowPage;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Unit;

/** The types of {@code explore.graphqls} from what analytics answers. */
final class TableView {
  private TableView() {}

  static Map<String, Object> of(Table table) {
    long keys = table.columns().stream().filter(TableView::isKey).count();
    return Map.of(
        "columns", table.columns().stream().map(it -> column(it, table)).toList(),
        "rows", table.rows().stream().map(row -> row(row, (int) keys)).toList(),
        "approximate", table.approximate(),
        "origin", Origins.json(table.origin()));
  }

  static Map<String, Object> of(RowPage page) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("columns", page.columns());
    view.put("rows", page.rows().stream().map(TableView::texts).toList());
    view.put("next", page.next());
    view.put("origin", Origins.json(page.origin()));
    return view;
  }

  static Map<String, Object> of(Catalogue catalogue) {
    return Map.of(
        "metrics", catalogue.metrics().stream().map(TableView::asked).toList(),
        "dimensions", catalogue.dimensions().stream().map(TableView::asked).toList());
  }

  /** The one row of a table without keys, four columns for each metric. */
  static List<Map<String, Object>> comparisons(Table table) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i += 4) {
      Map<String, Object> one = column(table.columns().get(i), table);
      one.put("value", table.rows().get(0).get(i));
      one.put("before", table.rows().get(0).get(i + 1));
      one.put("change", table.rows().get(0).get(i + 2));
      one.put("percent", table.rows().get(0).get(i + 3));
      all.add(one);
    }
    return all;
  }

  private static boolean isKey(Column column) {
    return column.kind().equals("dimension") || column.kind().equals("time");
  }

  private static Map<String, Object> column(Column it, Table table) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", it.name());
    view.put("label", it.label());
    view.put("kind", it.kind());
    view.put("of", it.of());
    view.put("unit", word(it.unit()));
    view.put("format", format(it.unit()));
    view.put("description", it.sentence());
    view.put("pivot", it.pivot());
    view.put("approximate", table.estimates().contains(it.name()));
    return view;
  }

  private static Map<String, Object> row(List<Object> row, int keys) {
    return Map.of("keys", row.subList(0, keys), "values", row.subList(keys, row.size()));
  }

  private static List<String> texts(List<Object> row) {
    return row.stream().map(cell -> cell == null ? null : cell.toString()).toList();
  }

  private static Map<String, Object> asked(Asked it) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", it.name());
    view.put("label", it.label());
    view.put("formula", it.formula());
    view.put("unit", word(it.unit()));
    view.put("format", format(it.unit()));
    view.put("description", it.sentence());
    view.put("known", it.known());
    return view;
  }

  private static String word(Unit unit) {
    return unit == null ? null : unit.word();
  }

  private static String format(Unit unit) {
    return unit == null ? null : unit.format();
  }
}
