package verticles.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.config.Services;
import verticles.config.Settings;

/**
 * The real PostgreSQL, S3 and Druid that stand in for whatever the settings leave open. They listen
 * on loopback only, keep their state in the data directory and find it again at the next start.
 */
public final class Embedded {
  static final String LOOPBACK = "127.0.0.1";

  private static final Logger log = LoggerFactory.getLogger(Embedded.class);
  private static final int WORKERS = 4;
  private static final long LONGEST_STEP_MINUTES = 2;

  private final Vertx vertx;
  private final Settings settings;
  private final Steps steps;
  private final DruidJvm jvm;
  private final WorkerExecutor worker;
  private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

  private Home home;
  private Services services;
  private volatile Optional<DruidServer> druid = Optional.empty();

  private Embedded(Vertx vertx, Settings settings, Steps steps, DruidJvm jvm) {
    this.vertx = vertx;
    this.settings = settings;
    this.steps = steps;
    this.jvm = jvm;
    this.worker =
        vertx.createSharedWorkerExecutor(
            "embedded", WORKERS, LONGEST_STEP_MINUTES, TimeUnit.MINUTES);
  }

  public static Future<Embedded> start(Vertx vertx, Settings settings) {
    return start(vertx, settings, Steps.SILENT);
  }

  /**
   * Succeeds as soon as PostgreSQL and S3 answer; Druid is on its way then, see {@link
   * #druidReady}. Fails with words for the user, and with nothing left running.
   */
  public static Future<Embedded> start(Vertx vertx, Settings settings, Steps steps) {
    return start(vertx, settings, steps, DruidJvm.FULL);
  }

  static Future<Embedded> start(Vertx vertx, Settings settings, Steps steps, DruidJvm jvm) {
    Embedded embedded = new Embedded(vertx, settings, steps, jvm);
    return embedded
        .start()
        .recover(failure -> embedded.stop().transform(done -> Future.failedFuture(failure)));
  }

  private Future<Embedded> start() {
    return work(() -> home = running(Home.claim(settings.dataDir())))
        .compose(claimed -> startWhatIsMissing())
        .map(found -> services = found)
        .map(this);
  }

  private Future<Services> startWhatIsMissing() {
    Future<Database> database = configured(settings.database(), this::startPostgres);
    Future<S3> s3 = configured(settings.s3(), this::startS3);
    Future<Druid> druid = s3.compose(at -> configured(settings.druid(), () -> startDruid(at)));
    // join, not all: a failure is only told when nothing is half-way any more.
    return Future.join(database, s3, druid)
        .map(all -> new Services(database.result(), s3.result(), druid.result()));
  }

  private <T> Future<T> configured(Optional<T> service, Callable<T> embedded) {
    return service.map(Future::succeededFuture).orElseGet(() -> work(embedded));
  }

  private Database startPostgres() throws Exception {
    Stopwatch watch = new Stopwatch();
    Database database = running(PostgresServer.start(home)).database();
    steps.done("PostgreSQL ready", watch.elapsed(), database.toString());
    return database;
  }

  private S3 startS3() throws Exception {
    Stopwatch watch = new Stopwatch();
    S3 s3 = running(S3Server.start(home)).s3();
    steps.done("S3 ready", watch.elapsed(), s3.toString());
    return s3;
  }

  private Druid startDruid(S3 s3) throws Exception {
    DruidServer server = running(DruidServer.start(new DruidLaunch(home, s3, jvm), steps));
    druid = Optional.of(server);
    return server.druid();
  }

  /** Where the three services are, configured or embedded. */
  public Services services() {
    return services;
  }

  /** Succeeds once the embedded Druid can be used; at once if there is another. */
  public Future<Void> druidReady() {
    return druid
        .map(server -> Future.fromCompletionStage(server.ready(), vertx.getOrCreateContext()))
        .orElseGet(Future::succeededFuture);
  }

  /** How the embedded Druid is; empty if there is another. */
  public Optional<DruidState> druidState() {
    return druid.map(DruidServer::state);
  }

  /** Stops what was started, the last first. Succeeds in any case; what went wrong is logged. */
  public Future<Void> stop() {
    return work(this::stopAll).eventually(worker::close);
  }

  private Void stopAll() {
    for (AutoCloseable next = running.poll(); next != null; next = running.poll()) {
      try {
        next.close();
      } catch (Exception failure) {
        log.error("could not be stopped cleanly", failure);
      }
    }
    return null;
  }

  private <T extends AutoCloseable> T running(T service) {
    running.push(service);
    return service;
  }

  private <T> Future<T> work(Callable<T> blocking) {
    return worker.executeBlocking(blocking, false);
  }
}
