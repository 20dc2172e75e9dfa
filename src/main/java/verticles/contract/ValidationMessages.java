package verticles.contract;

import java.nio.file.Path;
import java.util.UUID;

/** What one can ask of validation, and what it says while it works. */
public interface ValidationMessages {

  /**
   * The verdict on a file: of the pass that has been following its arrival if there is one, else of
   * a new pass over {@code file}. Answered when the pass has ended and the rejects are in S3.
   *
   * @param file its rows, local and complete
   * @param plan the plan to read by (the user's), or null to find one
   */
  record CheckFile(Task task, Path file, Plan plan) implements Message {}

  /**
   * Writes the canonical parts of a checked file to S3; answers {@link Canonical}.
   *
   * @param task a task with a verdict
   * @param file its rows, local and complete
   */
  record WriteCanonical(Task task, Path file) implements Message {}

  /** Rows seen so far of a file that is being checked; at most a few a second for each task. */
  record CheckAdvanced(UUID task, long bytes, long rows, long rejected) implements Message {}

  /** The arriving file is hopeless: refuse it now, not after its last byte. */
  record CheckRefused(UUID task, Problem why) implements Message {}
}
