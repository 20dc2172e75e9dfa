package verticles.bus;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import verticles.contract.AnalyticsMessages.*;
import verticles.contract.Canonical;
import verticles.contract.ConversionMessages.*;
import verticles.contract.DatasetMessages.*;
import verticles.contract.DiagnosticsMessages.AskPace;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.Done;
import verticles.contract.DruidMessages.*;
import verticles.contract.FeedMessages.*;
import verticles.contract.Health;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Message;
import verticles.contract.PipelineMessages.*;
import verticles.contract.PurchaseMessages.*;
import verticles.contract.PurgeMessages.*;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.*;
import verticles.contract.Task;
import verticles.contract.UploadMessages.StopReceiving;
import verticles.contract.ValidationMessages.*;
import verticles.contract.Verdict;
import verticles.contract.ViewMessages.*;

/**
 * The questions that rooms ask each other; those about alerts are in {@link AlertAsks}, those about
 * sales beyond sums in {@link InsightAsks}, those about reading a file again in {@link RereadAsks}.
 */
public final class Asks {
  private Asks() {}

  static final Duration SHORT = ofSeconds(10);

  /** Opens a task for a file that is about to arrive. */
  public static final Ask<OpenTask, Opened> OPEN_TASK =
      ask("ledger.open", OpenTask.class, Opened.class, SHORT);

  /** Moves a task on, under its fence. */
  public static final Ask<Move, Task> MOVE_TASK = ask("ledger.move", Move.class, Task.class, SHORT);

  /** Takes work: leases due tasks. */
  public static final Ask<Claim, TaskPage> CLAIM_TASKS =
      ask("ledger.claim", Claim.class, TaskPage.class, SHORT);

  /** Gives work back, to be tried again later. */
  public static final Ask<Release, Task> RELEASE_TASK =
      ask("ledger.release", Release.class, Task.class, SHORT);

  /** One task; 404 if there is none. */
  public static final Ask<FindTask, Task> FIND_TASK =
      ask("ledger.find", FindTask.class, Task.class, SHORT);

  public static final Ask<ListTasks, TaskPage> LIST_TASKS =
      ask("ledger.list", ListTasks.class, TaskPage.class, SHORT);

  public static final Ask<CountTasks, TaskCounts> COUNT_TASKS =
      ask("ledger.count", CountTasks.class, TaskCounts.class, SHORT);

  public static final Ask<TaskHistory, TaskEvents> TASK_HISTORY =
      ask("ledger.history", TaskHistory.class, TaskEvents.class, SHORT);

  /** Records the wish to cancel; 409 if the task has ended or its rows are already visible. */
  public static final Ask<CancelTask, Task> CANCEL_TASK =
      ask("ledger.cancel", CancelTask.class, Task.class, SHORT);

  /** Puts an ended task back to work; 409 if it cannot be retried. */
  public static final Ask<RetryTask, Task> RETRY_TASK =
      ask("ledger.retry", RetryTask.class, Task.class, SHORT);

  /** Lets a file go on that waits for its mapping; 409 if it does not. */
  public static final Ask<ConfirmMapping, Task> CONFIRM_MAPPING =
      ask("ledger.confirm", ConfirmMapping.class, Task.class, SHORT);

  /** Takes a file off the dashboard; 409 if it is not on it. */
  public static final Ask<UndoTask, Task> UNDO_TASK =
      ask("ledger.undo", UndoTask.class, Task.class, SHORT);

  /** Puts it back; 409 if it was not taken off or its rows are gone. */
  public static final Ask<RedoTask, Task> REDO_TASK =
      ask("ledger.redo", RedoTask.class, Task.class, SHORT);

  /** Whether the dataset has a file's content already. */
  public static final Ask<FindDuplicate, Duplicate> FIND_DUPLICATE =
      ask("ledger.duplicate", FindDuplicate.class, Duplicate.class, SHORT);

  /** How the dataset's files were last read. */
  public static final Ask<FindRemembered, Remembered> FIND_REMEMBERED =
      ask("ledger.remembered", FindRemembered.class, Remembered.class, SHORT);

  public static final Ask<ListDatasets, Datasets> LIST_DATASETS =
      ask("ledger.datasets", ListDatasets.class, Datasets.class, SHORT);

  /** Whether anything has changed that queries may see: the cheapest of questions. */
  public static final Ask<CountChanges, ChangeCount> COUNT_CHANGES =
      ask("ledger.changes", CountChanges.class, ChangeCount.class, SHORT);

  /** One dataset; 404 if nothing has been sent to it. */
  public static final Ask<FindDataset, Dataset> FIND_DATASET =
      ask("ledger.dataset", FindDataset.class, Dataset.class, SHORT);

  /** One dataset with its ingestions; 404 if nothing has been sent to it. */
  public static final Ask<DescribeDataset, DatasetDetail> DESCRIBE_DATASET =
      ask("ledger.describe", DescribeDataset.class, DatasetDetail.class, SHORT);

