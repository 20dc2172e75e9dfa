package verticles.pipeline;

import verticles.contract.Facts;
import verticles.contract.Task;

/** A task's attempts at Druid. Each has an id of its own, saved before it is used. */
final class Attempts {
  /** So often a file is handed to Druid without anybody asking for it. */
  private static final int BY_ITSELF = 3;

  private Attempts() {}

  /** Opens the next attempt. */
  static Facts next(Task task, Facts facts) {
    int number = task.attempt() + 1;
    return facts.withDruidTask(id(task, number), number);
  }

  static boolean left(Task task) {
    return task.attempt() < BY_ITSELF;
  }

  /** The attempt before the present one. */
  static String earlier(Task task) {
    return id(task, task.attempt() - 1);
  }

  private static String id(Task task, int number) {
    return "sluice-" + task.id() + "-" + number;
  }
}
