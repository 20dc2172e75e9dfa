package verticles.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.Ids;
import verticles.contract.TaskState;
import verticles.testing.SampleTasks;

/** How far a task is, by a clock that the test moves. The sample file has 10 MB. */
class LiveTaskTest {
  private final UUID id = Ids.next();
  private final Pace pace = new Pace();
  private final LiveTask task =
      new LiveTask(SampleTasks.in(TaskState.RECEIVING, id, 1), SampleTasks.CREATED, 0);

  @Test
  void measuresTheSpeedAndFromItTheTimeLeft() {
    // Given one megabyte a second, for four seconds
    for (int second = 1; second <= 4; second++) {
      task.receive(second * 1_000_000L, second * 1_000L);
    }

    // When
    Progress progress = task.progress(pace, 4_000);

    // Then six seconds of sending are left, and what the rest usually takes
    double rest = pace.millisAfter(TaskState.RECEIVING, 10_000_000) / 1_000;
    assertEquals(1_000_000, progress.bytesPerSecond());
    assertEquals((long) Math.ceil(6 + rest), progress.etaSeconds());
    assertEquals((int) (100 * 4 / (4 + 6 + rest)), progress.percent());
  }

  @Test
  void doesNotGuessWhileNothingArrives() {
    // Given
    task.receive(1_000_000, 1_000);

    // When
    Progress progress = task.progress(pace, 10_000);

    // Then
    assertEquals(0, progress.bytesPerSecond());
    assertNull(progress.etaSeconds());
  }

  @Test
  void neverFallsBackAndKeepsTheLastPercentForTheEnd() {
    // Given a task that takes far longer in each state than such tasks usually do
    TaskState[] way = {
      TaskState.STORED,
      TaskState.VALIDATING,
      TaskState.SUBMITTING,
      TaskState.INGESTING,
      TaskState.PUBLISHING
    };
    int before = 0;
    long now = 0;
    for (int step = 0; step < way.length; step++) {
      task.change(SampleTasks.in(way[step], id, step + 2), now);
      for (int second = 0; second < 60; second++, now += 1_000) {
        // When
        int percent = task.progress(pace, now).percent();

        // Then
        assertTrue(percent >= before && percent <= 99, before + " then " + percent);
        before = percent;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"REJECTED", "FAILED", "CANCELLED", "PARKED", "AWAITING_MAPPING"})
  void hasNoTimeLeftWhereNothingMoves(TaskState state) {
    // When
    task.change(SampleTasks.in(state, id, 2), 1_000);

    // Then
    assertNull(task.progress(pace, 2_000).etaSeconds());
    assertNull(task.progress(pace, 2_000).percent());
  }

  @Test
  void aTaskThatIsTakenOverHasBeenInItsStageForAWhile() {
    // Given a task that came to Druid three seconds after it was created, and 200 ms ago
    Instant at = SampleTasks.CREATED.plusMillis(4_200);
    LiveTask adopted = new LiveTask(SampleTasks.in(TaskState.INGESTING, id, 1), at, 60_000);

    // When
    Progress progress = adopted.progress(pace, 60_000);

    // Then
    double left =
        pace.millisIn(TaskState.INGESTING, 10_000_000)
            - 200
            + pace.millisAfter(TaskState.INGESTING, 10_000_000);
    assertEquals((long) Math.ceil(left / 1_000), progress.etaSeconds());
    assertEquals((int) (100 * 4_200 / (4_200 + left)), progress.percent());
  }

  @Test
  void aFileThatDidNotComeStraightTeachesNothing() {
    // Given
    double before = pace.millisIn(TaskState.VALIDATING, 10_000_000);

    // When
    pace.learn(SampleTasks.retried());

    // Then
    assertEquals(before, pace.millisIn(TaskState.VALIDATING, 10_000_000));
  }

  @Test
  void learnsFromWhatFilesReallyTake() {
    // Given a machine that takes one second for each stage of 10 MB
    double before = pace.millisIn(TaskState.INGESTING, 10_000_000);

    // When
    for (int file = 0; file < 20; file++) {
      pace.learn(SampleTasks.in(TaskState.QUERYABLE));
    }

    // Then
    double after = pace.millisIn(TaskState.VALIDATING, 10_000_000);
    assertEquals(1_000, after, 10);
    assertTrue(pace.millisIn(TaskState.INGESTING, 10_000_000) < before);
  }
}
