package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import verticles.contract.AlertMessages.Acknowledge;
import verticles.contract.AlertMessages.Alert;
import verticles.contract.AlertMessages.Alerts;
import verticles.contract.AlertMessages.ClaimDeliveries;
import verticles.contract.AlertMessages.Delivery;
import verticles.contract.AlertMessages.DueDeliveries;
import verticles.contract.AlertMessages.DueDelivery;
import verticles.contract.AlertMessages.ListAlerts;
import verticles.contract.AlertMessages.RecordDelivery;
import verticles.contract.Done;
import verticles.contract.Problem;

/** What rules have found so far, who knows of it, and who is still to be told. */
final class AlertHistory {
  /** Alerts with what became of their last message. */
  private static final String ALERTS =
      """
      SELECT a.*, m.attempts, m.delivered_at, m.failure, m.due_at, m.id AS message
      FROM alert a LEFT JOIN LATERAL (
        SELECT * FROM alert_delivery WHERE alert_id = a.id
        ORDER BY created_at DESC, resolved DESC LIMIT 1) m ON true
      """;

  private static final String WHERE =
      """
      WHERE ($1::text IS NULL OR a.dataset = $1)
        AND (NOT $2 OR a.resolved_at IS NULL OR a.acknowledged_at IS NULL)
      """;

  private static final String LIST =
      ALERTS + WHERE + "ORDER BY a.fired_at DESC, a.id DESC LIMIT $3 OFFSET $4";

  private static final String COUNT = "SELECT count(*) FROM alert a " + WHERE;

  private static final String ACKNOWLEDGE =
      """
      WITH known AS (
        UPDATE alert SET acknowledged_at = coalesce(acknowledged_at, now())
        WHERE id = $1 RETURNING *)
      """
          + ALERTS.replace("FROM alert a", "FROM known a");

  /** A sender who is not heard of any more keeps a message for a minute. */
  private static final String CLAIM =
      """
      WITH due AS (
        SELECT id FROM alert_delivery WHERE due_at <= now()
        ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
      claimed AS (
        UPDATE alert_delivery d SET attempts = attempts + 1, due_at = now() + interval '1 minute'
        FROM due WHERE d.id = due.id RETURNING d.*)
      SELECT a.*, m.attempts, m.delivered_at, m.failure, m.due_at, m.id AS message, m.url,
        m.resolved
      FROM claimed m JOIN alert a ON a.id = m.alert_id ORDER BY m.created_at
      """;

  private static final String RECORD =
      """
      UPDATE alert_delivery SET failure = $2, due_at = now() + $3::int * interval '1 second',
        delivered_at = CASE WHEN $2::text IS NULL THEN now() END
      WHERE id = $1
      """;

  private final Postgres postgres;

  AlertHistory(Postgres postgres) {
    this.postgres = postgres;
  }

  Future<Alerts> list(ListAlerts ask) {
    return postgres
        .run(COUNT, ask.dataset(), ask.open())
        .map(rows -> rows.iterator().next().getLong(0))
        .compose(
            total ->
                postgres
                    .run(LIST, ask.dataset(), ask.open(), ask.limit(), ask.offset())
                    .map(rows -> new Alerts(readAll(rows), total)));
  }

  Future<Alert> acknowledge(Acknowledge ask) {
    return postgres
        .run(ACKNOWLEDGE, ask.alert())
        .compose(
            rows ->
                rows.size() > 0
                    ? Future.succeededFuture(read(rows.iterator().next()))
                    : none(ask.alert()));
  }

  private static <T> Future<T> none(UUID id) {
    return Future.failedFuture(
        Problem.of("no-such-alert", 404, "No such alert", "There is no alert " + id + ".")
            .asException());
  }

  Future<DueDeliveries> claim(ClaimDeliveries ask) {
    return postgres
        .run(CLAIM, ask.limit())
        .map(
            rows -> {
              List<DueDelivery> due = new ArrayList<>(rows.size());
              rows.forEach(row -> due.add(dueDelivery(row)));
              return new DueDeliveries(due);
            });
  }

  Future<Done> record(RecordDelivery ask) {
    return postgres.run(RECORD, ask.id(), ask.failure(), ask.again()).map(Done.DONE);
  }

  private static DueDelivery dueDelivery(Row row) {
    return new DueDelivery(
        row.getUUID("message"),
        row.getString("url"),
        row.getInteger("attempts"),
        row.getBoolean("resolved"),
        read(row));
  }

  private static List<Alert> readAll(RowSet<Row> rows) {
    List<Alert> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(read(row)));
    return all;
  }

  private static Alert read(Row row) {
    return new Alert(
        row.getUUID("id"),
        row.getUUID("rule_id"),
        row.getString("name"),
        row.getString("dataset"),
        row.getLong("version"),
        row.getDouble("value"),
        row.getString("sentence"),
        TaskRow.instant(row.getOffsetDateTime("fired_at")),
        TaskRow.instant(row.getOffsetDateTime("resolved_at")),
        TaskRow.instant(row.getOffsetDateTime("acknowledged_at")),
        row.getUUID("message") == null ? null : delivery(row));
  }

  private static Delivery delivery(Row row) {
    return new Delivery(
        row.getInteger("attempts"),
        TaskRow.instant(row.getOffsetDateTime("delivered_at")),
        row.getString("failure"),
        row.getOffsetDateTime("due_at") == null);
  }
}
