package verticles.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import verticles.config.Settings;
import verticles.graphql.GraphQlRoutes;
import verticles.http.HttpVerticle;
import verticles.web.RouteGroup;
import verticles.web.RowsFile;

/** A real front door on a free port of loopback, and a client for it. */
public final class FrontDoor {
  /** For tests in which nobody asks for a Parquet file. */
  public static final RowsFile.Format NO_PARQUET =
      (columns, out) -> {
        throw new IOException("none is made here");
      };

  public static final Settings.Uploads UPLOADS = new Settings.Uploads(1_000_000, 4);

  private final Vertx vertx;
  private final WebClient client;
  private final HttpVerticle door;
  private final String deployment;

  private FrontDoor(Vertx vertx, Supplier<List<RouteGroup>> routes) {
    this.vertx = vertx;
    this.client = WebClient.create(vertx);
    this.door = new HttpVerticle(new Settings.Http("127.0.0.1", 0, false), UPLOADS, routes);
    this.deployment = Wait.on(vertx.deployVerticle(door));
  }

  public static FrontDoor open(Vertx vertx, Supplier<List<RouteGroup>> routes) {
    return new FrontDoor(vertx, routes);
  }

  /** {@code /graphql} for tests in which nobody sends a file. */
  public static GraphQlRoutes graphQl(Vertx vertx, Settings.Http settings) {
    return new GraphQlRoutes(
        vertx,
        settings,
        (arrival, bytes) -> Future.failedFuture("no upload expected"),
        (arrival, bytes) -> Future.failedFuture("no analysis expected"));
  }

  public static FrontDoor open(Vertx vertx) {
    return open(vertx, List::of);
  }

  public int port() {
    return door.port();
  }

  public HttpRequest<Buffer> request(HttpMethod method, String uri) {
    return client.request(method, door.port(), "127.0.0.1", uri);
  }

  public HttpResponse<Buffer> get(String uri) {
    return Wait.on(request(HttpMethod.GET, uri).send());
  }

  public HttpResponse<Buffer> post(String uri) {
    return Wait.on(request(HttpMethod.POST, uri).send());
  }

  public io.vertx.core.Future<Void> close() {
    return vertx.undeploy(deployment);
  }
}
