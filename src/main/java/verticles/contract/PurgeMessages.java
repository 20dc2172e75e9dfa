package verticles.contract;

import java.util.Set;
import java.util.UUID;

/** The end of rows that nobody sees any more: what the ledger is asked and told about it. */
public interface PurgeMessages {

  /** Claims tasks whose rows and files are to be deleted for good, and that nobody holds. */
  record ClaimPurges(int limit) implements Message {}

  /** Which tasks of a dataset are due to be purged: none of them can be put back any more. */
  record FindDuePurges(String dataset) implements Message {}

  record DuePurges(Set<UUID> tasks) implements Message {
    public DuePurges {
      tasks = Set.copyOf(tasks);
    }
  }

  /** Nothing of the task is left in Druid or S3; under the fence of its claim. */
  record Purged(UUID task, long fence) implements Message {}

  /**
   * Hides everything of a dataset at once and has it purged. The name can be used again. Fails with
   * {@code dataset-busy} while files are on their way into it.
   */
  record DeleteDataset(String name) implements Message {}
}
