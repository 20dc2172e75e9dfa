package verticles.graphql;

import java.time.Instant;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * The GraphQL type {@code IngestionTaskStatus}. Public because GraphQL reads it by its accessors.
 */
public record TaskView(
    String taskId,
    String status,
    String state,
    long version,
    String datasourceName,
    String originalFilename,
    Long fileSize,
    String createdAt,
    String completedAt,
    Long rowCount,
    Long rejectedRows,
    String errorMessage,
    Integer percent,
    Long etaSeconds,
    Long bytesReceived,
    Long rowsChecked) {

  static TaskView of(Task task) {
    return of(task, null);
  }

  static TaskView of(Snapshot snapshot) {
    return of(snapshot.task(), snapshot.progress());
  }

  /**
   * @param known what the feed knows, or null if it does not have the task
   */
  static TaskView of(Task task, Progress known) {
    Progress progress = known == null ? Progress.UNKNOWN : known;
    boolean arrived = task.state() == TaskState.QUERYABLE;
    return new TaskView(
        task.id().toString(),
        task.state().word(),
        task.state().name(),
        task.version(),
        task.dataset() == null ? "" : task.dataset(),
        task.filename(),
        task.bytes(),
        text(task.createdAt()),
        task.state().terminal() ? text(task.entered().get(task.state())) : null,
        task.acceptedRows(),
        task.verdict() == null ? null : task.verdict().rejected(),
        task.problem() == null ? null : task.problem().detail(),
        arrived ? Integer.valueOf(100) : progress.percent(),
        arrived ? Long.valueOf(0) : progress.etaSeconds(),
        progress.bytesReceived(),
        progress.rowsChecked());
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
