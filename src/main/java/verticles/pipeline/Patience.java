package verticles.pipeline;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import verticles.contract.Problem;

/**
 * How often, and how far apart, a step is tried that failed without anybody being at fault.
 *
 * @param first pause after the first failure; it doubles with each further one
 * @param longest what it doubles up to
 * @param tries after how many a task counts as poison
 * @param triesWhileAway the same while a service says of itself that it is away: an outage of an
 *     hour must not fail what was accepted
 */
record Patience(Duration first, Duration longest, int tries, int triesWhileAway) {
  static final Patience NORMAL = new Patience(Duration.ofSeconds(1), Duration.ofMinutes(1), 8, 100);

  private static final int MOST_DOUBLINGS = 20;

  /** Whether trying again can help: nobody has to do anything about it first. */
  static boolean passes(Problem problem) {
    return away(problem)
        || switch (problem.status()) {
          case 408, 429, 500, 503, 504 -> true;
          default -> false;
        };
  }

  /**
   * @param problem what it failed of; null where the process itself ended over it
   */
  boolean exhausted(int failures, Problem problem) {
    return failures >= (away(problem) ? triesWhileAway : tries);
  }

  /** With a little chance in it, so that tasks that failed together do not come back together. */
  Duration pause(int failures) {
    long millis = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long bounded = Math.min(millis, longest.toMillis());
    return Duration.ofMillis(bounded + ThreadLocalRandom.current().nextLong(bounded / 5 + 1));
  }

  /** A late answer says 503 as well, but may be the task's own fault. */
  private static boolean away(Problem problem) {
    return problem != null && problem.status() == 503 && !problem.type().equals("timeout");
  }
}