  /** 404 if there is none, 409 while files are on their way into it. */
  public static final Ask<DeleteDataset, Done> DELETE_DATASET =
      ask("ledger.delete", DeleteDataset.class, Done.class, SHORT);

  public static final Ask<FindVisibleRows, VisibleRows> VISIBLE_ROWS =
      ask("ledger.visible", FindVisibleRows.class, VisibleRows.class, SHORT);

  /** The views of a dataset that were kept; 404 if there is no such dataset. */
  public static final Ask<ListViews, Views> LIST_VIEWS =
      ask("ledger.views", ListViews.class, Views.class, SHORT);

  /** Keeps a view; 409 if there are too many. */
  public static final Ask<SaveView, View> SAVE_VIEW =
      ask("ledger.views.save", SaveView.class, View.class, SHORT);

  /** Forgets a view; 404 if there is none. */
  public static final Ask<DeleteView, Done> DELETE_VIEW =
      ask("ledger.views.delete", DeleteView.class, Done.class, SHORT);

  /** What a dataset's readers have agreed on; 404 if there is no such dataset. */
  public static final Ask<FindPreferences, Preferences> FIND_PREFERENCES =
      ask("ledger.preferences", FindPreferences.class, Preferences.class, SHORT);

  public static final Ask<SavePreferences, Preferences> SAVE_PREFERENCES =
      ask("ledger.preferences.save", SavePreferences.class, Preferences.class, SHORT);

  /** Takes purges: leases what is to be deleted for good. */
  public static final Ask<ClaimPurges, TaskPage> CLAIM_PURGES =
      ask("ledger.purges", ClaimPurges.class, TaskPage.class, SHORT);

  /** What else of a dataset is to be deleted for good by now. */
  public static final Ask<FindDuePurges, DuePurges> DUE_PURGES =
      ask("ledger.due", FindDuePurges.class, DuePurges.class, SHORT);

  /** A purge is done. */
  public static final Ask<Purged, Task> PURGED =
      ask("ledger.purged", Purged.class, Task.class, SHORT);

  /** How long files took. */
  public static final Ask<AskPace, PaceOf> PACE =
      ask("ledger.pace", AskPace.class, PaceOf.class, SHORT);

  public static final Ask<Health.Ping, Health> LEDGER_HEALTH =
      ask("ledger.health", Health.Ping.class, Health.class, ofSeconds(5));

  /** Stops an upload that is being received. */
  public static final Ask<StopReceiving, Done> STOP_RECEIVING =
      ask("upload.stop", StopReceiving.class, Done.class, SHORT);

  /** Completes the S3 object that followed the spool, and proves it. */
  public static final Ask<CompleteUpload, ObjectHead> COMPLETE_UPLOAD =
      ask("storage.complete", CompleteUpload.class, ObjectHead.class, ofMinutes(5));

  public static final Ask<HeadObject, ObjectHead> HEAD_OBJECT =
      ask("storage.head", HeadObject.class, ObjectHead.class, ofSeconds(30));

  public static final Ask<PutFile, ObjectHead> PUT_FILE =
      ask("storage.put", PutFile.class, ObjectHead.class, ofMinutes(10));

  public static final Ask<FetchObject, ObjectHead> FETCH_OBJECT =
      ask("storage.fetch", FetchObject.class, ObjectHead.class, ofMinutes(10));

  public static final Ask<DeletePrefix, Done> DELETE_PREFIX =
      ask("storage.delete", DeletePrefix.class, Done.class, ofMinutes(1));

  public static final Ask<Presign, PresignedUrl> PRESIGN =
      ask("storage.presign", Presign.class, PresignedUrl.class, SHORT);

  public static final Ask<Health.Ping, Health> STORAGE_HEALTH =
      ask("storage.health", Health.Ping.class, Health.class, ofSeconds(5));

  /** A file of any format as rows. */
  public static final Ask<ConvertFile, Rows> CONVERT_FILE =
      ask("conversion.convert", ConvertFile.class, Rows.class, ofMinutes(15));

  /** The verdict on a file. */
  public static final Ask<CheckFile, Verdict> CHECK_FILE =
      ask("validation.check", CheckFile.class, Verdict.class, ofMinutes(15));

  /** What would become of a file; keeps nothing. */
  public static final Ask<PreviewFile, Preview> PREVIEW_FILE =
      ask("validation.preview", PreviewFile.class, Preview.class, ofMinutes(1));

  /** What would become of a stored file; keeps nothing. */
  public static final Ask<PreviewTask, Preview> PREVIEW_TASK =
      ask("pipeline.preview", PreviewTask.class, Preview.class, ofMinutes(2));

  /** The same of a file that no task stands for. */
  public static final Ask<PreviewLocal, Preview> PREVIEW_LOCAL =
      ask("pipeline.preview.local", PreviewLocal.class, Preview.class, ofMinutes(2));

  /** The task of the demo data; those that are there already are not loaded again. */
  public static final Ask<LoadDemoData, Task> LOAD_DEMO_DATA =
      ask("demo.load", LoadDemoData.class, Task.class, ofMinutes(2));

