package verticles.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Message;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * The rooms' only way to each other, and the only user of the event bus. Messages are immutable
 * records and cross by reference. An asker always gets an answer: a room that throws or fails is
 * heard at once, with its {@link Problem}, not after a time-out.
 */
public final class Bus {
  private static final Logger log = LoggerFactory.getLogger(Bus.class);

  private final EventBus events;

  public Bus(Vertx vertx) {
    this.events = vertx.eventBus();
    LocalCodec.registerOn(events);
  }

  /** Asks, and waits for the answer, its {@link ProblemException}, or the ask's time-out. */
  public <Q extends Message, A extends Message> Future<A> ask(Ask<Q, A> ask, Q question) {
    DeliveryOptions options = LocalCodec.options().setSendTimeout(ask.timeout().toMillis());
    String asker = Asker.current();
    if (asker != null) {
      options.addHeader(Asker.HEADER, asker);
    }
    return events
        .<Outcome>request(ask.address(), question, options)
        .recover(failure -> Future.failedFuture(undelivered(ask, failure)))
        .compose(reply -> reply.body().as(ask.answer()));
  }

  /** Answers a question from now on. Exceptions and failed futures reach the asker. */
  public <Q extends Message, A extends Message> MessageConsumer<?> answer(
      Ask<Q, A> ask, Function<Q, Future<A>> room) {
    return events.<Q>consumer(
        ask.address(),
        message ->
            Asker.ask(message.headers().get(Asker.HEADER), () -> answerOf(room, message.body()))
                .onSuccess(answer -> message.reply(Outcome.of(answer), LocalCodec.options()))
                .onFailure(
                    failure ->
                        message.reply(
                            Outcome.failed(explained(ask, failure)), LocalCodec.options())));
  }

  public <E extends Message> void announce(Event<E> event, E what) {
    events.publish(event.address(), what, LocalCodec.options());
  }

  /** Hears an event from now on, on the caller's context. */
  public <E extends Message> MessageConsumer<?> listen(Event<E> event, Consumer<E> room) {
    return events.<E>consumer(event.address(), message -> room.accept(message.body()));
  }

  private static <Q, A> Future<A> answerOf(Function<Q, Future<A>> room, Q question) {
    try {
      return room.apply(question);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** A failure that is not yet a problem is a bug or a fault below: logged here, named there. */
  private static ProblemException explained(Ask<?, ?> ask, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known;
    }
    log.error("{} failed", ask.address(), failure);
    return Problem.of(
            "internal-error",
            500,
            "Something failed on our side",
            "The request could not be finished. Try again; if it happens again, the server's log"
                + " says why.")
        .asException();
  }

  private static ProblemException undelivered(Ask<?, ?> ask, Throwable failure) {
    boolean late =
        failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
    log.warn("{} was not answered: {}", ask.address(), failure.getMessage());
    return Problem.of(
            late ? "timeout" : "starting",
            503,
            late ? "No answer in time" : "Not ready yet",
            "A part of the service did not answer. Try again in a few seconds.")
        .retryAfter(5)
        .asException();
  }
}
