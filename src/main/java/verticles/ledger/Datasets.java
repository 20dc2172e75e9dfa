package verticles.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages;
import verticles.contract.DatasetMessages.CountChanges;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.FindDataset;
import verticles.contract.DatasetMessages.ListDatasets;
import verticles.contract.LedgerMessages.FindVisibleRows;
import verticles.contract.LedgerMessages.VisibleRows;
import verticles.contract.PurgeMessages.DuePurges;
import verticles.contract.PurgeMessages.FindDuePurges;

/** Reading what queries may see. */
final class Datasets {
  /** A dimension without a value in any row of the file is not there: its cells were filled in. */
  private static final String COLUMNS_WITH_VALUES =
      """
      SELECT coalesce(jsonb_agg(it ORDER BY place), '[]')
      FROM jsonb_array_elements(i.columns) WITH ORDINALITY AS each (it, place)
      WHERE it->>'type' <> 'string'
        OR coalesce((i.quality::jsonb->'completeness'->>(it->>'name'))::float8, 1) > 0
          AND NOT coalesce(i.quality::jsonb->'absent' @> to_jsonb(it->>'name'), false)
      """;

  /** Days are those of the file that was shown last. */
  private static final String TIME_ZONE =
      """
      SELECT verdict::jsonb->'plan'->>'timeZone'
      FROM dataset_ingestion latest JOIN task ON task.id = latest.ingestion_id
      WHERE latest.dataset = d.name AND latest.visible
      ORDER BY latest.shown_at DESC, latest.ingestion_id LIMIT 1
      """;

  private static final String SELECT =
      """
      SELECT d.name, d.version, d.changed_at,
        coalesce(array_agg(i.ingestion_id ORDER BY i.shown_at, i.ingestion_id)
          FILTER (WHERE i.visible), '{}') AS visible,
        coalesce(jsonb_agg(DISTINCT (%s)) FILTER (WHERE i.visible), '[]')::text AS columns,
        coalesce(sum(i.rows), 0)::bigint AS rows, min(i.min_time) AS min_time,
        max(i.max_time) AS max_time, (%s) AS time_zone,
        coalesce(jsonb_agg(DISTINCT i.currencies) FILTER (WHERE i.visible), '[]')::text
          AS currencies,
        (SELECT count(*)::int FROM task WHERE dataset = d.name AND state = 'AWAITING_MAPPING')
          AS files_waiting,
        EXISTS (SELECT FROM task WHERE dataset = d.name AND state IN %s
          AND (wishes->>'demo')::boolean) AS demo
      FROM dataset d LEFT JOIN dataset_ingestion i ON i.dataset = d.name AND i.visible
      WHERE (d.name = $1 OR $1::text IS NULL AND (
          EXISTS (SELECT FROM dataset_ingestion WHERE dataset = d.name)
          OR EXISTS (SELECT FROM task WHERE dataset = d.name AND state IN %s)))
        AND ($2 OR d.deleted_at IS NULL)
      GROUP BY d.name ORDER BY d.name
      """
          .formatted(COLUMNS_WITH_VALUES, TIME_ZONE, Statements.HOLDING, Statements.HOLDING);
  private static final int MOST_AT_ONCE = 1_000;
  private static final String INGESTION_ID = "_ingestion_id";
  private static final TypeReference<List<List<Canonical.Column>>> COLUMN_LISTS =
      new TypeReference<>() {};

  private static final TypeReference<List<List<String>>> CURRENCY_LISTS = new TypeReference<>() {};

  private final Postgres postgres;

  Datasets(Postgres postgres) {
    this.postgres = postgres;
  }

  Future<DatasetMessages.Datasets> list(ListDatasets ask) {
    return select(null, false).map(DatasetMessages.Datasets::new);
  }

  Future<Dataset> find(FindDataset ask) {
    return find(ask.name());
  }

