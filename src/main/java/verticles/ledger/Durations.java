package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.DiagnosticsMessages;
import verticles.contract.DiagnosticsMessages.AskPace;
import verticles.contract.DiagnosticsMessages.Failed;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.DiagnosticsMessages.Stage;
import verticles.contract.DiagnosticsMessages.Stretch;
import verticles.contract.Problem;
import verticles.contract.TaskState;

/** How long files took: what they really spent in each of their states. */
final class Durations {
  /** The newest ones: enough for a percentile, and never more than PostgreSQL reads at once. */
  private static final int MOST_FILES = 10_000;

  private static final String FILES =
      """
      WITH file AS (
        SELECT * FROM task WHERE created_at > now() - $1::int * interval '1 hour'
        ORDER BY created_at DESC LIMIT $2)
      """;

  private static final String STAGES =
      FILES
          + """
          SELECT stay.state, count(*) AS files,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY micros::float8 / 1e6) AS median,
            percentile_cont(0.95) WITHIN GROUP (ORDER BY micros::float8 / 1e6) AS p95
          FROM file, jsonb_each_text(spent) AS stay (state, micros)
          GROUP BY stay.state
          """;

  /** What is counted as failed is what is listed. */
  private static final String ENDS_WITHOUT_ROWS = "'REJECTED', 'FAILED', 'PARKED', 'ABANDONED'";

  private static final String COURSE =
      FILES
          + """
          SELECT date_trunc($3, created_at, 'UTC') AS at, count(*) AS files,
            count(*) FILTER (WHERE state IN ('QUERYABLE', 'UNDONE')) AS loaded,
            count(*) FILTER (WHERE state IN (%2$s) AND NOT %1$s) AS failed,
            count(*) FILTER (WHERE %1$s) AS duplicates,
            count(*) FILTER (WHERE state = 'CANCELLED') AS cancelled,
            coalesce(sum(file.bytes), 0)::bigint AS bytes, coalesce(sum(rows), 0)::bigint AS rows,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY micros / 1e6)
              FILTER (WHERE entered ? 'QUERYABLE') AS median
          FROM file LEFT JOIN dataset_ingestion ON ingestion_id = id,
            LATERAL (SELECT sum(value::float8) AS micros FROM jsonb_each_text(spent)
              WHERE key = ANY ($4)) way
          GROUP BY 1 ORDER BY 1
          """
              .formatted(Statements.IS_DUPLICATE, ENDS_WITHOUT_ROWS);

  private static final String COURSE_OF_STAGES =
      FILES
          + """
          SELECT date_trunc($3, created_at, 'UTC') AS at, stay.state,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY micros::float8 / 1e6) AS median
          FROM file, jsonb_each_text(spent) AS stay (state, micros)
          GROUP BY 1, 2
          """;

  private static final String FAILED =
      FILES
          + """
          SELECT id, filename, dataset, state, (entered->>state)::timestamptz AS at,
            problem::text AS problem
          FROM file WHERE state IN (%s) AND NOT %s
          ORDER BY at DESC LIMIT $3
          """
              .formatted(ENDS_WITHOUT_ROWS, Statements.IS_DUPLICATE);

  private static final int MOST_FAILED = 10;

  private final Postgres postgres;

  Durations(Postgres postgres) {
    this.postgres = postgres;
  }

  Future<PaceOf> of(AskPace ask) {
    String by = ask.hours() <= DiagnosticsMessages.HOURLY ? "hour" : "day";
    Future<RowSet<Row>> stages = postgres.run(STAGES, ask.hours(), MOST_FILES);
    Future<RowSet<Row>> course =
        postgres.run(COURSE, ask.hours(), MOST_FILES, by, Writes.names(TaskState.way()));
    Future<RowSet<Row>> parts = postgres.run(COURSE_OF_STAGES, ask.hours(), MOST_FILES, by);
    Future<RowSet<Row>> failed = postgres.run(FAILED, ask.hours(), MOST_FILES, MOST_FAILED);
    return Future.all(stages, course, parts, failed)
        .map(
            all ->
                new PaceOf(
                    stages(stages.result()),
                    course(course.result(), byStretch(parts.result())),
                    failed(failed.result())));
  }

  private static List<Stage> stages(RowSet<Row> rows) {
    List<Stage> stages = new ArrayList<>(rows.size());
    for (Row row : rows) {
      stages.add(
          new Stage(
              TaskState.valueOf(row.getString("state")),
              row.getLong("files"),
              row.getDouble("median"),
              row.getDouble("p95")));
    }
    stages.sort(Comparator.comparing(Stage::state));
    return stages;
  }

  private static Map<OffsetDateTime, Map<TaskState, Double>> byStretch(RowSet<Row> rows) {
    Map<OffsetDateTime, Map<TaskState, Double>> stages = new HashMap<>();
    for (Row row : rows) {
      stages
          .computeIfAbsent(row.getOffsetDateTime("at"), at -> new EnumMap<>(TaskState.class))
          .put(TaskState.valueOf(row.getString("state")), row.getDouble("median"));
    }
    return stages;
  }

  private static List<Stretch> course(
      RowSet<Row> rows, Map<OffsetDateTime, Map<TaskState, Double>> stages) {
    List<Stretch> course = new ArrayList<>(rows.size());
    for (Row row : rows) {
      course.add(
          new Stretch(
              TaskRow.instant(row.getOffsetDateTime("at")),
              row.getLong("files"),
              row.getLong("loaded"),
              row.getLong("failed"),
              row.getLong("duplicates"),
              row.getLong("cancelled"),
              row.getLong("bytes"),
              row.getLong("rows"),
              row.getDouble("median"),
              stages.getOrDefault(row.getOffsetDateTime("at"), Map.of())));
    }
    return course;
  }

  private static List<Failed> failed(RowSet<Row> rows) {
    List<Failed> failed = new ArrayList<>(rows.size());
    for (Row row : rows) {
      failed.add(
          new Failed(
              row.getUUID("id"),
              row.getString("filename"),
              row.getString("dataset"),
              TaskState.valueOf(row.getString("state")),
              TaskRow.instant(row.getOffsetDateTime("at")),
              Json.read(row.getString("problem"), Problem.class)));
    }
    return failed;
  }
}
