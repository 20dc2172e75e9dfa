package verticles.feed;

import java.time.Duration;
import java.time.Instant;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckAdvanced;

/** One task on its way, and how far it is. Times are milliseconds of one steady clock. */
final class LiveTask {
  private static final long SAMPLE_MILLIS = 250;
  private static final long STALLED_MILLIS = 2_000;

  private final long bornAt;
  private Task task;
  private long stageSince;
  private Long received;
  private long receivedAt;
  private long sampledBytes;
  private long sampledAt;
  private double bytesPerMilli;
  private Long rows;
  private Long rejected;
  private int percent;

  /**
   * @param at what the time is now by the wall clock: the task may be on its way for long
   */
  LiveTask(Task task, Instant at, long now) {
    this.task = task;
    this.bornAt = now - millisSince(task.createdAt(), at);
    this.stageSince = now - millisSince(task.stateSince(), at);
    this.sampledAt = now;
    this.receivedAt = now;
  }

  private static long millisSince(Instant past, Instant at) {
    return Math.max(0, Duration.between(past, at).toMillis());
  }

  Task task() {
    return task;
  }

  /** Takes the newer row; false if it is an older one that came late. */
  boolean change(Task newer, long now) {
    if (newer.version() < task.version()) {
      return false;
    }
    if (newer.state() != task.state()) {
      stageSince = now;
    }
    if (newer.state() == TaskState.STORED && task.state().terminal()) {
      percent = 0;
    }
    task = newer;
    return true;
  }

  void receive(long bytes, long now) {
    received = bytes;
    receivedAt = now;
    if (now - sampledAt >= SAMPLE_MILLIS) {
      double speed = (bytes - sampledBytes) / (double) (now - sampledAt);
      bytesPerMilli = bytesPerMilli == 0 ? speed : 0.6 * bytesPerMilli + 0.4 * speed;
      sampledBytes = bytes;
      sampledAt = now;
    }
  }

  void check(CheckAdvanced seen) {
    rows = seen.rows();
    rejected = seen.rejected();
  }

  Snapshot snapshot(Pace pace, long now) {
    return new Snapshot(task, progress(pace, now));
  }

  Progress progress(Pace pace, long now) {
    if (!task.state().moving()) {
      return settled(task);
    }
    Double remaining = remainingMillis(pace, now);
    if (remaining != null) {
      double elapsed = now - bornAt;
      int reached = (int) (100 * elapsed / Math.max(1, elapsed + remaining));
      percent = Math.max(percent, Math.min(99, reached));
    }
    boolean receiving = task.state() == TaskState.RECEIVING;
    return new Progress(
        receiving ? received : task.bytes(),
        receiving && received != null ? Math.round(speed(now) * 1000) : null,
        rows,
        rejected,
        percent,
        remaining == null ? null : (long) Math.ceil(remaining / 1000));
  }

  private Double remainingMillis(Pace pace, long now) {
    if (task.bytes() == null) {
      return null;
    }
    double later = pace.millisAfter(task.state(), task.bytes());
    if (task.state() != TaskState.RECEIVING) {
      double expected = pace.millisIn(task.state(), task.bytes());
      return Math.max(expected - (now - stageSince), expected / 10) + later;
    }
    long toCome = Math.max(0, task.bytes() - (received == null ? 0 : received));
    double speed = speed(now);
    return toCome == 0 ? Double.valueOf(later) : speed > 0 ? toCome / speed + later : null;
  }

  private double speed(long now) {
    return now - receivedAt > STALLED_MILLIS ? 0 : bytesPerMilli;
  }

  /** For a task that nothing moves: what its row says. */
  static Progress settled(Task task) {
    boolean arrived = task.state() == TaskState.QUERYABLE;
    return new Progress(
        task.state() == TaskState.RECEIVING ? null : task.bytes(),
        null,
        task.verdict() == null ? null : Long.valueOf(task.verdict().rows()),
        task.verdict() == null ? null : Long.valueOf(task.verdict().rejected()),
        arrived ? Integer.valueOf(100) : null,
        arrived ? Long.valueOf(0) : null);
  }
}
