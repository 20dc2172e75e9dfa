package verticles.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import verticles.config.Settings;
import verticles.web.HealthCheck;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/**
 * The page and its files. Every page route gets {@code index.html}; the page reads the route from
 * its URL. Files are revalidated by ETag each time (a new release must show at once), except those
 * whose addresses tell their version: below {@code /vendor/} that of the library, below {@code
 * /at/} that of the release. A page of another release, left open, gets what there is now.
 */
final class Pages implements RouteGroup {
  /** By module of the page's own list, in {@code pages/registry.js}. */
  private static final Map<String, Pattern> ROUTES =
      Map.ofEntries(
          route("overview", "/(overview)?"),
          route("sales", "/sales"),
          route("products", "/products"),
          route("branches", "/branches"),
          route("profitability", "/profitability"),
          route("customers", "/customers"),
          route("explore", "/explore"),
          route("data", "/data-ingestion"),
          route("alerts", "/alerts"),
          route("file", "/look|/files/[0-9a-f-]{36}"),
          route("dataset", "/datasets/[A-Za-z][A-Za-z0-9_-]{0,62}"));

  private static final Pattern RELEASED = Pattern.compile("/at/([0-9a-f]{16})/(.+)");

  private static final String PAGE = "index.html";

  /** Where one can try what openapi.json describes. */
  private static final String DOCUMENTATION = "docs.html";

  private final Assets assets;
  private final HealthCheck health;
  private final Settings.Uploads uploads;

  Pages(Vertx vertx, HealthCheck health, Settings.Uploads uploads, boolean development) {
    this.assets = new Assets(vertx, development);
    this.health = health;
    this.uploads = uploads;
  }

  @Override
  public void mount(Router router) {
    router.get("/").handler(this::root);
    router.get("/api/docs").handler(context -> send(context, assets.find(DOCUMENTATION)));
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
  private JsonObject describe(HealthCheck.Report report) {
    return new JsonObject()
        .put("name", "sluice")
        .put("version", Version.current())
        .put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
        .put("health", report.status())
        .put("services", report.services())
        .put("limits", new JsonObject().put("max_upload_bytes", uploads.maxBytes()));
  }

  private void file(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      context.next();
      return;
    }
    send(context, asset(context.normalizedPath()));
  }

  private Future<Asset> asset(String path) {
    Matcher released = RELEASED.matcher(path);
    if (released.matches()) {
      return assets.find(released.group(2));
    }
    return ROUTES.entrySet().stream()
        .filter(it -> it.getValue().matcher(path).matches())
        .findFirst()
        .map(it -> assets.entry(it.getKey()))
        .orElseGet(() -> assets.find(path.substring(1)));
  }

  private static Map.Entry<String, Pattern> route(String page, String addresses) {
    return Map.entry(page, Pattern.compile(addresses));
  }

  private void send(RoutingContext context, Future<Asset> found) {
    found
        .onSuccess(asset -> sendOrPass(context, asset))
        .onFailure(failure -> Problems.send(context, failure));
  }

  /**
   * The page at an address that it does not know, or that is none: it says so itself, with a way
   * back. Others get a problem there.
   */
  void instead(RoutingContext context, int status) {
    assets
        .find(PAGE)
        .onSuccess(
            page -> {
              context.response().setStatusCode(status);
              send(context.request(), context.response(), page, "/");
            })
        .onFailure(failure -> Problems.send(context, failure));
  }

  private void sendOrPass(RoutingContext context, Asset asset) {
    if (asset == null) {
      context.next();
    } else {
      send(context.request(), context.response(), asset, context.normalizedPath());
    }
  }

  private void send(
      HttpServerRequest request, HttpServerResponse response, Asset asset, String path) {
    Asset.Form form = asset.formFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    String etag = '"' + form.etag() + '"';
    response
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.VARY, "Accept-Encoding" + (path.equals("/") ? ", Accept" : ""))
        .putHeader(HttpHeaders.CACHE_CONTROL, caching(path));
    if (asset.policy() != null) {
      String host = request.authority().toString();
      response.putHeader(
          "Content-Security-Policy", ContentPolicy.withWebSocketsOf(asset.policy(), host));
    }
    boolean found = response.getStatusCode() == 200;
    if (found && matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.setStatusCode(304).end();
      return;
    }
    if (form.coding() != null) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, form.coding());
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).end(form.body());
  }

  private String caching(String path) {
    boolean tellsItsVersion =
        path.startsWith("/vendor/") || path.startsWith("/at/" + assets.release() + "/");
    return tellsItsVersion ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static boolean matches(String known, String etag) {
    return known != null && (known.equals("*") || known.contains(etag));
  }

  private static boolean wantsJson(HttpServerRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("application/json") && !accept.contains("text/html");
  }
}
