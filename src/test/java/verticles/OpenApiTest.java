package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.Settings;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;
import verticles.web.RouteGroup;

/**
 * The document against the router of the whole application, in both directions. No room is there,
 * so whatever has a handler answers with another failure than that there is nothing.
 */
@ExtendWith(VertxExtension.class)
class OpenApiTest {
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private final AtomicReference<Router> router = new AtomicReference<>();
  private FrontDoor door;
  private JsonObject document;

  /** One operation of the document. */
  private record Operation(String method, String path, JsonObject json) {
    /** Whether a route's path, with its parameters, leads to this one. */
    boolean isAt(Route route) {
      String pattern =
          Arrays.stream(route.getPath().split("/", -1))
              .map(it -> it.startsWith(":") ? "[^/]+" : Pattern.quote(it))
              .reduce((one, other) -> one + "/" + other)
              .orElseThrow();
      return route.methods().contains(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
          && path.matches(pattern);
    }
  }

  @BeforeEach
  void open(Vertx vertx, @TempDir Path data) {
    Settings settings =
        new Settings(
            new Settings.Http("127.0.0.1", 0, false),
            data,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            FrontDoor.UPLOADS,
            Settings.PURGE_AFTER);
    door =
        FrontDoor.open(
            vertx,
            () -> {
              List<RouteGroup> groups = new ArrayList<>(App.routes(vertx, settings));
              groups.add(router::set);
              return groups;
            });
    document = door.get("/openapi.json").bodyAsJsonObject();
  }

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
      for (Map.Entry<String, Object> operation : (JsonObject) path.getValue()) {
        assertTrue(METHODS.contains(operation.getKey()), path.getKey());
        all.add(
            new Operation(operation.getKey(), path.getKey(), (JsonObject) operation.getValue()));
      }
    }
    return all;
  }

  @Test
  void everyRouteIsInTheDocument() {
    // Given
    List<Operation> operations = operations();
    List<Route> routes =
        router.get().getRoutes().stream()
            .filter(it -> it.getPath() != null && it.methods() != null)
            .toList();
    assertTrue(routes.size() > 40);

    // When
    List<String> missing =
        routes.stream()
            .flatMap(
                route ->
                    route.methods().stream()
                        .filter(
                            method ->
                                operations.stream()
                                    .noneMatch(
                                        it ->
                                            it.method().equalsIgnoreCase(method.name())
                                                && it.isAt(route)))
                        .map(method -> method + " " + route.getPath()))
            .toList();

    // Then
    assertEquals(List.of(), missing);
  }

  @Test
  void everyPathOfTheDocumentIsAnswered() {
    // Given
    List<Operation> operations = operations();
    assertTrue(operations.size() > 120);

    // When
    List<String> unanswered =
        operations.stream()
            .filter(it -> !isAnswered(it))
            .map(it -> it.method() + " " + it.path())
            .toList();

    // Then
    assertEquals(List.of(), unanswered);
  }

  private boolean isAnswered(Operation operation) {
    String path =
        operation
            .path()
            .replaceAll("\\{(?:task_id|upload|view)}", UUID.randomUUID().toString())
            .replaceAll("\\{[^}]*}", "none");
    HttpMethod method = HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT));
    int status = Wait.on(door.request(method, path).send()).statusCode();
    boolean said = operation.json().getJsonObject("responses").containsKey("" + status);
    return said || status != 404 && status != 405;
  }

  @Test
  void everyReferenceAndParameterIsThereAndEveryNameIsOne() {
    // Given
    List<Operation> operations = operations();
    Set<String> names = new HashSet<>();

    for (Operation operation : operations) {
      // When
      JsonArray parameters = operation.json().getJsonArray("parameters", new JsonArray());
      List<String> inPath = new ArrayList<>();
      for (Object each : parameters) {
        JsonObject parameter = resolved((JsonObject) each);
        if (parameter.getString("in").equals("path")) {
          inPath.add("{" + parameter.getString("name") + "}");
        }
      }

      // Then
      assertTrue(names.add(operation.json().getString("operationId")), operation.path());
      List<String> wanted =
          Pattern.compile("\\{[^}]*}")
              .matcher(operation.path())
              .results()
              .map(it -> it.group())
              .toList();
      assertEquals(wanted, inPath, operation.path());
    }
    assertReferences(document);
  }

  private JsonObject resolved(JsonObject it) {
    String to = it.getString("$ref");
    return to == null ? it : (JsonObject) JsonPointer.from(to.substring(1)).queryJson(document);
  }

  private void assertReferences(Object json) {
    if (json instanceof JsonArray array) {
      array.forEach(this::assertReferences);
    } else if (json instanceof JsonObject object) {
      assertNotNull(resolved(object), object.encode());
      object.forEach(member -> assertReferences(member.getValue()));
    }
  }

  @Test
  void aPageToTryItRunsNothingButItsOwnFiles() {
    // When
    HttpResponse<Buffer> page = door.get("/api/docs");

    // Then
    assertEquals(200, page.statusCode());
    assertTrue(page.getHeader("Content-Security-Policy").contains("script-src 'self';"));
    Pattern.compile("(?:src|href)=\"(/[^\"]+\\.[a-z]+)\"")
        .matcher(page.bodyAsString())
        .results()
        .forEach(file -> assertEquals(200, door.get(file.group(1)).statusCode(), file.group(1)));
  }
}
