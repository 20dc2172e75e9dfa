package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import verticles.contract.Done;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.DruidMessages.SqlRows;

/** Runs our SELECTs. Values travel as typed parameters, never as text of the query. */
final class Sql {
  private static final String PATH = "/druid/v2/sql";

  /**
   * More rows than any chart or table shows; a query that wants more has forgotten to aggregate.
   */
  static final int MOST_ROWS = 10_000;

  /** What we wait beyond the time that Druid allows itself. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final DruidClient druid;

  Sql(DruidClient druid) {
    this.druid = druid;
  }

  Future<SqlRows> run(RunSql query) {
    Call call =
        Call.query("sql", PATH, body(query))
            .within(Duration.ofMillis(query.timeoutMillis()).plus(GRACE))
            .once();
    return druid
        .send(call)
        .compose(
            reply ->
                reply.ok()
                    ? Future.succeededFuture(rows(reply.json()))
                    : Future.failedFuture(SqlProblems.of(reply)));
  }

  /** Druid knows no query by that id once it has ended. */
  Future<Done> cancel(String id) {
    return druid
        .send(Call.delete("cancel-sql", PATH + "/" + id))
        .compose(
            reply ->
                reply.status() < 300 || reply.status() == 404
                    ? Future.succeededFuture(Done.DONE)
                    : Future.failedFuture(DruidProblems.away(reply)));
  }

  private static ObjectNode body(RunSql query) {
    ObjectNode body = Json.object();
    body.put("query", query.sql()).put("resultFormat", "array").put("header", true);
    ArrayNode parameters = body.putArray("parameters");
    query.parameters().forEach(value -> parameter(parameters.addObject(), value));
    body.putObject("context")
        .put("timeout", query.timeoutMillis())
        .put("sqlTimeZone", "UTC")
        .put("sqlOuterLimit", MOST_ROWS + 1)
        .put("useApproximateCountDistinct", false)
        .put("useApproximateTopN", false)
        .put("useGroupingSetForExactDistinct", true);
    if (query.id() != null) {
      ((ObjectNode) body.get("context")).put("sqlQueryId", query.id());
    }
    return body;
  }

  private static void parameter(ObjectNode parameter, Object value) {
    if (value instanceof String text) {
      parameter.put("type", "VARCHAR").put("value", text);
    } else if (value instanceof Long number) {
      parameter.put("type", "BIGINT").put("value", number);
    } else if (value instanceof Double number) {
      parameter.put("type", "DOUBLE").put("value", number);
    } else if (value instanceof List<?> list) {
      ArrayNode texts = parameter.put("type", "ARRAY").putArray("value");
      list.forEach(text -> texts.add((String) text));
    } else {
      throw new IllegalArgumentException("no SQL type for " + value.getClass());
    }
  }

  private static SqlRows rows(JsonNode answer) {
    if (answer.size() - 1 > MOST_ROWS) {
      throw SqlProblems.tooManyRows();
    }
    List<String> columns = new ArrayList<>();
    answer.path(0).forEach(name -> columns.add(name.asText()));
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 1; i < answer.size(); i++) {
      rows.add(row(answer.get(i)));
    }
    return new SqlRows(columns, rows);
  }

  private static List<Object> row(JsonNode cells) {
    List<Object> row = new ArrayList<>(cells.size());
    cells.forEach(cell -> row.add(value(cell)));
    return Collections.unmodifiableList(row);
  }

  private static Object value(JsonNode cell) {
    if (cell.isNull()) {
      return null;
    }
    if (cell.isIntegralNumber()) {
      return cell.longValue();
    }
    if (cell.isNumber()) {
      return cell.doubleValue();
    }
    return cell.isBoolean() ? (Object) cell.booleanValue() : cell.asText(cell.toString());
  }
}
