package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.upload.TusClient.VERSION;
import static verticles.upload.TusClient.metadata;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** A client of tus and the house that it sends to, in which nothing may be left. */
abstract class TusCase {
  static final int MAX = 12_000_000;
  static final int PLACES = 2;
  static final byte[] CSV = "date,amount\r\n2026-01-02,12.50\r\n".getBytes();

  @TempDir static Path dir;
  static House house;
  static TusClient client;

  @BeforeAll
  static void open() throws Exception {
    house =
        House.open(dir, Map.of("MAX_UPLOAD_BYTES", "" + MAX, "MAX_UPLOADS_AT_ONCE", "" + PLACES));
    client = new TusClient(house.door.port());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsLeft() {
    Wait.on(Resumables.of(house.vertx, house.settings).abandonAll());
    house.awaitNothingLeft();
  }

  static Answer announce(String... more) throws Exception {
    return client.announce("Upload-Length: 5\r\n" + metadata(more));
  }

  static Answer bodyOfAnotherType() throws Exception {
    String headers =
        VERSION
            + "Upload-Length: 5\r\n"
            + metadata()
            + "Content-Length: 5\r\nContent-Type: a/b\r\n";
    try (RawClient post = client.open("POST", "/api/ingest/tus", headers)) {
      return post.send("a,b\r\n").answer();
    }
  }

  static Answer patch(String path, String headers) throws Exception {
    try (RawClient patch = client.open("PATCH", path, VERSION + headers)) {
      return patch.send(CSV).answer();
    }
  }

  static void awaitState(String path, TaskState state) {
    Eventually.holds("it is " + state, () -> task(path).state() == state);
  }

  static Task task(String path) {
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    return Wait.on(house.bus.ask(Asks.FIND_TASK, new FindTask(id)));
  }

  static void assertProblem(int status, String type, Answer answer) {
    assertEquals(type, answer.problem(), () -> answer.body().encode());
    assertEquals(status, answer.status());
    assertEquals("application/problem+json", answer.header("content-type"));
    if (!type.equals("method-not-allowed")) {
      assertEquals("1.0.0", answer.header("tus-resumable"));
    }
  }
}
