package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import verticles.contract.Facts;
import verticles.contract.Task;

/** What becomes of an upload whose receiver is gone. */
class CutUploadsTest extends PipelineCase {
  @Test
  void aCutUploadIsAbandonedAndClearedAway() throws InterruptedException {
    // Given an upload whose receiver is gone before its last byte
    Task task = ledger.open("shops", null);
    rooms.objects.put("raw/" + task.id() + "/1", 4L);
    ledger.restart();

    // When
    startPipeline();

    // Then
    assertEquals("upload-abandoned", until(task, ABANDONED).problem().type());
    assertEquals(Map.of(), rooms.objects);
    assertEquals(0, rooms.times("head"));
  }

  @Test
  void anUploadWhoseObjectIsWholeGoesOn() throws InterruptedException {
    // Given a receiver that died between completing the object and saying so
    Task task = received(10L);

    // When
    startPipeline();

    // Then
    until(task, QUERYABLE);
    assertFalse(rooms.objects.isEmpty());
  }

  @Test
  void anUploadThatAnotherOfTheSameContentOvertookIsRefused() throws InterruptedException {
    // Given
    Task task = received(10L);
    Task quicker = ledger.open("shops", null);
    ledger.move(quicker, STORED, Facts.stored("shops", 10, ledger.find(task).sha256(), "raw/x/1"));

    // When
    startPipeline();

    // Then
    Task refused = until(task, REJECTED);
    assertEquals("duplicate-content", refused.problem().type());
    assertTrue(rooms.objects.isEmpty());
    until(quicker, QUERYABLE);
  }

  @Test
  void anUploadWhoseObjectIsNotWholeIsAbandoned() throws InterruptedException {
    // Given
    Task task = received(9L);

    // When
    startPipeline();

    // Then
    until(task, ABANDONED);
    assertTrue(rooms.objects.isEmpty());
  }
}
