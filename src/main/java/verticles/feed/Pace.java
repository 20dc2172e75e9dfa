package verticles.feed;

import java.util.EnumMap;
import java.util.Map;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * How long each stage takes for a file of a size: a fixed part and a part for each byte. Begins
 * with what was measured on two cores, and moves halfway to what each finished file really took.
 */
final class Pace {
  private static final TaskState[] WAY = {
    TaskState.STORED,
    TaskState.VALIDATING,
    TaskState.SUBMITTING,
    TaskState.INGESTING,
    TaskState.PUBLISHING,
    TaskState.QUERYABLE
  };
  private static final long BIG = 4_000_000;

  private record Cost(double fixedMillis, double millisPerByte) {
    double of(long bytes) {
      return fixedMillis + millisPerByte * bytes;
    }

    Cost learned(long bytes, double observed) {
      return bytes < BIG
          ? new Cost((fixedMillis + observed) / 2, millisPerByte)
          : new Cost(
              fixedMillis, (millisPerByte + Math.max(0, observed - fixedMillis) / bytes) / 2);
    }
  }

  private final Map<TaskState, Cost> costs = new EnumMap<>(TaskState.class);

  Pace() {
    costs.put(TaskState.STORED, new Cost(100, 0));
    costs.put(TaskState.VALIDATING, new Cost(300, 1 / 60_000.0));
    costs.put(TaskState.SUBMITTING, new Cost(500, 0));
    costs.put(TaskState.INGESTING, new Cost(1_500, 1 / 9_000.0));
    costs.put(TaskState.PUBLISHING, new Cost(1_000, 0));
  }

  /** Expected milliseconds in one stage; 0 for states that are no stage of the way. */
  double millisIn(TaskState stage, long bytes) {
    Cost cost = costs.get(stage);
    return cost == null ? 0 : cost.of(bytes);
  }

  /** Expected milliseconds in all stages that come after this one. */
  double millisAfter(TaskState stage, long bytes) {
    double sum = 0;
    for (TaskState later : WAY) {
      if (later.ordinal() > stage.ordinal()) {
        sum += millisIn(later, bytes);
      }
    }
    return sum;
  }

  /** Learns from a file that made it all the way at the first try, and straight. */
  void learn(Task task) {
    if (task.state() != TaskState.QUERYABLE || task.bytes() == null || task.attempt() > 1) {
      return;
    }
    if (!TaskState.way().containsAll(task.spent().keySet())) {
      return;
    }
    task.spent()
        .forEach(
            (state, spent) ->
                costs.computeIfPresent(
                    state, (stage, cost) -> cost.learned(task.bytes(), spent.toMillis())));
  }
}
