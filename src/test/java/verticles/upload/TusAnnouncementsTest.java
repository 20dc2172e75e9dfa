package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.upload.TusClient.VERSION;
import static verticles.upload.TusClient.metadata;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.upload.RawClient.Answer;

/** Uploads that are announced wrongly, or of which there are too many. */
class TusAnnouncementsTest extends TusCase {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/ingest/tus",
    "HEAD, /api/ingest/tus/x",
    "PATCH, /api/ingest/tus/x",
    "DELETE, /api/ingest/tus/x"
  })
  void anotherVersionOfTheProtocol(String method, String path) throws Exception {
    for (String version : List.of("", "Tus-Resumable: 0.2.2\r\n")) {
      // When
      try (RawClient asking = client.open(method, path, version)) {
        Answer answer = method.equals("HEAD") ? asking.answerWithoutBody() : asking.answer();

        // Then
        assertEquals(412, answer.status());
        assertEquals("1.0.0", answer.header("tus-version"));
        assertEquals("1.0.0", answer.header("tus-resumable"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upload-Length: -1\r\n",
        "Upload-Length: 1e3\r\n",
        "Upload-Length: 9999999999999999999\r\n",
        "Upload-Defer-Length: 1\r\n",
        "Upload-Length: 5\r\nUpload-Concat: partial\r\n"
      })
  void anAnnouncementWithoutASize(String size) throws Exception {
    assertProblem(400, "bad-tus-header", client.announce(size + metadata()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Upload-Metadata: filename YQ==\r\n",
        "Upload-Metadata: datasource_name a%20b\r\n",
        "Upload-Metadata: datasource_name c2hvcHM=,,\r\n",
        "Upload-Metadata: ,datasource_name c2hvcHM=\r\n",
        "Upload-Metadata: datasource_name c2hvcHM=,datasource_name c2hvcHM=\r\n"
      })
  void anAnnouncementWithoutReadableMetadata(String metadata) throws Exception {
    assertProblem(400, "bad-tus-header", client.announce("Upload-Length: 5\r\n" + metadata));
  }

  @Test
  void anAnnouncementThatCannotBeMet() throws Exception {
    assertProblem(
        413,
        "file-too-large",
        client.announce("Upload-Length: " + (MAX + 1) + "\r\n" + metadata()));
    assertProblem(400, "file-empty", client.announce("Upload-Length: 0\r\n" + metadata()));
    assertProblem(400, "bad-dataset-name", announce("datasource_name", "9 a"));
    assertProblem(400, "bad-file-name", announce("filename", "a\nb"));
    assertProblem(415, "unsupported-request", bodyOfAnotherType());
  }

  @Test
  void everyWrongOptionIsTold() throws Exception {
    // When
    Answer answer = announce("mode", "new", "on_eror", "skip", "mapping", "{\"decimal\":\"x\"}");

    // Then
    assertProblem(400, "bad-parameter", answer);
    assertEquals(
        List.of("mapping.decimal", "mode", "on_eror"),
        answer.body().getJsonArray("errors").stream()
            .map(it -> ((JsonObject) it).getString("column"))
            .sorted()
            .toList());
  }

  @Test
  void onePieceMoreThanThereArePlaces() throws Exception {
    // Given
    String path = client.begin(CSV.length);
    client.append(path, 0, new byte[] {'d'});
    List<RawClient> sending = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      sending.add(house.client().put("shops/a.csv", 100).send("date"));
    }
    Eventually.holds("all places are taken", () -> house.slotsTaken() == PLACES);

    // When
    Answer answer = client.append(path, 1, java.util.Arrays.copyOfRange(CSV, 1, CSV.length));

    // Then
    assertProblem(429, "too-many-uploads", answer);
    assertTrue(answer.head().contains("retry-after: "));
    assertEquals(1, client.offset(path));
    for (RawClient other : sending) {
      other.cut();
    }
  }

  @Test
  void oneUnfinishedUploadTooMany() throws Exception {
    // Given
    for (int i = 0; i < 4 * PLACES; i++) {
      client.begin(CSV.length);
    }

    // When
    Answer answer = client.announce("Upload-Length: 5\r\n" + metadata());

    // Then
    assertProblem(429, "too-many-uploads", answer);
    assertTrue(answer.head().contains("retry-after: "));
  }

  @Test
  void anAddressWithAnotherMethod() throws Exception {
    // When
    try (RawClient asking = client.open("GET", "/api/ingest/tus/x", VERSION)) {
      Answer answer = asking.answer();

      // Then
      assertProblem(405, "method-not-allowed", answer);
      assertTrue(answer.header("allow").contains("patch"));
    }
    try (RawClient asking = client.open("POST", "/api/ingest/tus/x", VERSION)) {
      assertProblem(400, "bad-tus-header", asking.answer());
    }
  }
}