  Future<Dataset> find(String name) {
    return select(name, false)
        .compose(
            found ->
                found.isEmpty()
                    ? Faults.noSuchDataset(name)
                    : Future.succeededFuture(found.get(0)));
  }

  /**
   * Every change makes the version of its dataset grow by one, and no dataset is ever forgotten.
   */
  Future<DatasetMessages.ChangeCount> changes(CountChanges ask) {
    return postgres
        .run("SELECT coalesce(sum(version), 0)::bigint AS count FROM dataset")
        .map(rows -> new DatasetMessages.ChangeCount(rows.iterator().next().getLong("count")));
  }

  Future<VisibleRows> visibleRows(FindVisibleRows ask) {
    return postgres
        .run(
            "SELECT ingestion_id, rows FROM dataset_ingestion WHERE dataset = $1 AND visible",
            ask.dataset())
        .map(
            rows -> {
              Map<UUID, Long> byIngestion = new HashMap<>();
              rows.forEach(
                  row -> byIngestion.put(row.getUUID("ingestion_id"), row.getLong("rows")));
              return new VisibleRows(byIngestion);
            });
  }

  Future<DuePurges> duePurges(FindDuePurges ask) {
    return postgres
        .run(
            "SELECT id FROM task WHERE dataset = $1 AND state = 'UNDONE' AND purge_at <= now()"
                + " AND purged_at IS NULL LIMIT "
                + MOST_AT_ONCE,
            ask.dataset())
        .map(
            rows -> {
              Set<UUID> due = new HashSet<>();
              rows.forEach(row -> due.add(row.getUUID("id")));
              return new DuePurges(due);
            });
  }

  Future<Boolean> exists(String name) {
    return select(name, false).map(found -> !found.isEmpty());
  }

  /** Also one that has been deleted: then nothing of it is visible. */
  Future<Optional<Dataset>> asItIs(String name) {
    return select(name, true).map(found -> found.stream().findFirst());
  }

  private Future<List<Dataset>> select(String name, boolean deleted) {
    return postgres.run(SELECT, name, deleted).map(Datasets::readAll);
  }

  private static List<Dataset> readAll(RowSet<Row> rows) {
    List<Dataset> datasets = new ArrayList<>(rows.size());
    rows.forEach(row -> datasets.add(read(row)));
    return datasets;
  }

  private static Dataset read(Row row) {
    return new Dataset(
        row.getString("name"),
        row.getLong("version"),
        TaskRow.instant(row.getOffsetDateTime("changed_at")),
        List.of(row.getArrayOfUUIDs("visible")),
        union(Json.read(row.getString("columns"), COLUMN_LISTS)),
        row.getLong("rows"),
        row.getLong("min_time"),
        row.getLong("max_time"),
        row.getString("time_zone"),
        only(Json.read(row.getString("currencies"), CURRENCY_LISTS)),
        row.getInteger("files_waiting"),
        row.getBoolean("demo"));
  }

  /**
   * A column that is a number in one file and text in another is read as text. Whose rows they are
   * is nobody's business outside.
   */
  private static List<Canonical.Column> union(List<List<Canonical.Column>> lists) {
    Map<String, Canonical.Column> columns = new LinkedHashMap<>();
    lists.forEach(
        list -> list.forEach(column -> columns.merge(column.name(), column, Datasets::widerOf)));
    columns.remove(INGESTION_ID);
    return List.copyOf(columns.values());
  }

  /** Null where the files name none, or several. */
  private static String only(List<List<String>> currencies) {
    List<String> all = currencies.stream().flatMap(List::stream).distinct().toList();
    return all.size() == 1 ? all.get(0) : null;
  }

  private static Canonical.Column widerOf(Canonical.Column one, Canonical.Column other) {
    if (one.type().equals(other.type())) {
      return one;
    }
    boolean text = one.type().equals("string") || other.type().equals("string");
    return new Canonical.Column(one.name(), text ? "string" : "double");
  }
}
