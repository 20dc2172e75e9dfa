package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.upload.RawClient.Answer;

/** The house that files are sent to, in which nothing may be left. */
abstract class UploadCase {
  static final String CSV = "date,amount\r\n2026-01-02,12.50\r\n";
  static final int MAX = 12_000_000;
  @TempDir static Path dir;
  static House house;

  @BeforeAll
  static void open() throws Exception {
    house = House.open(dir, Map.of("MAX_UPLOAD_BYTES", "" + MAX));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void nothingIsLeft() {
    house.awaitNothingLeft();
  }

  static Answer form(String body, String... headers) throws Exception {
    try (RawClient client = house.client()) {
      return client.form(body, headers).answer();
    }
  }

  static void assertProblem(int status, String type, Answer answer) {
    assertEquals(type, answer.problem(), () -> answer.body().encode());
    assertEquals(status, answer.status());
    assertTrue(answer.head().contains("content-type: application/problem+json"));
  }

  static Task awaitReceiving() {
    return awaitNewest(TaskState.RECEIVING);
  }

  static Task awaitNewest(TaskState state) {
    Eventually.holds(
        "the newest task is " + state,
        () -> house.newest().filter(task -> task.state() == state).isPresent());
    return house.newest().orElseThrow();
  }
}
