package verticles.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import verticles.contract.Problem;

/**
 * Refuses what another site's page makes a browser send to change something (403). Browsers say
 * where a request comes from, in {@code Sec-Fetch-Site} or at least in {@code Origin}; programs
 * such as curl say nothing and pass. The front door puts it before every route; a WebSocket route
 * asks {@link #allows} itself, because its handshake is a GET.
 */
public final class SameOrigin implements Handler<RoutingContext> {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Override
  public void handle(RoutingContext context) {
    if (HARMLESS.contains(context.request().method()) || allows(context.request())) {
      context.next();
    } else {
      EarlyAnswer.send(context, refusal().asException());
    }
  }

  /** True unless a browser says that a page of another origin sent this. */
  public static boolean allows(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || isOwn(origin, request.authority());
  }

  private static boolean isOwn(String origin, HostAndPort authority) {
    try {
      URI page = new URI(origin);
      return authority != null
          && page.getHost() != null
          && page.getHost().equalsIgnoreCase(authority.host())
          && portOf(page, page.getPort()) == portOf(page, authority.port());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A browser leaves the scheme's own port out, in one place or in both. */
  private static int portOf(URI page, int port) {
    return port >= 0 ? port : "https".equals(page.getScheme()) ? 443 : 80;
  }

  /** What a WebSocket route answers when {@link #allows} is false. */
  public static Problem refusal() {
    return Problem.of(
        "cross-site",
        403,
        "Sent by another site",
        "This request was made by a page of another site. Use Sluice's own page, or a program.");
  }
}
