package verticles.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.util.Set;
import verticles.web.HealthCheck;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/**
 * The page and its files. Every page route gets the one {@code index.html}; the page reads the
 * route from its URL. Files are revalidated by ETag each time (a new release must show at once),
 * except below {@code /vendor/}, whose paths carry the library's version.
 */
final class Pages implements RouteGroup {
  /** As in the page's own list, in {@code app-shell.js}. */
  private static final Set<String> ROUTES = Set.of("/", "/overview", "/data-ingestion");

  private final Assets assets;
  private final HealthCheck health;

  Pages(Vertx vertx, HealthCheck health, boolean development) {
    this.assets = new Assets(vertx, "webroot", !development);
    this.health = health;
  }

  @Override
  public void mount(Router router) {
    router.get("/").handler(this::root);
    router.route().handler(this::file);
  }

  private void root(RoutingContext context) {
    if (wantsJson(context.request())) {
      health.run().onSuccess(report -> Reply.json(context, 200, describe(report)));
    } else {
      context.next();
    }
  }

  /** What this is, for a program that asks; the answer itself is 200 whatever the health. */
  private static JsonObject describe(HealthCheck.Report report) {
    return new JsonObject()
        .put("name", "sluice")
        .put("version", Version.current())
        .put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
        .put("health", report.status())
        .put("services", report.services());
  }

  private void file(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      context.next();
      return;
    }
    String path = context.normalizedPath();
    assets
        .find(ROUTES.contains(path) ? "index.html" : path.substring(1))
        .onSuccess(asset -> sendOrPass(context, asset))
        .onFailure(failure -> Problems.send(context, failure));
  }

  private static void sendOrPass(RoutingContext context, Asset asset) {
    if (asset == null) {
      context.next();
    } else {
      send(context.request(), context.response(), asset, context.normalizedPath());
    }
  }

  private static void send(
      HttpServerRequest request, HttpServerResponse response, Asset asset, String path) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean gzip = asset.gzip() != null && accepted != null && accepted.contains("gzip");
    String etag = '"' + asset.etag() + (gzip ? "-gz" : "") + '"';
    response
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.VARY, "Accept-Encoding" + (path.equals("/") ? ", Accept" : ""))
        .putHeader(HttpHeaders.CACHE_CONTROL, caching(path));
    if (asset.policy() != null) {
      String host = request.authority().toString();
      response.putHeader(
          "Content-Security-Policy", ContentPolicy.withWebSocketsOf(asset.policy(), host));
    }
    if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.setStatusCode(304).end();
      return;
    }
    if (gzip) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
        .end(gzip ? asset.gzip() : asset.plain());
  }

  private static String caching(String path) {
    return path.startsWith("/vendor/") ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static boolean matches(String known, String etag) {
    return known != null && (known.equals("*") || known.contains(etag));
  }

  private static boolean wantsJson(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("application/json") && !accept.contains("text/html");
  }
}