  /** Writes what Druid will read. */
  public static final Ask<WriteCanonical, Canonical> WRITE_CANONICAL =
      ask("validation.write", WriteCanonical.class, Canonical.class, ofMinutes(30));

  public static final Ask<SubmitIngestion, Done> SUBMIT_INGESTION =
      ask("druid.submit", SubmitIngestion.class, Done.class, ofMinutes(1));

  /** What would be handed to Druid for a file, for people to look at. */
  public static final Ask<DescribeIngestion, IngestionText> DESCRIBE_INGESTION =
      ask("druid.describe", DescribeIngestion.class, IngestionText.class, SHORT);

  public static final Ask<WatchIngestion, Done> WATCH_INGESTION =
      ask("druid.watch", WatchIngestion.class, Done.class, SHORT);

  public static final Ask<CancelIngestion, Done> CANCEL_INGESTION =
      ask("druid.cancel", CancelIngestion.class, Done.class, ofSeconds(30));

  /** Whether a dataset is served whole: 503 while it is not. */
  public static final Ask<CheckServed, Done> CHECK_SERVED =
      ask("druid.served", CheckServed.class, Done.class, ofSeconds(40));

  public static final Ask<CountRows, RowCount> COUNT_ROWS =
      ask("druid.rows", CountRows.class, RowCount.class, ofSeconds(30));

  public static final Ask<PurgeRows, PurgeStep> PURGE_ROWS =
      ask("druid.purge", PurgeRows.class, PurgeStep.class, ofMinutes(2));

  public static final Ask<PurgeSegments, Done> PURGE_SEGMENTS =
      ask("druid.kill", PurgeSegments.class, Done.class, ofMinutes(1));

  public static final Ask<PurgeMarks, PurgeStep> PURGE_MARKS =
      ask("druid.marks", PurgeMarks.class, PurgeStep.class, ofMinutes(1));

  public static final Ask<CountIngestions, IngestionCounts> COUNT_INGESTIONS =
      ask("druid.ingestions", CountIngestions.class, IngestionCounts.class, ofMinutes(2));

  public static final Ask<RunSql, SqlRows> RUN_SQL =
      ask("druid.sql", RunSql.class, SqlRows.class, ofMinutes(1));

  /** Ends a SELECT, wherever it is; no matter if it has ended. */
  public static final Ask<CancelSql, Done> CANCEL_SQL =
      ask("druid.sql.cancel", CancelSql.class, Done.class, ofSeconds(20));

  public static final Ask<ListDatasources, Datasources> LIST_DATASOURCES =
      ask("druid.datasources", ListDatasources.class, Datasources.class, SHORT);

  public static final Ask<Health.Ping, Health> DRUID_HEALTH =
      ask("druid.health", Health.Ping.class, Health.class, ofSeconds(5));

  /** One of the dashboard's own figures. */
  public static final Ask<AskFigure, Table> FIGURE =
      ask("analytics.figure", AskFigure.class, Table.class, ofMinutes(1));

  /** Any metrics by any dimensions. */
  public static final Ask<AskTable, Table> EXPLORE =
      ask("analytics.explore", AskTable.class, Table.class, ofMinutes(2));

  /** The rows behind a number, page by page. */
  public static final Ask<AskRows, RowPage> ROWS =
      ask("analytics.rows", AskRows.class, RowPage.class, ofMinutes(1));

  public static final Ask<AskValues, Values> DIMENSION_VALUES =
      ask("analytics.values", AskValues.class, Values.class, ofMinutes(1));

  public static final Ask<AskCatalogue, Catalogue> CATALOGUE =
      ask("analytics.catalogue", AskCatalogue.class, Catalogue.class, SHORT);

  public static final Ask<AskDataRange, DataRange> DATA_RANGE =
      ask("analytics.range", AskDataRange.class, DataRange.class, ofMinutes(1));

  public static final Ask<AskDataVersion, DataVersion> DATA_VERSION =
      ask("analytics.version", AskDataVersion.class, DataVersion.class, SHORT);

  /** Purchases of each month by the month of the customer's first one. */
  public static final Ask<AskFirstPurchases, FirstPurchases> FIRST_PURCHASES =
      ask("analytics.first-purchases", AskFirstPurchases.class, FirstPurchases.class, ofMinutes(1));

  /** How many transactions hold which of some items. */
  public static final Ask<AskBaskets, Baskets> BASKETS =
      ask("analytics.baskets", AskBaskets.class, Baskets.class, ofMinutes(1));

  /** How far live tasks are. */
  public static final Ask<AskProgress, ProgressOf> PROGRESS =
      ask("feed.progress", AskProgress.class, ProgressOf.class, ofSeconds(1));

  static <Q extends Message, A extends Message> Ask<Q, A> ask(
      String address, Class<Q> question, Class<A> answer, Duration timeout) {
    return new Ask<>(address, question, answer, timeout);
  }
}
