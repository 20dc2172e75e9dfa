package verticles.http;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import verticles.contract.Problem;
import verticles.web.Problems;

/**
 * Against DNS rebinding: on loopback, a request must name loopback as its host. Otherwise a page of
 * {@code evil.example}, whose name suddenly points to 127.0.0.1, would count as our own.
 */
final class HostCheck implements Handler<RoutingContext> {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final boolean loopback;

  private HostCheck(boolean loopback) {
    this.loopback = loopback;
  }

  /** On another address something in front of us decides which names it answers to. */
  static HostCheck forAddress(String listening) {
    return new HostCheck(LOOPBACK.contains(listening));
  }

  @Override
  public void handle(RoutingContext context) {
    HostAndPort host = context.request().authority();
    if (host == null) {
      Problems.send(
          context,
          Problem.of("host-missing", 400, "No Host header", "A request must say its host."));
    } else if (loopback && !LOOPBACK.contains(host.host().toLowerCase())) {
      Problems.send(
          context,
          Problem.of(
              "wrong-host",
              421,
              "Not this service's name",
              "This service listens for its own machine only. Use localhost or 127.0.0.1."));
    } else {
      context.next();
    }
  }
}
