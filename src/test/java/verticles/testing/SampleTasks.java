package verticles.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.contract.Ids;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;

/** Tasks as the ledger might tell of them, for tests of the rooms that show them. */
public final class SampleTasks {
  public static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");

  private SampleTasks() {}

  public static Task in(TaskState state) {
    return in(state, Ids.next(), 1);
  }

  /** A 10 MB file that spent one second in each state before this one. */
  public static Task in(TaskState state, UUID id, long version) {
    Map<TaskState, Instant> entered = new EnumMap<>(TaskState.class);
    for (TaskState earlier : TaskState.values()) {
      if (earlier.ordinal() <= state.ordinal()
          && (earlier == state || earlier.ordinal() <= TaskState.PUBLISHING.ordinal())
          && earlier != TaskState.AWAITING_MAPPING) {
        entered.put(earlier, CREATED.plusSeconds(entered.size()));
      }
    }
    return task(state, id, version, null, null, entered);
  }

  /** On the dashboard, by a second try: an hour after it had failed. */
  public static Task retried() {
    Map<TaskState, Instant> entered = new EnumMap<>(in(TaskState.QUERYABLE).entered());
    entered.replaceAll((state, at) -> at.plusSeconds(3_600));
    entered.put(TaskState.RECEIVING, CREATED);
    entered.put(TaskState.FAILED, CREATED.plusSeconds(3));
    return task(TaskState.QUERYABLE, Ids.next(), 1, null, null, entered);
  }

  /** The same task with another past. */
  public static Task entered(Task task, Map<TaskState, Instant> entered) {
    return task(task.state(), task.id(), task.version(), task.verdict(), task.problem(), entered);
  }

  public static Task rejected(Problem why) {
    Map<TaskState, Instant> entered = Map.of(TaskState.RECEIVING, CREATED);
    return task(TaskState.REJECTED, Ids.next(), 1, null, why, entered);
  }

  public static Task withVerdict(TaskState state, long accepted, long rejected) {
    Verdict verdict =
        new Verdict(
            null,
            List.of(),
            accepted + rejected,
            accepted,
            rejected,
            List.of(new Problem.Fault(7L, "Amount", "12,x", "not-a-number", "No number.")),
            Map.of("not-a-number", rejected),
            true,
            List.of(),
            null);
    return task(state, Ids.next(), 1, verdict, null, Map.of(TaskState.RECEIVING, CREATED));
  }

  /** One second in each state that it has left. */
  private static Map<TaskState, Duration> spent(TaskState state, Map<TaskState, Instant> entered) {
    Map<TaskState, Duration> spent = new EnumMap<>(TaskState.class);
    entered.keySet().forEach(left -> spent.put(left, Duration.ofSeconds(1)));
    spent.remove(state);
    return spent;
  }

  private static Task task(
      TaskState state,
      UUID id,
      long version,
      Verdict verdict,
      Problem problem,
      Map<TaskState, Instant> entered) {
    return new Task(
        id,
        "sales",
        "march.csv",
        state,
        version,
        1,
        0,
        0,
        10_000_000L,
        null,
        null,
        null,
        null,
        verdict,
        null,
        null,
        problem,
        CREATED,
        null,
        entered,
        Collections.max(entered.values()),
        spent(state, entered),
        null,
        null);
  }
}
