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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

/** The real page, served. */
@ExtendWith(VertxExtension.class)
class PagesTest {
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  private static final int MOST_LINES = 300;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br|br|-br",
        "gzip|gzip|-gz",
        "br;q=0, gzip;q=0.5|gzip|-gz",
        "identity||",
        "brotli||"
      })
  void textIsCompressedForWhoeverTakesIt(String accepted, String coding, String more, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    HttpResponse<Buffer> plain = door.get("/components/app-shell.js");

    // When
    HttpResponse<Buffer> small =
        Wait.on(
            door.request(HttpMethod.GET, "/components/app-shell.js")
                .putHeader("Accept-Encoding", accepted)
                .send());

    // Then
    String etag = plain.getHeader("ETag").replaceAll("\"$", "");
    assertEquals(coding, small.getHeader("Content-Encoding"));
    assertEquals(etag + Objects.toString(more, "") + '"', small.getHeader("ETag"));
    assertEquals(coding != null, small.body().length() < plain.body().length());
    assertEquals("Accept-Encoding", small.getHeader("Vary"));
  }

  @Test
  void modulesAreSmallAndMakeOneElementEach() throws Exception {
    // Given
    List<Path> modules;
    try (Stream<Path> all = Files.walk(Path.of("webroot"))) {
      modules = all.filter(it -> it.toString().endsWith(".js")).toList();
    }
    List<String> wrong = new ArrayList<>();

    // When
    for (Path module : modules) {
      List<String> lines = Files.readAllLines(module);
      long elements = lines.stream().filter(it -> it.contains("customElements.define(")).count();
      if (lines.size() > MOST_LINES || elements > 1) {
        wrong.add(module + ": " + lines.size() + " lines, " + elements + " elements");
      }
    }

    // Then
    assertTrue(modules.size() > 100, modules.toString());
    assertEquals(List.of(), wrong);
  }

  @Test
  void inDevelopmentFilesAreSentAsTheyAreWritten(Vertx vertx) throws Exception {
    // Given
    String name = "components/app-shell.js";
    String written = Files.readString(Path.of("webroot", name));

    // When
    Asset developed = Wait.on(new Assets(vertx, true).find(name));
    Asset released = Wait.on(new Assets(vertx, false).find(name));

    // Then
    assertEquals(written, developed.plain().toString());
    assertNull(developed.brotli());
    assertTrue(released.plain().length() < written.length());
    assertTrue(released.brotli().length() < released.gzip().length());
  }

  @Test
  void whatHasItsVersionInItsAddressIsKeptByTheBrowser(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    Matcher lit = Pattern.compile("\"lit\": \"([^\"]+)\"").matcher(door.get("/").bodyAsString());
    assertTrue(lit.find());

    // When
    HttpResponse<Buffer> library = door.get(lit.group(1));

    // Then
    assertEquals("public, max-age=31536000, immutable", library.getHeader("Cache-Control"));
    assertEquals("no-cache", door.get("/main.js").getHeader("Cache-Control"));
  }

  @Test
  void whatIsOfThisReleaseIsKeptByTheBrowserAndOnlyThat(Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);
    Matcher main =
        Pattern.compile("src=\"(/at/[0-9a-f]{16}/main.js)\"").matcher(door.get("/").bodyAsString());
    assertTrue(main.find());

    // When
    HttpResponse<Buffer> now = door.get(main.group(1));
    HttpResponse<Buffer> before = door.get("/at/0123456789abcdef/main.js");

    // Then
    assertEquals("public, max-age=31536000, immutable", now.getHeader("Cache-Control"));
    assertEquals("no-cache", before.getHeader("Cache-Control"));
    assertEquals(now.body(), before.body());
    assertEquals(404, door.get("/at/0123456789abcdef/nothing.js").statusCode());
    assertEquals(404, door.get("/at/0123456789abcdef/../../pom.xml").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/, overview",
    "/overview, overview",
    "/sales, sales",
    "/data-ingestion, data",
    "/look, file",
    "/files/01990f3e-0000-7000-8000-000000000000, file",
    "/datasets/wholesale-2, dataset"
  })
  void thePageNamesTheModulesOfWhatIsSeenFirst(String route, String page, Vertx vertx) {
    // Given
    FrontDoor door = FrontDoor.open(vertx);

    // When
    String html = door.get(route).bodyAsString();

    // Then
    Pattern named =
        Pattern.compile("rel=\"modulepreload\" href=\"/at/[0-9a-f]{16}/pages/(.+)-page.js");
    assertEquals(List.of(page), named.matcher(html).results().map(it -> it.group(1)).toList());
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
