package verticles.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer carries, pages and data alike. A page that needs a wider policy replaces {@code
 * Content-Security-Policy}; an asset replaces {@code Cache-Control}.
 */
final class SecurityHeaders implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", ContentPolicy.FOR_DATA);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.set("Cache-Control", "no-store");
    context.next();
  }
}
