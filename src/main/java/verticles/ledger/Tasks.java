package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Reading tasks. */
final class Tasks {
  private static final String SELECT = "SELECT " + TaskRow.COLUMNS + " FROM task ";
  private static final String WANTED =
      """
      WHERE ($1::text IS NULL OR dataset = $1)
        AND (cardinality($2::text[]) = 0 OR state = ANY ($2)) AND version > $3
      """;

  /**
   * A word may stand anywhere in a name, which no index finds: so many tasks are looked through.
   */
  private static final int LOOKED_THROUGH = 100_000;

  private static final String SEARCHED =
      WANTED
          + """
            AND created_at >= coalesce((SELECT created_at FROM task
              ORDER BY created_at DESC, id DESC OFFSET %d LIMIT 1), '-infinity')
            AND NOT EXISTS (SELECT FROM unnest($4::text[]) AS word
              WHERE strpos(lower(concat_ws(' ', filename, dataset)), lower(word)) = 0)
          """
              .formatted(LOOKED_THROUGH - 1);

  private static final int LARGEST_PAGE = 500;

  private final Postgres postgres;

  Tasks(Postgres postgres) {
    this.postgres = postgres;
  }

  Future<Task> find(FindTask ask) {
    return find(ask.id());
  }

  Future<Task> find(UUID id) {
    return postgres
        .run(SELECT + "WHERE id = $1", id)
        .compose(
            rows ->
                rows.size() == 0
                    ? Faults.noSuchTask(id)
                    : Future.succeededFuture(TaskRow.read(rows.iterator().next())));
  }

  Future<List<Task>> withKey(String idempotencyKey) {
    return postgres
        .run(SELECT + "WHERE idempotency_key = $1", idempotencyKey)
        .map(TaskRow::readAll);
  }

  Future<Duplicate> duplicate(FindDuplicate ask) {
    return postgres
        .run(
            SELECT
                + "WHERE dataset = $1 AND sha256 = $2 AND id IS DISTINCT FROM $3 AND "
                + Statements.HOLDS.formatted("task")
                + " ORDER BY created_at, id LIMIT 1",
            ask.dataset(),
            ask.sha256(),
            ask.except())
        .map(rows -> new Duplicate(TaskRow.readAll(rows).stream().findFirst().orElse(null)));
  }

  /** The task whose content would count twice if what this one had replaced came back. */
  Future<Duplicate> inTheWayOfUndo(UUID id) {
    return postgres
        .run(Showing.IN_THE_WAY_OF_UNDO, id)
        .map(rows -> new Duplicate(TaskRow.readAll(rows).stream().findFirst().orElse(null)));
  }

  Future<TaskPage> list(ListTasks ask) {
    String wanted = ask.words().isEmpty() ? WANTED : SEARCHED;
    String order = ask.since() == null ? "created_at DESC, id DESC" : "version";
    Object[] which = which(ask);
    int limit = Math.max(1, Math.min(LARGEST_PAGE, ask.limit()));
    Object[] page =
        Stream.concat(Stream.of(which), Stream.of(limit, Math.max(0, ask.offset()))).toArray();
    String part = "ORDER BY %s LIMIT $%d OFFSET $%d".formatted(order, page.length - 1, page.length);
    return postgres
        .run(SELECT + wanted + part, page)
        .compose(
            rows ->
                postgres
                    .run("SELECT count(*) AS total FROM task " + wanted, which)
                    .map(total -> page(rows, total.iterator().next().getLong("total"))));
  }

  /** What the statement that lists them is told, and the one that counts them. */
  private static Object[] which(ListTasks ask) {
    String[] states = ask.states().stream().map(Enum::name).toArray(String[]::new);
    Long since = ask.since() == null ? Long.valueOf(-1) : ask.since();
    return ask.words().isEmpty()
        ? new Object[] {ask.dataset(), states, since}
        : new Object[] {ask.dataset(), states, since, ask.words().toArray(String[]::new)};
  }

  /** Tasks with a newer event than this, oldest event first. */
  Future<List<Task>> after(long version, int limit) {
    return postgres
        .run(SELECT + "WHERE version > $1 ORDER BY version LIMIT $2", version, limit)
        .map(TaskRow::readAll);
  }

  Future<Long> newestVersion() {
    return postgres
        .run("SELECT coalesce(max(version), 0) AS newest FROM task")
        .map(rows -> rows.iterator().next().getLong("newest"));
  }

  Future<TaskCounts> count(CountTasks ask) {
    return postgres
        .run(
            "SELECT state, count(*) AS tasks, count(*) FILTER (WHERE "
                + Statements.IS_DUPLICATE
                + ") AS duplicates FROM task GROUP BY state")
        .map(
            rows -> {
              Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
              for (TaskState state : TaskState.values()) {
                counts.put(state, 0L);
              }
              long duplicates = 0;
              for (Row row : rows) {
                counts.put(TaskState.valueOf(row.getString("state")), row.getLong("tasks"));
                duplicates += row.getLong("duplicates");
              }
              return new TaskCounts(counts, duplicates);
            });
  }

  Future<TaskEvents> history(TaskHistory ask) {
    return postgres
        .run(
            """
            SELECT version, from_state, to_state, at, note FROM task_event
            WHERE task_id = $1 ORDER BY version
            """,
            ask.id())
        .compose(
            rows ->
                rows.size() == 0
                    ? Faults.noSuchTask(ask.id())
                    : Future.succeededFuture(events(rows)));
  }

  private static TaskPage page(RowSet<Row> rows, long total) {
    return new TaskPage(TaskRow.readAll(rows), total);
  }

  private static TaskEvents events(RowSet<Row> rows) {
    List<TaskEvent> events = new ArrayList<>(rows.size());
    rows.forEach(row -> events.add(event(row)));
    return new TaskEvents(events);
  }

  private static TaskEvent event(Row row) {
    String from = row.getString("from_state");
    return new TaskEvent(
        row.getLong("version"),
        from == null ? null : TaskState.valueOf(from),
        TaskState.valueOf(row.getString("to_state")),
        TaskRow.instant(row.getOffsetDateTime("at")),
        row.getString("note"));
  }
}
