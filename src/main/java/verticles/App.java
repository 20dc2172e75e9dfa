package verticles;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import verticles.alerts.AlertRoutes;
import verticles.alerts.AlertsVerticle;
import verticles.analytics.AnalyticsVerticle;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.conversion.ConversionVerticle;
import verticles.conversion.ParquetFiles;
import verticles.demo.DemoRoutes;
import verticles.demo.DemoVerticle;
import verticles.druid.DruidVerticle;
import verticles.druid.StatusVerticle;
import verticles.embedded.Embedded;
import verticles.embedded.Steps;
import verticles.feed.DatasetRoutes;
import verticles.feed.FeedVerticle;
import verticles.feed.MappingRoutes;
import verticles.feed.TaskRoutes;
import verticles.feed.ViewRoutes;
import verticles.graphql.GraphQlRoutes;
import verticles.http.Address;
import verticles.http.HttpVerticle;
import verticles.insight.InsightVerticle;
import verticles.ledger.LedgerVerticle;
import verticles.pipeline.PipelineVerticle;
import verticles.rest.RestRoutes;
import verticles.storage.StorageVerticle;
import verticles.upload.Analysis;
import verticles.upload.AnalysisRoutes;
import verticles.upload.Receiver;
import verticles.upload.TusRoutes;
import verticles.upload.UploadRoutes;
import verticles.upload.UploadVerticle;
import verticles.validation.ValidationVerticle;
import verticles.web.Analyst;
import verticles.web.Intake;
import verticles.web.RouteGroup;

/**
 * The composition root, and the only one that knows every room. Rooms open in an order in which
 * each finds below it what it stands on, and close in reverse: the front door first, so that what
 * is under way can finish.
 */
public final class App {
  private final Vertx vertx;
  private final Settings settings;
  private final Deque<Supplier<Future<Void>>> closing = new ArrayDeque<>();

  private Embedded embedded;
  private int port;

  private App(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /** Starts everything; where one part cannot start, stops the rest and fails with its reason. */
  public static Future<App> start(Vertx vertx, Settings settings, Steps steps) {
    App app = new App(vertx, settings);
    return app.open(steps)
        .map(app)
        .recover(failure -> app.stop().transform(stopped -> Future.failedFuture(failure)));
  }

  /** Stops in reverse; a part that fails to stop does not keep the others from it. */
  public Future<Void> stop() {
    Supplier<Future<Void>> last = closing.poll();
    return last == null ? Future.succeededFuture() : last.get().eventually(this::stop);
  }

  /** Where a browser finds it. */
  public URI url() {
    String host = settings.http().host();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** Succeeds once Druid can be used, which may be long after everything else. */
  public Future<Void> druidReady() {
    return embedded.druidReady();
  }

  private Future<Void> open(Steps steps) {
    return vertx
        .executeBlocking(this::checkAddress)
        .compose(free -> Embedded.start(vertx, settings, steps))
        .onSuccess(this::opened)
        .compose(started -> rooms(started.services()))
        .compose(opened -> frontDoor());
  }

  private Void checkAddress() throws IOException {
    Address.check(settings.http());
    return null;
  }

  private void opened(Embedded started) {
    embedded = started;
    closing.push(started::stop);
  }

  private Future<Void> rooms(Services services) {
    return room(() ->
            new LedgerVerticle(services.database(), settings.dataDir(), settings.purgeAfter()))
        .compose(next -> room(() -> new StorageVerticle(services.s3())))
        .compose(next -> worker(() -> new ConversionVerticle(settings)))
        .compose(next -> worker(() -> new ValidationVerticle(settings)))
        .compose(next -> room(() -> new DruidVerticle(services.druid(), services.s3())))
        .compose(next -> room(() -> new StatusVerticle(services.druid())))
        // empties the spool as it starts, so before the pipeline fetches files into it
        .compose(next -> room(() -> new UploadVerticle(settings)))
        .compose(next -> room(() -> new PipelineVerticle(settings)))
        .compose(next -> room(AnalyticsVerticle::new))
        .compose(next -> worker(InsightVerticle::new))
        .compose(next -> room(AlertsVerticle::new))
        .compose(next -> room(FeedVerticle::new))
        .compose(next -> worker(() -> new DemoVerticle(new Receiver(vertx, settings))));
  }

  private Future<Void> frontDoor() {
    DeploymentOptions onEveryCore =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    Queue<HttpVerticle> doors = new ConcurrentLinkedQueue<>();
    return deploy(() -> door(doors), onEveryCore).onSuccess(open -> port = doors.element().port());
  }

  private HttpVerticle door(Queue<HttpVerticle> doors) {
    HttpVerticle door =
        new HttpVerticle(settings.http(), settings.uploads(), () -> routes(vertx, settings));
    doors.add(door);
    return door;
  }

  /** What the rooms answer by HTTP; made anew for each instance of the front door. */
  static List<RouteGroup> routes(Vertx vertx, Settings settings) {
    Intake intake = new Receiver(vertx, settings);
    Analyst analyst = new Analysis(vertx, settings);
    return List.of(
        new UploadRoutes(vertx, settings, intake),
        new AnalysisRoutes(settings, analyst),
        new TusRoutes(vertx, settings),
        new DemoRoutes(vertx),
        new TaskRoutes(vertx),
        new MappingRoutes(vertx),
        new DatasetRoutes(vertx),
        new ViewRoutes(vertx),
        new GraphQlRoutes(vertx, settings.http(), intake, analyst),
        new AlertRoutes(vertx),
        new RestRoutes(vertx, new ParquetFiles(settings.dataDir())));
  }

  private Future<Void> room(Supplier<Deployable> verticle) {
    return deploy(verticle, new DeploymentOptions());
  }

  private Future<Void> worker(Supplier<Deployable> verticle) {
    return deploy(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
  }

  private Future<Void> deploy(Supplier<Deployable> verticle, DeploymentOptions options) {
    return vertx
        .deployVerticle(verticle, options)
        .onSuccess(id -> closing.push(() -> vertx.undeploy(id)))
        .mapEmpty();
  }
}
