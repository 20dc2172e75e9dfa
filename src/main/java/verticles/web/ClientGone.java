package verticles.web;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import verticles.bus.Asker;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.AskerGone;

/** What becomes of the work for a client that has gone before he had his answer. */
public final class ClientGone {
  private ClientGone() {}

  public static void then(RoutingContext context, Runnable action) {
    context.addEndHandler(
        sent -> {
          if (sent.failed()) {
            action.run();
          }
        });
  }

  /** Whatever {@code work} asks is asked for this client alone: it is let go when he has gone. */
  public static <T> Future<T> lets(RoutingContext context, Bus bus, Supplier<Future<T>> work) {
    String asker = Asker.fresh();
    Future<T> answer = Asker.ask(asker, work);
    then(
        context,
        () -> {
          if (!answer.isComplete()) {
            bus.announce(Events.ASKER_GONE, new AskerGone(asker));
          }
        });
    return answer;
  }
}
