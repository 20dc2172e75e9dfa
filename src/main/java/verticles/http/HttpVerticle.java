package verticles.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.web.HealthCheck;
import verticles.web.RouteGroup;
import verticles.web.SameOrigin;

/**
 * The front door: an HTTP/1.1 server with what holds for every request (id, log line, security
 * headers, host and origin checks, problem+json for every failure), health, metrics and the pages,
 * and the other rooms' routes in between. Several instances share the port.
 *
 * <p>When it stops, it takes no more connections, finishes the requests in flight (uploads above
 * all) for up to {@value #DRAIN_SECONDS} seconds, and closes the rest.
 */
public final class HttpVerticle extends VerticleBase {
  static final int DRAIN_SECONDS = 25;
  private static final Logger log = LoggerFactory.getLogger(HttpVerticle.class);

  private final Settings.Http settings;
  private final Settings.Uploads uploads;
  private final Supplier<List<RouteGroup>> routes;
  private final Draining draining = new Draining();
  private HttpServer server;

  public HttpVerticle(
      Settings.Http settings, Settings.Uploads uploads, Supplier<List<RouteGroup>> routes) {
    this.settings = settings;
    this.uploads = uploads;
    this.routes = routes;
  }

  /** The port that it listens on, once it has started: the one asked for, or a free one for 0. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public Future<?> start() {
    Connections connections = new Connections(vertx);
    LoopDelay.watch(vertx);
    // A negative port lets the instances of one deployment share a free one.
    int port = settings.port() == 0 ? -1 : settings.port();
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(connections::opened)
            .invalidRequestHandler(new InvalidRequests())
            .requestHandler(router(connections));
    return server
        .listen(port, settings.host())
        .recover(failure -> Future.failedFuture(Address.explained(settings, failure)));
  }

  @Override
  public Future<?> stop() {
    draining.begin();
    return server
        .shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)
        .onSuccess(done -> log.debug("front door closed"));
  }

  /** The order is the order of the checks. */
  private Router router(Connections connections) {
    Router router = Router.router(vertx);
    HealthCheck health = new HealthCheck(new Bus(vertx));
    Pages pages = new Pages(vertx, health, uploads, settings.development());
    router.route().handler(new RequestLog()).handler(connections).handler(new SecurityHeaders());
    router.route().handler(HostCheck.forAddress(settings.host())).handler(new SameOrigin());
    router
        .route()
        .handler(new AddressCheck((context, why) -> Failures.noAddress(pages, context, why)));
    new HealthRoutes(health, draining).mount(router);
    new MetricsRoute().mount(router);
    new DataRoutes(new Bus(vertx), health).mount(router);
    new DiagnosticsRoutes(new Bus(vertx), health).mount(router);
    routes.get().forEach(group -> group.mount(router));
    pages.mount(router);
    Failures.mount(router, pages);
    return router;
  }

  /**
   * No idle time-out here: it cannot tell a slow client from an upload that we have paused
   * ourselves. {@link Connections} closes what is truly idle.
   */
  static HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(16 * 1024)
            .setMaxChunkSize(64 * 1024)
            .setDecompressionSupported(false)
            .setCompressionSupported(false)
            .setMaxFormFields(16)
            .setMaxFormBufferedBytes(1024)
            .setMaxFormAttributeSize(8 * 1024);
    return options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(64 * 1024)
        .setMaxWebSocketMessageSize(64 * 1024)
        .setWebSocketClosingTimeout(2)
        .addWebSocketSubProtocol("graphql-transport-ws");
  }
}
