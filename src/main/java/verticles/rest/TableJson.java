package verticles.rest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Table;

/** Tables as JSON. */
final class TableJson {
  private TableJson() {}

  /** Each row as an object with the columns' names. */
  static JsonArray objects(List<Column> columns, List<List<Object>> rows) {
    JsonArray objects = new JsonArray();
    rows.forEach(row -> objects.add(object(columns, row)));
    return objects;
  }

  static JsonObject object(List<Column> columns, List<Object> row) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i).name(), row.get(i));
    }
    return object;
  }

  /**
   * @param rows those of the table's that are on the page
   * @param total how many rows there are on all pages
   */
  static JsonObject page(
      String title, Table table, List<List<Object>> rows, int total, int limit, int offset) {
    JsonArray columns = new JsonArray();
    table
        .columns()
        .forEach(
            it ->
                columns.add(column(it).put("approximate", table.estimates().contains(it.name()))));
    return new JsonObject()
        .put("title", title)
        .put("columns", columns)
        .put("rows", objects(table.columns(), rows))
        .put("total", total)
        .put("limit", limit)
        .put("offset", offset)
        .put("approximate", table.approximate());
  }

  private static JsonObject column(Column it) {
    return new JsonObject()
        .put("name", it.name())
        .put("label", Headings.of(it))
        .put("kind", it.kind())
        .put("of", it.of())
        .put("unit", it.unit() == null ? null : it.unit().word())
        .put("format", it.unit() == null ? null : it.unit().format())
        .put("description", it.sentence());
  }
}
