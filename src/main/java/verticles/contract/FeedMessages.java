package verticles.contract;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the feed knows beyond the ledger: how far each live task is, right now. */
public interface FeedMessages {

  /**
   * How far a task is. Fields are null where nobody knows.
   *
   * @param bytesReceived bytes of the file that have arrived
   * @param bytesPerSecond how fast they arrive, smoothed over about a second
   * @param rowsChecked rows that validation has seen
   * @param rowsRejected rows of them that it set aside
   * @param percent of the whole way to the dashboard, by time: 0 to 99, never falling, and 100 once
   *     the rows can be queried
   * @param etaSeconds until then: the measured speed for what is arriving, what recent files took
   *     for the rest
   */
  record Progress(
      Long bytesReceived,
      Long bytesPerSecond,
      Long rowsChecked,
      Long rowsRejected,
      Integer percent,
      Long etaSeconds)
      implements Message {
    public static final Progress UNKNOWN = new Progress(null, null, null, null, null, null);
  }

  /** A task as the ledger has it, and how far it is. */
  record Snapshot(Task task, Progress progress) implements Message {}

  /** Asks for the progress of these tasks; those that are not live are left out. */
  record AskProgress(List<UUID> tasks) implements Message {
    public AskProgress {
      tasks = List.copyOf(tasks);
    }
  }

  record ProgressOf(Map<UUID, Progress> byTask) implements Message {
    public ProgressOf {
      byTask = Map.copyOf(byTask);
    }
  }
}
