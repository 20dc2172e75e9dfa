package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.Problem;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** Everything that can end an unfinished upload. */
class TusEndsTest extends TusCase {
  @Test
  void oneThatItsOwnerDrops() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);
    Eventually.holds("a part is on its way", () -> !house.bucket.unfinished().isEmpty());

    // When
    Answer answer = client.terminate(path);

    // Then
    assertEquals(204, answer.status());
    assertEquals(TaskState.CANCELLED, task(path).state());
    assertEquals(410, client.head(path).status());
    assertProblem(410, "upload-over", client.append(path, 9_000_000, CSV));
    assertProblem(410, "upload-over", client.terminate(path));
  }

  @Test
  void oneThatItsOwnerDropsWhileItIsSent() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    try (RawClient sending = client.piece(path, 0, 10_000_000)) {
      sending.send(new byte[2_000_000]);
      Eventually.holds("it is received", () -> house.slotsTaken() == 1);

      // When
      Answer answer = client.terminate(path);

      // Then
      assertEquals(204, answer.status());
      assertProblem(400, "upload-taken-over", sending.answer());
      assertEquals(TaskState.CANCELLED, task(path).state());
    }
  }

  @Test
  void aPausedOneThatTheUserCancels() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // When
    Wait.on(house.bus.ask(Asks.CANCEL_TASK, new CancelTask(task(path).id())));

    // Then
    awaitState(path, TaskState.CANCELLED);
    assertEquals(410, client.head(path).status());
  }

  @Test
  void oneThatTheUserCancelsWhileItIsSent() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    try (RawClient sending = client.piece(path, 0, 10_000_000)) {
      sending.send(new byte[2_000_000]);
      Eventually.holds("it is received", () -> house.slotsTaken() == 1);

      // When
      Wait.on(house.bus.ask(Asks.CANCEL_TASK, new CancelTask(task(path).id())));

      // Then
      assertProblem(410, "upload-cancelled", sending.answer());
      awaitState(path, TaskState.CANCELLED);
    }
  }

  @Test
  void aPausedOneThatValidationRefuses() throws Exception {
    // Given
    Problem why = Problem.of("no-header", 422, "There is no header", "Add one.");
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[2_000_000]);

    // When
    house.bus.announce(Events.CHECK_REFUSED, new CheckRefused(task(path).id(), why));

    // Then
    awaitState(path, TaskState.REJECTED);
    assertProblem(410, "no-header", client.append(path, 2_000_000, CSV));
  }

  @Test
  void oneThatNobodyGoesOnWith() throws Exception {
    // Given
    house.close();
    house = House.open(dir.resolve("hasty"), Map.of("UPLOAD_RESUME_WITHIN", "PT1S"));
    client = new TusClient(house.door.port());

    // When
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // Then
    awaitState(path, TaskState.ABANDONED);
    assertEquals(410, client.head(path).status());
    assertProblem(410, "upload-expired", client.append(path, 9_000_000, CSV));
    house.awaitNothingLeft();
    house.close();
    open();
  }

  @Test
  void aServiceThatStopsLeavesNothing() throws Exception {
    // Given
    String path = client.begin(10_000_000);
    client.append(path, 0, new byte[9_000_000]);

    // When
    Wait.on(Resumables.of(house.vertx, house.settings).abandonAll());

    // Then
    assertEquals(TaskState.ABANDONED, task(path).state());
    assertEquals(410, client.head(path).status());
  }
}
