package verticles.bus;

import verticles.contract.AlertMessages.Rule;
import verticles.contract.AnalyticsMessages.AskerGone;
import verticles.contract.ConversionMessages.*;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.contract.FeedMessages.Snapshot;
import verticles.contract.Task;
import verticles.contract.UploadMessages.*;
import verticles.contract.ValidationMessages.*;

/** Everything that rooms tell each other. */
public final class Events {
  private Events() {}

  /** A task's row has changed, here or in another replica. Carries the row as it is now. */
  public static final Event<Task> TASK_CHANGED = new Event<>("task.changed", Task.class);

  /** What a query may see of a dataset has changed. */
  public static final Event<Dataset> DATASET_CHANGED =
      new Event<>("dataset.changed", Dataset.class);

  /** A rule over a metric is new, or has changed. */
  public static final Event<Rule> RULE_SAVED = new Event<>("alerts.saved", Rule.class);

  /** Somebody waits no longer for what was asked for him ({@link Asker}). */
  public static final Event<AskerGone> ASKER_GONE = new Event<>("asker.gone", AskerGone.class);

  public static final Event<UploadOpened> UPLOAD_OPENED =
      new Event<>("upload.opened", UploadOpened.class);

  public static final Event<UploadAdvanced> UPLOAD_ADVANCED =
      new Event<>("upload.advanced", UploadAdvanced.class);

  public static final Event<UploadEnded> UPLOAD_ENDED =
      new Event<>("upload.ended", UploadEnded.class);

  public static final Event<UploadAborted> UPLOAD_ABORTED =
      new Event<>("upload.aborted", UploadAborted.class);

  public static final Event<UploadUnstorable> UPLOAD_UNSTORABLE =
      new Event<>("upload.unstorable", UploadUnstorable.class);

  /** The pipeline is through with a task's local file. */
  public static final Event<SpoolReleased> SPOOL_RELEASED =
      new Event<>("upload.released", SpoolReleased.class);

  public static final Event<RowsOpened> ROWS_OPENED = new Event<>("rows.opened", RowsOpened.class);

  public static final Event<RowsAdvanced> ROWS_ADVANCED =
      new Event<>("rows.advanced", RowsAdvanced.class);

  public static final Event<RowsEnded> ROWS_ENDED = new Event<>("rows.ended", RowsEnded.class);

  public static final Event<RowsRefused> ROWS_REFUSED =
      new Event<>("rows.refused", RowsRefused.class);

  public static final Event<RowsAborted> ROWS_ABORTED =
      new Event<>("rows.aborted", RowsAborted.class);

  public static final Event<CheckAdvanced> CHECK_ADVANCED =
      new Event<>("validation.advanced", CheckAdvanced.class);

  public static final Event<CheckRefused> CHECK_REFUSED =
      new Event<>("validation.refused", CheckRefused.class);

  public static final Event<IngestionEnded> INGESTION_ENDED =
      new Event<>("druid.ended", IngestionEnded.class);

  /**
   * A task has changed or come further: every change of state at once, progress at most five times
   * a second for each task. For watchers.
   */
  public static final Event<Snapshot> TASK_SNAPSHOT = new Event<>("feed.snapshot", Snapshot.class);
}
