package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import verticles.contract.AlertMessages;
import verticles.contract.AlertMessages.DeleteRule;
import verticles.contract.AlertMessages.FindDueRules;
import verticles.contract.AlertMessages.ListRules;
import verticles.contract.AlertMessages.RecordLook;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AlertMessages.SaveRule;
import verticles.contract.AlertMessages.Watched;
import verticles.contract.AlertMessages.WatchedRules;
import verticles.contract.Done;
import verticles.contract.Ids;
import verticles.contract.Problem;

/** Rules over metrics, and what their looks found. */
final class AlertRules {
  private static final String COLUMNS =
      " r.rule::text AS rule, r.revision, r.firing, r.evaluated_version, r.value, r.sentence,"
          + " r.evaluated_at ";

  /** One statement: of several that come at once, none gets past the bound unseen for long. */
  private static final String SAVE =
      """
      INSERT INTO alert_rule AS r (id, dataset, rule)
      SELECT $1, d.name, $3::text::jsonb FROM dataset d
      WHERE d.name = $2 AND d.deleted_at IS NULL AND
        (SELECT count(*) FROM alert_rule WHERE dataset = $2 AND id <> $1) < $4
      ON CONFLICT (id) DO UPDATE
        SET rule = excluded.rule, revision = r.revision + 1, evaluated_version = -1
        WHERE r.dataset = excluded.dataset
      RETURNING"""
          + COLUMNS;

  private static final String LIST =
      "SELECT"
          + COLUMNS
          + """
          FROM alert_rule r WHERE $1::text IS NULL OR dataset = $1
          ORDER BY dataset, created_at, id
          """;

  private static final String DUE =
      "SELECT"
          + COLUMNS
          + """
          FROM alert_rule r JOIN dataset d ON d.name = r.dataset
          WHERE r.evaluated_version < d.version AND d.deleted_at IS NULL
          ORDER BY r.evaluated_at NULLS FIRST, r.id LIMIT $1
          """;

  private static final String DELETE =
      """
      WITH gone AS (DELETE FROM alert_rule WHERE id = $1 RETURNING id),
        ended AS (UPDATE alert SET resolved_at = now() FROM gone
          WHERE rule_id = gone.id AND resolved_at IS NULL)
      SELECT id FROM gone
      """;

  /** The look, what begins or ends with it, and whom to tell: all or nothing. */
  private static final String LOOK =
      """
      WITH before AS (
        SELECT id, dataset, firing, rule->>'name' AS name, rule->>'webhook' AS webhook
        FROM alert_rule WHERE id = $1 AND revision = $2 AND evaluated_version < $3 FOR UPDATE),
      looked AS (
        UPDATE alert_rule r SET evaluated_version = $3, evaluated_at = now(), value = $4,
          firing = $5, sentence = $6
        FROM before WHERE r.id = before.id),
      fired AS (
        INSERT INTO alert (id, rule_id, name, dataset, version, value, sentence)
        SELECT $7, id, name, dataset, $3, $4, $6 FROM before WHERE $5 AND NOT firing
        ON CONFLICT DO NOTHING RETURNING id),
      resolved AS (
        UPDATE alert SET resolved_at = now() FROM before
        WHERE rule_id = before.id AND resolved_at IS NULL AND NOT $5 RETURNING alert.id)
      INSERT INTO alert_delivery (alert_id, url, resolved)
      SELECT it.id, webhook, it.resolved FROM before, (
        SELECT id, false AS resolved FROM fired UNION ALL SELECT id, true FROM resolved) it
      WHERE webhook IS NOT NULL
      """;

  private final Postgres postgres;

  AlertRules(Postgres postgres) {
    this.postgres = postgres;
  }

  Future<Watched> save(SaveRule ask) {
    Rule rule = ask.rule();
    return postgres
        .run(SAVE, rule.id(), rule.dataset(), Json.of(rule), AlertMessages.MOST_RULES)
        .compose(
            rows ->
                rows.size() > 0
                    ? Future.succeededFuture(read(rows.iterator().next()))
                    : refused(rule));
  }

  /** Why nothing was saved. */
  private Future<Watched> refused(Rule rule) {
    return postgres
        .run("SELECT FROM dataset WHERE name = $1 AND deleted_at IS NULL", rule.dataset())
        .compose(
            found ->
                found.size() == 0 ? Faults.noSuchDataset(rule.dataset()) : tooMany(rule.dataset()));
  }

  private static <T> Future<T> tooMany(String dataset) {
    return Future.failedFuture(
        Problem.of(
                "too-many-rules",
                409,
                "Too many rules",
                "%s has %d rules, and may not have more. Delete one first."
                    .formatted(dataset, AlertMessages.MOST_RULES))
            .asException());
  }

  Future<WatchedRules> list(ListRules ask) {
    return postgres.run(LIST, ask.dataset()).map(AlertRules::readAll);
  }

  Future<WatchedRules> due(FindDueRules ask) {
    return postgres.run(DUE, ask.limit()).map(AlertRules::readAll);
  }

  Future<Done> delete(DeleteRule ask) {
    return postgres
        .run(DELETE, ask.id())
        .compose(rows -> rows.size() > 0 ? Future.succeededFuture(Done.DONE) : none(ask.id()));
  }

  private static <T> Future<T> none(UUID id) {
    return Future.failedFuture(
        Problem.of("no-such-rule", 404, "No such rule", "There is no rule " + id + ".")
            .asException());
  }

  Future<Done> look(RecordLook ask) {
    return postgres
        .run(
            LOOK,
            ask.rule(),
            ask.revision(),
            ask.version(),
            ask.value(),
            ask.firing(),
            ask.sentence(),
            Ids.next())
        .map(Done.DONE);
  }

  private static WatchedRules readAll(RowSet<Row> rows) {
    List<Watched> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(read(row)));
    return new WatchedRules(all);
  }

  private static Watched read(Row row) {
    return new Watched(
        Json.read(row.getString("rule"), Rule.class),
        row.getLong("revision"),
        row.getBoolean("firing"),
        row.getLong("evaluated_version"),
        row.getDouble("value"),
        row.getString("sentence"),
        TaskRow.instant(row.getOffsetDateTime("evaluated_at")));
  }
}
