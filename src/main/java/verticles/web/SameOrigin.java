package verticles.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import verticles.contract.Problem;

/**
 * Refuses what another site's page makes a browser send (403). Browsers say where a request comes
 * from, in {@code Sec-Fetch-Site} or at least in {@code Origin}; programs such as curl say nothing
 * and pass.
 */
public final class SameOrigin implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext context) {
    if (allows(context.request())) {
      context.next();
    } else {
      EarlyAnswer.send(context, refusal().asException());
    }
  }

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
          && page.getPort() == authority.port();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Problem refusal() {
    return Problem.of(
        "cross-site",
        403,
        "Sent by another site",
        "This request was made by a page of another site. Use Sluice's own page, or a program.");
  }
}
