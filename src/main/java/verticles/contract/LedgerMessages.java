package verticles.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one can ask of the ledger. */
public interface LedgerMessages {

  /**
   * Opens a task in RECEIVING under a fresh lease of this replica.
   *
   * @param id UUIDv7, made by the caller
   * @param dataset null if the request names it after the file
   * @param filename the cleaned display name
   * @param bytes declared size, or null
   * @param idempotencyKey the client's key, or null
   * @param wishes as far as they are known before the file has come
   */
  record OpenTask(
      UUID id, String dataset, String filename, Long bytes, String idempotencyKey, Wishes wishes)
      implements Message {}

  /**
   * @param task the new task, or the one that the same idempotency key opened before
   * @param replayed true if it is that earlier one: nothing was opened. An upload that ended before
   *     it was stored gives its key back, so that the client's next try opens a new task.
   */
  record Opened(Task task, boolean replayed) implements Message {}

  /**
   * A fenced move: it takes effect only while the caller's lease holds and the task is still in
   * {@code from}; otherwise it fails with the problem type {@code lease-lost}. {@code from == to}
   * writes facts without a move (still an event, so that watchers see them). The first such write
   * of every upload is {@code RECEIVING → RECEIVING} with {@code Facts.stored(…)}, sent before
   * {@code COMPLETE_UPLOAD}: without it a crash after completion could not tell the object from a
   * torn one.
   *
   * <p>The lease ends with a move into STORED (any replica may go on from there; the one that has
   * the spool file gets a head start), AWAITING_MAPPING, PARKED or a terminal state.
   */
  record Move(UUID task, long fence, TaskState from, TaskState to, Facts facts) implements Message {
    public static Move of(Task task, TaskState to, Facts facts) {
      return new Move(task.id(), task.fence(), task.state(), to, facts);
    }
  }

  /** Claims tasks in these states that are due and that nobody holds. */
  record Claim(Set<TaskState> states, int limit) implements Message {
    public Claim {
      states = Set.copyOf(states);
    }
  }

  /** Gives a lease back; the task is due again after {@code delay}. Counts a try of its state. */
  record Release(UUID task, long fence, Duration delay, Problem why) implements Message {}

  record FindTask(UUID id) implements Message {}

  /** Asks for the task to be cancelled: kept first, carried out by whoever holds the task. */
  record CancelTask(UUID id) implements Message {}

  /**
   * Puts a FAILED, CANCELLED (once stored) or PARKED task back to STORED. One that was parked while
   * it was purged goes on being purged.
   */
  record RetryTask(UUID id) implements Message {}

  /** Answers how a waiting file is to be read: AWAITING_MAPPING → VALIDATING. */
  record ConfirmMapping(UUID id, Wishes wishes) implements Message {}

  /**
   * Hides a QUERYABLE task's rows everywhere at once; what it had replaced, and is not purged, is
   * shown again, of each place what stood there last. {@code duplicate-content} (409) where the
   * content of one of those has come again meanwhile: then nothing changes.
   *
   * @param allowDuplicate the same content may count twice
   */
  record UndoTask(UUID id, boolean allowDuplicate) implements Message {
    public UndoTask(UUID id) {
      this(id, false);
    }
  }

  /**
   * Shows an UNDONE task's rows again, as long as they are not purged. If it was to replace, it
   * replaces again: what is on the dashboard at that moment, or what stands in its place there.
   * {@code duplicate-content} (409) where its content has come again meanwhile.
   *
   * @param allowDuplicate the same content may count twice
   */
  record RedoTask(UUID id, boolean allowDuplicate) implements Message {
    public RedoTask(UUID id) {
      this(id, false);
    }
  }

  /**
   * The task whose content is in the dataset already, or is on its way there.
   *
   * @param except a task that does not count
   */
  record FindDuplicate(String dataset, String sha256, UUID except) implements Message {}

  /**
   * @param task the earlier task, or null
   */
  record Duplicate(Task task) implements Message {}

  /** How many rows each visible ingestion of a dataset has; none where there is no dataset. */
  record FindVisibleRows(String dataset) implements Message {}

  record VisibleRows(Map<UUID, Long> byIngestion) implements Message {
    public VisibleRows {
      byIngestion = Map.copyOf(byIngestion);
    }
  }

  /** How the dataset's files were last read. */
  record FindRemembered(String dataset) implements Message {}

  /**
   * Tasks, newest first.
   *
   * @param dataset only of this dataset, or null
   * @param states only in one of these, or in any if there is none
   * @param words only those with each of them in their file's or their dataset's name, of which the
   *     newest are looked through
   * @param since only those whose version is greater (then oldest version first), or null
   * @param limit 1 to 500
   */
  record ListTasks(
      String dataset, Set<TaskState> states, List<String> words, Long since, int limit, int offset)
      implements Message {
    public ListTasks {
      states = Set.copyOf(states);
      words = List.copyOf(words);
    }

    /**
     * @param state only in this state, or null
     */
    public ListTasks(String dataset, TaskState state, Long since, int limit, int offset) {
      this(dataset, state == null ? Set.of() : Set.of(state), List.of(), since, limit, offset);
    }
  }

  /**
   * @param tasks the page
   * @param total how many there are without paging
   */
  record TaskPage(List<Task> tasks, long total) implements Message {
    public TaskPage {
      tasks = List.copyOf(tasks);
    }
  }

  record CountTasks() implements Message {}

  record TaskCounts(Map<TaskState, Long> byState, long duplicates) implements Message {
    public TaskCounts {
      byState = Map.copyOf(byState);
    }
  }

  /**
   * A task's history, oldest first.
   *
   * @param id the task
   */
  record TaskHistory(UUID id) implements Message {}

  record TaskEvents(List<TaskEvent> events) implements Message {
    public TaskEvents {
      events = List.copyOf(events);
    }
  }

  record TaskEvent(long version, TaskState from, TaskState to, Instant at, String note)
      implements Message {}
}
