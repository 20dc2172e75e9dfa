package verticles.contract;

import java.util.List;
import java.util.Map;
import verticles.contract.DatasetMessages.Dataset;

/**
 * What one can ask of Druid. Problems with the status 503 pass by themselves: ask again. Others
 * stay until somebody mends what they name.
 */
public interface DruidMessages {

  /**
   * Hands a task's canonical parts to Druid under {@code task.druidTaskId()}: checks S3 as Druid
   * will see it, asks whether the id is known already, and posts it if not. Repeating it is safe.
   */
  record SubmitIngestion(Task task) implements Message {}

  /**
   * What {@link SubmitIngestion} would hand over for a file like this, for people to look at.
   *
   * @param columns as in {@link Canonical}
   * @param rows how many there are, as far as that is known
   * @param minTime smallest time, epoch milliseconds; null if that is not known
   * @param maxTime largest time, epoch milliseconds; null if that is not known
   */
  record DescribeIngestion(
      String dataset, List<Canonical.Column> columns, long rows, Long minTime, Long maxTime)
      implements Message {
    public DescribeIngestion {
      columns = List.copyOf(columns);
    }
  }

  /**
   * @param json the body of the request to Druid, without credentials and without places: what is
   *     not known before the file is loaded stands in braces
   */
  record IngestionText(String json) implements Message {}

  /** Watch this Druid task; {@link IngestionEnded} is announced when it has ended. Idempotent. */
  record WatchIngestion(String druidTaskId) implements Message {}

  /**
   * A Druid task has ended.
   *
   * @param rows rows that Druid says it processed, or -1 where the report does not tell
   * @param problem null for success, else the reason from the task's report with what to do; with
   *     the status 503 it was nobody's fault, and a further attempt may succeed
   */
  record IngestionEnded(String druidTaskId, long rows, Problem problem) implements Message {}

  /**
   * Asks Druid to stop a task. The answer proves nothing, as the task may have ended meanwhile:
   * keep watching. {@link IngestionEnded} is announced as soon as Druid's records say that it can
   * publish nothing any more, which may be minutes before its process ends.
   */
  record CancelIngestion(String druidTaskId) implements Message {}

  /**
   * Whether queries see all rows of a dataset at this moment: Done, or {@code druid-loading} (503)
   * with how many are seen. An answer is right if it was asked both before and after it was made.
   *
   * @param dataset as the ledger has it
   * @param lately whether a look will do that began a quarter of a second ago at most
   */
  record CheckServed(Dataset dataset, boolean lately) implements Message {
    public CheckServed(Dataset dataset) {
      this(dataset, false);
    }
  }

  /**
   * How many rows of this ingestion a query sees (0 if the datasource is unknown).
   *
   * @param ingestionId the value of {@code _ingestion_id}
   * @param settled false: now. True: counted once everything that Druid has published of the
   *     dataset is served, so that 0 proves that nothing was published; 503 until then
   */
  record CountRows(String dataset, String ingestionId, boolean settled) implements Message {
    public CountRows(String dataset, String ingestionId) {
      this(dataset, ingestionId, false);
    }
  }

  record RowCount(long rows) implements Message {}

  /**
   * The next step of deleting an ingestion's rows for good: a stretch of time in which there are
   * some is written anew without them, by a Druid task under this id; watch it as an ingestion.
   * What is loaded meanwhile is neither lost nor doubled. 503 while Druid does not serve all that
   * it has published.
   *
   * @param others ingestions whose rows need not stay there either: so that many that go at the
   *     same time do not have everything written anew for each
   */
  record PurgeRows(String druidTaskId, String dataset, String ingestionId, List<String> others)
      implements Message {
    public PurgeRows {
      others = List.copyOf(others);
    }
  }

  /**
   * @param submitted false if no row of it is left, and no task was begun
   */
  record PurgeStep(boolean submitted) implements Message {}

  /**
   * Deletes from deep storage, by a Druid task under this id, what purges have left behind in these
   * years and no query can see any more: what was written anew.
   *
   * @param minTime epoch milliseconds, inclusive
   * @param maxTime epoch milliseconds, inclusive
   */
  record PurgeSegments(String druidTaskId, String dataset, long minTime, long maxTime)
      implements Message {}

  /**
   * Deletes the marks for times in which nothing is left, once what they stand for is deleted. A
   * dataset of which nothing is left is no datasource any more then. Fails with {@value #SETTLING}
   * (503), and when to ask again, while a server of Druid's may still have what was there. The
   * answer is whether a task was begun.
   *
   * @param minTime epoch milliseconds, inclusive
   * @param maxTime epoch milliseconds, inclusive
   */
  record PurgeMarks(String druidTaskId, String dataset, long minTime, long maxTime)
      implements Message {
    public static final String SETTLING = "segments-settling";
  }

  /**
   * Rows of each ingestion, counted once all that Druid has published is served; 503 until then.
   */
  record CountIngestions(String dataset) implements Message {}

  record IngestionCounts(Map<String, Long> rows) implements Message {
    public IngestionCounts {
      rows = Map.copyOf(rows);
    }
  }

  /**
   * Runs one SELECT.
   *
   * @param sql Druid SQL of ours, with {@code ?} for every value
   * @param parameters values in order: String, Long, Double or a java.util.List of strings (ARRAY)
   * @param timeoutMillis passed on to Druid, which cancels the query then
   * @param id by which it can be ended; null for one that nobody will end
   */
  record RunSql(String sql, List<Object> parameters, long timeoutMillis, String id)
      implements Message {
    public RunSql {
      parameters = List.copyOf(parameters);
    }

    public RunSql(String sql, List<Object> parameters, long timeoutMillis) {
      this(sql, parameters, timeoutMillis, null);
    }
  }

  /**
   * @param id that of the {@link RunSql}
   */
  record CancelSql(String id) implements Message {}

  /**
   * @param columns names in order
   * @param rows values in that order; each row an unmodifiable list that may hold nulls
   */
  record SqlRows(List<String> columns, List<List<Object>> rows) implements Message {
    public SqlRows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  record ListDatasources() implements Message {}

  record Datasources(List<String> names) implements Message {
    public Datasources {
      names = List.copyOf(names);
    }
  }
}
