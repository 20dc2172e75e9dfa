package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import verticles.bus.AsOfNow;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.DruidMessages.DescribeIngestion;
import verticles.contract.DruidMessages.IngestionText;

/**
 * Druid's room: hands ingestions over, cancels them, and runs queries. Following them is the work
 * of {@link StatusVerticle}. Problems with status 503 pass by themselves; others do not.
 */
public final class DruidVerticle extends VerticleBase {
  private final Druid druid;
  private final S3 s3;
  private DruidClient client;
  private StorageCheck storage;

  public DruidVerticle(Druid druid, S3 s3) {
    this.druid = druid;
    this.s3 = s3;
  }

  @Override
  public Future<?> start() {
    Bus bus = new Bus(vertx);
    client = new DruidClient(vertx, druid);
    storage = new StorageCheck(vertx, s3);
    Submission submission = new Submission(client, storage, new IngestionSpec(s3));
    Cancellation cancellation =
        new Cancellation(
            client, new Statuses(client), ended -> bus.announce(Events.INGESTION_ENDED, ended));
    Sql sql = new Sql(client);
    AsOfNow<Servers> servers = new AsOfNow<>(() -> Servers.look(sql));
    Completeness completeness = new Completeness(bus, new Serving(client));
    Catalog catalog = new Catalog(client, servers, completeness);
    RowCounts counts = new RowCounts(client, sql);
    Purge purge = new Purge(client, sql, counts, submission);
    Leftovers leftovers = new Leftovers(client, sql, counts, submission, druid.dropsWithin());
    bus.answer(Asks.SUBMIT_INGESTION, ask -> submission.submit(ask.task()));
    bus.answer(Asks.DESCRIBE_INGESTION, DruidVerticle::describe);
    bus.answer(Asks.CANCEL_INGESTION, ask -> cancellation.cancel(ask.druidTaskId()));
    bus.answer(Asks.RUN_SQL, sql::run);
    bus.answer(Asks.CANCEL_SQL, ask -> sql.cancel(ask.id()));
    bus.answer(Asks.CHECK_SERVED, completeness::check);
    bus.answer(Asks.COUNT_ROWS, counts::rows);
    bus.answer(Asks.COUNT_INGESTIONS, counts::byIngestion);
    bus.answer(Asks.PURGE_ROWS, purge::rows);
    bus.answer(Asks.PURGE_SEGMENTS, leftovers::segments);
    bus.answer(Asks.PURGE_MARKS, leftovers::marks);
    bus.answer(Asks.LIST_DATASOURCES, ask -> catalog.datasources());
    bus.answer(Asks.DRUID_HEALTH, ask -> catalog.health());
    return Future.succeededFuture();
  }

  private static Future<IngestionText> describe(DescribeIngestion file) {
    return Future.succeededFuture(
        new IngestionText(IngestionSpec.described(file).toPrettyString()));
  }

  @Override
  public Future<?> stop() {
    client.close();
    storage.close();
    return Future.succeededFuture();
  }
}
