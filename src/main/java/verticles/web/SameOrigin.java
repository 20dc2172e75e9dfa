package verticles.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import verticles.contract.Problem;

/**
 * Keeps other web pages from changing anything here. A browser says where a request comes from
 * ({@code Sec-Fetch-Site}, {@code Origin}) and a page cannot forge that; other clients say nothing
 * and pass. The front door puts it before every route; a WebSocket route asks {@link #allows}
 * itself, since its handshake is a GET.
 */
public final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Problem REFUSED =
      Problem.of(
          "cross-origin",
          403,
          "Request from another site",
          "This request was sent by a page of another origin, and only this service's own pages"
              + " may send it. Open the service's own address and try again there.");

  @Override
  public void handle(RoutingContext context) {
    if (HARMLESS.contains(context.request().method()) || allows(context.request())) {
      context.next();
    } else {
      Problems.send(context, REFUSED);
    }
  }

  /** True unless a browser says that a page of another origin sent this. */
  public static boolean allows(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || sameAuthority(origin, request.authority());
  }

  /** The problem that a WebSocket route answers with when {@link #allows} is false. */
  public static Problem refusal() {
    return REFUSED;
  }

  private static boolean sameAuthority(String origin, HostAndPort host) {
    if (host == null) {
      return false;
    }
    try {
      URI from = URI.create(origin);
      int standard = "https".equals(from.getScheme()) ? 443 : 80;
      int fromPort = from.getPort() < 0 ? standard : from.getPort();
      int port = host.port() < 0 ? standard : host.port();
      return host.host().equalsIgnoreCase(from.getHost()) && fromPort == port;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
