package verticles.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

/** The real page, served. */
@ExtendWith(VertxExtension.class)
class PagesTest {
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/overview",
        "/data-ingestion",
        "/look",
        "/files/01990f3e-0000-7000-8000-000000000000",
        "/datasets/wholesale-2"
      })
  void everyPageHasItsOwnUrl(String route, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> page = door.get(route);

    // Then
    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", page.getHeader("Content-Type"));
    assertEquals("no-cache", page.getHeader("Cache-Control"));
  }

  @Test
  void thePolicyAllowsTheInlineImportMapAndNothingElseInline(Vertx vertx) throws Exception {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> page = door.get("/");

    // Then
    String policy = page.getHeader("Content-Security-Policy");
    Matcher script = INLINE_SCRIPT.matcher(page.bodyAsString());
    int maps = 0;
    while (script.find()) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes("UTF-8"));
      String source = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
      assertTrue(policy.contains(source), "not allowed by the policy: " + script.group());
      maps++;
    }
    assertEquals(1, maps);
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertTrue(!policy.contains("unsafe"), policy);
    assertTrue(policy.contains("ws://127.0.0.1:" + door.port()), policy);
  }

  @Test
  void aKnownFileIsNotSentAgain(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    String etag = door.get("/").getHeader("ETag");

    // When
    HttpResponse<Buffer> again =
        Wait.on(door.request(HttpMethod.GET, "/").putHeader("If-None-Match", etag).send());

    // Then
    assertEquals(304, again.statusCode());
    assertNull(again.body());
  }

  @Test
  void textIsCompressedForWhoeverTakesIt(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    int plain = door.get("/").body().length();

    // When
    HttpResponse<Buffer> small =
        Wait.on(door.request(HttpMethod.GET, "/").putHeader("Accept-Encoding", "gzip").send());

    // Then
    assertEquals("gzip", small.getHeader("Content-Encoding"));
    assertTrue(small.body().length() < plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2fpom.xml",
        "/%2e%2e/db/migration/V1__ledger.sql",
        "/verticles/http/Pages.class",
        "/version.properties",
        "/components",
        "/.hidden.js"
      })
  void nothingButThePagesFilesIsServed(String path, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer = door.get(path);

    // Then
    assertEquals(404, answer.statusCode());
  }

  @Test
  void aProgramGetsTheServicesDescription(Vertx vertx) {
    // Given no room behind the bus at all
    FrontDoor door = FrontDoor.open(vertx);

    // When
    HttpResponse<Buffer> answer =
        Wait.on(door.request(HttpMethod.GET, "/").putHeader("Accept", "application/json").send());

    // Then
    JsonObject service = answer.bodyAsJsonObject();
    assertEquals(200, answer.statusCode());
    assertEquals("sluice", service.getString("name"));
    assertTrue(service.getString("version").matches("\\d+\\.\\d+\\.\\d+.*"));
    assertEquals("unhealthy", service.getString("health"));
    assertEquals(
        FrontDoor.UPLOADS.maxBytes(), service.getJsonObject("limits").getLong("max_upload_bytes"));
  }
}
