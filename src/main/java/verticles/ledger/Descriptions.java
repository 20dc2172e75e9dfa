package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import verticles.contract.ColumnProfile;
import verticles.contract.DatasetMessages.*;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Plan;
import verticles.contract.Quality;
import verticles.contract.Remembered;
import verticles.contract.Source;
import verticles.contract.TaskState;
import verticles.contract.Wishes;

/** What the ledger knows of a dataset beyond what queries need. */
final class Descriptions {
  private static final int MOST_INGESTIONS = 500;

  private static final String INGESTIONS =
      """
      SELECT id, filename, state, visible, rows, rejected, i.bytes, min_time, max_time, shown_at,
        replaced_by, CASE WHEN state = 'UNDONE' AND purged_at IS NULL THEN purge_at END AS purge_at,
        quality::text AS quality, coalesce((wishes->>'demo')::boolean, false) AS demo
      FROM dataset_ingestion i JOIN task ON id = ingestion_id
      WHERE i.dataset = $1 ORDER BY created_at DESC, id DESC LIMIT $2
      """;

  private static final String VISIBLE =
      """
      SELECT rows, rejected, bytes, quality::text AS quality FROM dataset_ingestion
      WHERE dataset = $1 AND visible
      """;

  /** What is on the dashboard counts; if nothing is, what was taken off it last. */
  private static final String LAST_READ =
      """
      SELECT verdict->>'plan' AS plan, verdict->>'columns' AS columns, source::text AS source,
        wishes::text AS wishes
      FROM dataset_ingestion i JOIN task ON id = ingestion_id
      WHERE i.dataset = $1 AND jsonb_typeof(verdict->'plan') = 'object'
      ORDER BY visible DESC, shown_at DESC, ingestion_id DESC LIMIT 1
      """;

  private final Postgres postgres;
  private final Datasets datasets;

  Descriptions(Postgres postgres, Datasets datasets) {
    this.postgres = postgres;
    this.datasets = datasets;
  }

  Future<DatasetDetail> describe(DescribeDataset ask) {
    Future<Dataset> dataset = datasets.find(ask.name());
    Future<List<Ingestion>> ingestions =
        dataset
            .compose(found -> postgres.run(INGESTIONS, ask.name(), MOST_INGESTIONS))
            .map(Descriptions::oldestFirst);
    Future<Measured> measured =
        ingestions.compose(listed -> postgres.run(VISIBLE, ask.name())).map(Descriptions::measured);
    return measured
        .compose(known -> find(new FindRemembered(ask.name())))
        .map(
            remembered ->
                new DatasetDetail(
                    dataset.result(),
                    measured.result().bytes(),
                    remembered,
                    ingestions.result(),
                    measured.result().quality()));
  }

  Future<Remembered> find(FindRemembered ask) {
    return postgres
        .run(LAST_READ, ask.dataset())
        .map(rows -> rows.size() == 0 ? Remembered.NOTHING : remembered(rows.iterator().next()));
  }

  private static Remembered remembered(Row row) {
    ColumnProfile[] columns = Json.read(row.getString("columns"), ColumnProfile[].class);
    return Remembering.of(
        Json.read(row.getString("plan"), Plan.class),
        columns == null ? null : List.of(columns),
        Json.read(row.getString("source"), Source.class),
        Json.read(row.getString("wishes"), Wishes.class));
  }

  private static List<Ingestion> oldestFirst(RowSet<Row> rows) {
    List<Ingestion> ingestions = new ArrayList<>(rows.size());
    rows.forEach(row -> ingestions.add(ingestion(row)));
    Collections.reverse(ingestions);
    return ingestions;
  }

  private static Ingestion ingestion(Row row) {
    return new Ingestion(
        row.getUUID("id"),
        row.getString("filename"),
        TaskState.valueOf(row.getString("state")),
        row.getBoolean("visible"),
        row.getLong("rows"),
        row.getLong("rejected"),
        row.getLong("bytes"),
        row.getLong("min_time"),
        row.getLong("max_time"),
        TaskRow.instant(row.getOffsetDateTime("shown_at")),
        row.getUUID("replaced_by"),
        TaskRow.instant(row.getOffsetDateTime("purge_at")),
        Json.read(row.getString("quality"), Quality.class),
        row.getBoolean("demo"));
  }

  private record Measured(long bytes, Quality quality) {}

  private static Measured measured(RowSet<Row> rows) {
    QualityOfAll all = new QualityOfAll();
    long bytes = 0;
    for (Row row : rows) {
      bytes += row.getLong("bytes") == null ? 0 : row.getLong("bytes");
      all.add(
          row.getLong("rows"),
          row.getLong("rejected"),
          Json.read(row.getString("quality"), Quality.class));
    }
    return new Measured(bytes, all.quality());
  }
}
