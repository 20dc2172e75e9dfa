package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.introspection.IntrospectionQuery;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.config.Settings;
import verticles.contract.Ids;
import verticles.contract.Metric;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.FrontDoor;
import verticles.testing.SampleTasks;
import verticles.testing.Wait;

/** How the address is asked, and what it tells of itself and of tasks. */
class GraphQlRoutesTest extends GraphQlCase {
  @Test
  void servesItsSchemaWhole() {
    // When
    HttpResponse<Buffer> answer = door.get("/graphql/schema.graphqls");

    // Then
    TypeDefinitionRegistry schema = new SchemaParser().parse(answer.bodyAsString());
    assertEquals(200, answer.statusCode());
    assertEquals("text/plain; charset=utf-8", answer.getHeader("Content-Type"));
    assertTrue(schema.getType("DashboardData").isPresent());
    assertTrue(schema.getType("ListArguments").isEmpty());
    assertTrue(answer.bodyAsString().contains(Metric.GROSS_PROFIT.sentence()));
  }

  @Test
  void tellsOfTasksAndActsOnThem() {
    // Given
    Task done = SampleTasks.withVerdict(TaskState.QUERYABLE, 90, 10);
    Task failed = SampleTasks.in(TaskState.FAILED, Ids.next(), 2);
    ledger.with(done).with(failed);

    // When
    JsonObject one =
        query(
            "{ getIngestionTaskStatus(taskId: \""
                + done.id()
                + "\") { taskId status state rowCount rejectedRows percent fileSize createdAt } }");
    JsonObject none = query("{ getIngestionTaskStatus(taskId: \"nothing\") { taskId } }");
    JsonObject list = query("{ listIngestionTasks(limit: 1) { taskId } }");
    JsonObject badList = query("{ listIngestionTasks(limit: 0) { taskId } }");
    JsonObject retried =
        query("mutation { retryIngestion(taskId: \"" + failed.id() + "\") { state } }");
    JsonObject tooLate =
        query("mutation { cancelIngestion(taskId: \"" + done.id() + "\") { state } }");

    // Then
    JsonObject status = one.getJsonObject("data").getJsonObject("getIngestionTaskStatus");
    assertEquals("COMPLETED", status.getString("status"));
    assertEquals(90, status.getInteger("rowCount"));
    assertEquals(100, status.getInteger("percent"));
    assertNull(none.getJsonObject("data").getValue("getIngestionTaskStatus"));
    assertTrue(!none.containsKey("errors"));
    assertEquals(
        failed.id().toString(),
        list.getJsonObject("data")
            .getJsonArray("listIngestionTasks")
            .getJsonObject(0)
            .getString("taskId"));
    assertEquals("/problems/bad-parameter", problemOf(badList).getString("type"));
    assertEquals(
        "STORED", retried.getJsonObject("data").getJsonObject("retryIngestion").getString("state"));
    assertEquals("/problems/task-ended", problemOf(tooLate).getString("type"));
  }

  @Test
  void describesEveryFieldAndArgument() {
    // When
    JsonObject answer = query(IntrospectionQuery.INTROSPECTION_QUERY);

    // Then
    List<String> silent = new ArrayList<>();
    JsonArray types = answer.getJsonObject("data").getJsonObject("__schema").getJsonArray("types");
    for (Object each : types) {
      JsonObject type = (JsonObject) each;
      if (type.getString("name").startsWith("__") || type.getJsonArray("fields") == null) {
        continue;
      }
      for (Object one : type.getJsonArray("fields")) {
        JsonObject field = (JsonObject) one;
        noteIfSilent(silent, type.getString("name"), field);
        field
            .getJsonArray("args")
            .forEach(arg -> noteIfSilent(silent, field.getString("name"), (JsonObject) arg));
      }
    }
    assertEquals(List.of(), silent);
  }

  private static void noteIfSilent(List<String> silent, String where, JsonObject what) {
    String description = what.getString("description");
    if (description == null || description.isBlank()) {
      silent.add(where + "." + what.getString("name"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"query\": \"{ __typename }\"}]",
        "{\"query\": 1}",
        "{\"query\": \"{ __typename }\", \"variables\": []}",
        "{\"query\": \"{ __typename }\", \"operationName\": 1}",
        "{}",
        "\"text\"",
        "{\"query\":",
        ""
      })
  void refusesWhatIsNoOperation(String body) {
    // When
    HttpResponse<Buffer> answer = post(Buffer.buffer(body));

    // Then
    assertEquals(400, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/graphql", "none"})
  void takesOperationsAsJsonOnly(String type) {
    // Given
    var request = door.request(HttpMethod.POST, "/graphql");
    if (!type.equals("none")) {
      request.putHeader("Content-Type", type);
    }

    // When
    HttpResponse<Buffer> answer = Wait.on(request.sendBuffer(operation("{ __typename }")));

    // Then
    assertEquals(415, answer.statusCode());
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
  }

  @Test
  void runsNothingByGet() {
    // When
    HttpResponse<Buffer> answer =
        door.get("/graphql?query=mutation%7BcancelIngestion(taskId%3A%22x%22)%7Bstate%7D%7D");

    // Then
    assertEquals(405, answer.statusCode());
    assertEquals("POST", answer.getHeader("Allow"));
  }

  @Test
  void runsNothingForAnotherSitesPage() {
    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.POST, "/graphql")
                .putHeader("Content-Type", "application/json")
                .putHeader("Origin", "http://evil.example")
                .sendBuffer(operation("mutation { retryIngestion(taskId: \"x\") { state } }")));

    // Then
    assertEquals(403, answer.statusCode());
  }

  @Test
  void sendsSubscribersToTheWebSocket() {
    // When
    JsonObject answer = query("subscription { ingestionTasks { taskId } }");

    // Then
    assertEquals("/problems/subscription-needs-websocket", problemOf(answer).getString("type"));
  }

  @Test
  void showsGraphiQlInDevelopmentOnly(Vertx vertx) {
    // Given
    HttpResponse<Buffer> closed = door.get("/graphiql/");
    Wait.on(door.close());
    Settings.Http development = new Settings.Http("127.0.0.1", 0, true);
    FrontDoor open = FrontDoor.open(vertx, () -> List.of(FrontDoor.graphQl(vertx, development)));

    // When
    HttpResponse<Buffer> page = open.get("/graphql");

    // Then
    assertEquals(200, page.statusCode());
    assertTrue(page.bodyAsString().contains("<html"), page.bodyAsString());
    assertEquals(404, closed.statusCode());
  }
}
