package verticles.graphql;

import java.util.List;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Source;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;

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
    Long rowsChecked,
    String mode,
    Source source,
    List<Note> notes,
    List<Plan.Derived> derived,
    List<Problem.Fault> errors,
    QualityView quality,
    String replaces,
    boolean reread,
    String replacedBy,
    String purgeAt) {

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
    Verdict verdict = task.verdict();
    Plan plan = verdict == null ? null : verdict.plan();
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
        verdict == null ? null : verdict.rejected(),
        task.problem() == null ? null : task.problem().detail(),
        arrived ? Integer.valueOf(100) : progress.percent(),
        arrived ? Long.valueOf(0) : progress.etaSeconds(),
        progress.bytesReceived(),
        progress.rowsChecked(),
        task.wishes().mode().name(),
        task.source(),
        task.notes(),
        plan == null ? List.of() : plan.derived(),
        verdict == null ? List.of() : verdict.errors(),
        QualityView.of(task.canonical() == null ? null : task.canonical().quality()),
        text(task.wishes().replaces()),
        task.wishes().reread(),
        text(task.replacedBy()),
        text(task.purgeAt()));
  }

  /** Of a moment or an id. */
  private static String text(Object it) {
    return it == null ? null : it.toString();
  }
}
