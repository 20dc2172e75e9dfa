package verticles.contract;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an upload is on its way from the first byte to the dashboard.
 *
 * <p>{@code RECEIVING → STORED → VALIDATING → (AWAITING_MAPPING →) SUBMITTING → INGESTING →
 * PUBLISHING → QUERYABLE}. A state at or past {@link #STORED} means that the whole object is in S3;
 * {@link #QUERYABLE} means that a query sees the rows, not that Druid said SUCCESS.
 */
public enum TaskState {
  RECEIVING("ACCEPTED"),
  STORED("ACCEPTED"),
  VALIDATING("PROCESSING"),
  AWAITING_MAPPING("PROCESSING"),
  SUBMITTING("PROCESSING"),
  INGESTING("SUBMITTED_TO_DRUID"),
  PUBLISHING("SUBMITTED_TO_DRUID"),
  QUERYABLE("COMPLETED"),
  /** The file is at fault; of one that is stored, only as it was read. */
  REJECTED("VALIDATION_FAILED"),
  /** We or Druid are at fault; a retry may help. */
  FAILED("FAILED"),
  CANCELLED("CANCELLED"),
  /** The client went away before the last byte. */
  ABANDONED("ABANDONED"),
  /** Taken off the dashboard after it was queryable, by the user or by what replaced it. */
  UNDONE("UNDONE"),
  /** The outcome in Druid is unknown: shown and alerted, never retried by itself. */
  PARKED("PARKED");

  private final String word;

  TaskState(String word) {
    this.word = word;
  }

  /** The word that the REST field {@code status} has always used for this state. */
  public String word() {
    return word;
  }

  /** The states that may follow this one. */
  public Set<TaskState> next() {
    return switch (this) {
      case RECEIVING -> EnumSet.of(STORED, REJECTED, FAILED, CANCELLED, ABANDONED);
      case STORED -> EnumSet.of(VALIDATING, FAILED, CANCELLED);
      case VALIDATING -> EnumSet.of(AWAITING_MAPPING, SUBMITTING, REJECTED, FAILED, CANCELLED);
      case AWAITING_MAPPING -> EnumSet.of(VALIDATING, CANCELLED, FAILED);
      case SUBMITTING -> EnumSet.of(INGESTING, FAILED, CANCELLED, PARKED);
      case INGESTING -> EnumSet.of(PUBLISHING, SUBMITTING, FAILED, CANCELLED, PARKED);
      case PUBLISHING -> EnumSet.of(QUERYABLE, FAILED, PARKED);
      case QUERYABLE -> EnumSet.of(UNDONE);
      case FAILED, CANCELLED -> EnumSet.of(STORED);
      case PARKED -> EnumSet.of(STORED, UNDONE);
      case UNDONE -> EnumSet.of(QUERYABLE, PARKED);
      case REJECTED -> EnumSet.of(VALIDATING);
      case ABANDONED -> EnumSet.noneOf(TaskState.class);
    };
  }

  public boolean mayBecome(TaskState other) {
    return next().contains(other);
  }

  /** Nothing happens any more unless the user asks for it. */
  public boolean terminal() {
    return switch (this) {
      case QUERYABLE, REJECTED, FAILED, CANCELLED, ABANDONED, UNDONE -> true;
      default -> false;
    };
  }

  /** The states of a task's way in which somebody works on it; those that are {@link #moving}. */
  public static Set<TaskState> way() {
    EnumSet<TaskState> way = EnumSet.allOf(TaskState.class);
    way.removeIf(state -> !state.moving());
    return way;
  }

  /** Neither terminal nor {@link #PARKED} nor waiting for the user: the pipeline moves it on. */
  public boolean moving() {
    return !terminal() && this != PARKED && this != AWAITING_MAPPING;
  }
}
