package verticles.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.config.Settings;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

@ExtendWith(VertxExtension.class)
class HttpVerticleTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"})
  void answersToItsOwnNames(String host, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(door.request(HttpMethod.GET, "/health/live").putHeader("Host", host).send());

    // Then
    assertEquals(200, answer.statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/datasets/%ff, %ff, 400",
    "/api/datasets/sal%C3%28es, %C3%28, 400",
    "/health/live?x=%80, %80, 400",
    "/health/live?x=100%, %, 400",
    "/health/live?x=%C3%A9%20%E2%82%AC, , 200"
  })
  void anAddressMustBeText(String uri, String wrong, int status, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get(uri);

    // Then
    assertEquals(status, answer.statusCode());
    if (wrong != null) {
      assertProblem("bad-address", answer);
      String said = answer.bodyAsJsonObject().getString("detail");
      assertTrue(said.startsWith("The address has " + wrong + " in it"), said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8000"})
  void answersToNoOtherName(String host, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(door.request(HttpMethod.GET, "/health/live").putHeader("Host", host).send());

    // Then
    assertEquals(421, answer.statusCode());
    assertProblem("wrong-host", answer);
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, , 403",
    "null, , 403",
    "http://localhost:1, , 403",
    "http://localhost, , 404",
    ", cross-site, 403",
    ", same-site, 403",
    ", same-origin, 404",
    ", none, 404",
    ", , 404"
  })
  void refusesWhatAnotherSitesPageSends(String origin, String site, int status, Vertx vertx) {
    // Given a route that is not there: whoever may pass gets 404
    FrontDoor door = FrontDoor.open(vertx);
    var request = door.request(HttpMethod.POST, "/api/none").putHeader("Host", "localhost");
    if (origin != null) {
      request.putHeader("Origin", origin);
    }
    if (site != null) {
      request.putHeader("Sec-Fetch-Site", site);
    }

    // When
    HttpResponse<Buffer> answer = Wait.on(request.send());

    // Then
    assertEquals(status, answer.statusCode());
    assertProblem(status == 403 ? "cross-site" : "not-found", answer);
  }

  @Test
  void saysWhichMethodsAnAddressTakes(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.post("/health");

    // Then
    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", answer.getHeader("Allow"));
    assertProblem("method-not-allowed", answer);
  }

  @Test
  void showsAPersonThePageThatKnowsNoSuchAddress(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(door.request(HttpMethod.GET, "/nowhere").putHeader("Accept", "text/html").send());

    // Then
    assertEquals(404, answer.statusCode());
    assertEquals("text/html; charset=utf-8", answer.getHeader("Content-Type"));
    assertTrue(answer.bodyAsString().contains("<app-shell>"));
    assertNotNull(answer.getHeader("Content-Security-Policy"));
  }

  @ParameterizedTest
  @CsvSource({
    "/%ff, text/html, true",
    "/datasets/%zz, 'text/html,application/xhtml+xml,*/*;q=0.8', true",
    "/overview?branches=100%, text/html, true",
    "/%ff, */*, false",
    "/datasets/%zz, application/json, false",
    "/api/datasets/%zz, text/html, false"
  })
  void anAddressThatIsNoTextIsToldEachInTheirForm(
      String uri, String accept, boolean person, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(door.request(HttpMethod.GET, uri).putHeader("Accept", accept).send());

    // Then
    assertEquals(400, answer.statusCode());
    if (person) {
      assertEquals("text/html; charset=utf-8", answer.getHeader("Content-Type"));
      assertEquals("Accept-Encoding, Accept", answer.getHeader("Vary"));
      assertTrue(answer.bodyAsString().contains("<app-shell>"));
    } else {
      assertProblem("bad-address", answer);
    }
  }

  @Test
  void tellsAPersonInPlainWordsWhatElseIsWrong(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(
            door.request(HttpMethod.DELETE, "/health/live")
                .putHeader("Accept", "text/html")
                .send());

    // Then
    assertEquals(405, answer.statusCode());
    assertEquals("text/plain; charset=utf-8", answer.getHeader("Content-Type"));
    assertTrue(answer.bodyAsString().startsWith("Not with this method."));
  }

  @Test
  void hidesWhatFailedInside(Vertx vertx) {
    // Given
    FrontDoor door =
        FrontDoor.open(
            vertx,
            () ->
                List.of(
                    router ->
                        router
                            .get("/api/bug")
                            .handler(
                                context -> {
                                  throw new IllegalStateException("/secret/path");
                                })));

    // When
    HttpResponse<Buffer> answer = door.get("/api/bug");

    // Then
    assertEquals(500, answer.statusCode());
    assertProblem("internal-error", answer);
    assertFalse(answer.bodyAsString().contains("secret"));
  }

  @Test
  void refusesOverlongRequests(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> longUrl = door.get("/" + "a".repeat(9_000));
    HttpResponse<Buffer> longHeader =
        Wait.on(
            door.request(HttpMethod.GET, "/health/live")
                .putHeader("X-Long", "a".repeat(20_000))
                .send());

    // Then
    assertEquals(414, longUrl.statusCode());
    assertProblem("uri-too-long", longUrl);
    assertEquals(431, longHeader.statusCode());
    assertProblem("headers-too-large", longHeader);
  }

  @Test
  void protectsEveryAnswer(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get("/api/none");

    // Then
    assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
    assertEquals("same-origin", answer.getHeader("Cross-Origin-Resource-Policy"));
    assertEquals("no-store", answer.getHeader("Cache-Control"));
    assertTrue(answer.getHeader("Content-Security-Policy").startsWith("default-src 'none'"));
    assertEquals(
        answer.getHeader("X-Request-Id"), answer.bodyAsJsonObject().getString("requestId"));
  }

  @Test
  void showsItsMetrics(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    door.get("/health/live");

    // When
    HttpResponse<Buffer> answer = door.get("/metrics");

    // Then
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer
            .bodyAsString()
            .contains("sluice_http_requests_seconds_count{method=\"GET\",route=\"/health/live\""));
    assertTrue(answer.bodyAsString().contains("jvm_memory_used_bytes"));
  }

  @Test
  void sharesOnePortAmongInstances(Vertx vertx) {
    // Given
    Settings.Http settings = new Settings.Http("127.0.0.1", 0, false);
    Set<HttpVerticle> instances = new HashSet<>();

    // When
    Wait.on(
        vertx.deployVerticle(
            () -> {
              HttpVerticle instance = new HttpVerticle(settings, FrontDoor.UPLOADS, List::of);
              instances.add(instance);
              return instance;
            },
            new DeploymentOptions().setInstances(2)));

    // Then
    Set<Integer> ports = new HashSet<>();
    instances.forEach(instance -> ports.add(instance.port()));
    assertEquals(2, instances.size());
    assertEquals(1, ports.size());
    assertNotEquals(Set.of(0), ports);
  }

  @Test
  void namesThePortThatIsInUse(Vertx vertx) {
    // Given
    FrontDoor first = FrontDoor.open(vertx);
    Vertx other = Vertx.vertx();
    HttpVerticle second =
        new HttpVerticle(
            new Settings.Http("127.0.0.1", first.port(), false), FrontDoor.UPLOADS, List::of);

    // When
    Throwable failure = Wait.forFailure(other.deployVerticle(second));

    // Then
    assertTrue(failure.getMessage().contains(Integer.toString(first.port())), failure.getMessage());
    assertTrue(failure.getMessage().contains("HTTP_PORT"), failure.getMessage());
    Wait.on(other.close());
  }

  private static void assertProblem(String type, HttpResponse<Buffer> answer) {
    assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    JsonObject problem = answer.bodyAsJsonObject();
    assertEquals("/problems/" + type, problem.getString("type"));
    assertEquals(answer.statusCode(), problem.getInteger("status"));
    assertNotNull(problem.getString("requestId"));
  }
}
