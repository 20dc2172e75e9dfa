package verticles.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import verticles.contract.Canonical;
import verticles.contract.Problem;
import verticles.contract.Source;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/** A row of {@code task} as the contract's record. */
final class TaskRow {
  /** What {@link #read} reads. Documents travel as text; Jackson turns them into records. */
  static final String COLUMNS =
      """
      id, dataset, filename, state, version, fence, state_attempt, attempt, bytes, sha256, raw_key,
      wishes::text AS wishes, source::text AS source, verdict::text AS verdict,
      canonical::text AS canonical, druid_task_id,
      problem::text AS problem, created_at, cancel_at, entered::text AS entered,
      state_since, spent::text AS spent,
      replaced_by, CASE WHEN state = 'UNDONE' AND purged_at IS NULL THEN purge_at END AS purge_at\
      """;

  private static final TypeReference<Map<TaskState, String>> MOMENTS = new TypeReference<>() {};
  private static final TypeReference<Map<TaskState, Long>> MICROS = new TypeReference<>() {};

  private TaskRow() {}

  static Task read(Row row) {
    return new Task(
        row.getUUID("id"),
        row.getString("dataset"),
        row.getString("filename"),
        TaskState.valueOf(row.getString("state")),
        row.getLong("version"),
        row.getLong("fence"),
        row.getInteger("state_attempt"),
        row.getInteger("attempt"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("raw_key"),
        Json.read(row.getString("wishes"), Wishes.class),
        Json.read(row.getString("source"), Source.class),
        Json.read(row.getString("verdict"), Verdict.class),
        Json.read(row.getString("canonical"), Canonical.class),
        row.getString("druid_task_id"),
        Json.read(row.getString("problem"), Problem.class),
        instant(row.getOffsetDateTime("created_at")),
        instant(row.getOffsetDateTime("cancel_at")),
        entered(row.getString("entered")),
        instant(row.getOffsetDateTime("state_since")),
        spent(row.getString("spent")),
        row.getUUID("replaced_by"),
        instant(row.getOffsetDateTime("purge_at")));
  }

  static List<Task> readAll(RowSet<Row> rows) {
    List<Task> tasks = new ArrayList<>(rows.size());
    rows.forEach(row -> tasks.add(read(row)));
    return tasks;
  }

  static Instant instant(OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }

  private static Map<TaskState, Instant> entered(String json) {
    Map<TaskState, Instant> entered = new EnumMap<>(TaskState.class);
    Json.read(json, MOMENTS)
        .forEach((state, moment) -> entered.put(state, instant(OffsetDateTime.parse(moment))));
    return entered;
  }

  private static Map<TaskState, Duration> spent(String json) {
    Map<TaskState, Duration> spent = new EnumMap<>(TaskState.class);
    Json.read(json, MICROS)
        .forEach((state, micros) -> spent.put(state, Duration.of(micros, ChronoUnit.MICROS)));
    return spent;
  }
}
