package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.RoutingContext;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * A request's body as a stream that knows whether it came whole.
 *
 * <p>It starts paused. The first {@link #resume} sends {@code 100 Continue} to a client that waits
 * for it. A client slower than the {@link MinimumRate} fails with 408; the time in which we
 * ourselves have paused it does not count. A connection that is cut fails with {@code upload-cut}.
 * Every failure reaches the exception handler and {@link #complete} as a {@link ProblemException},
 * once, and nothing follows it.
 *
 * <p>Lives on the request's event loop.
 */
public final class RequestBody implements ReadStream<Buffer> {

  /**
   * @param bytesPerSecond what a client must send at least
   * @param seconds over which this is counted
   */
  public record MinimumRate(long bytesPerSecond, int seconds) {
    public static final MinimumRate DEFAULT = new MinimumRate(10_000, 30);
  }

  private final Vertx vertx;
  private final HttpServerRequest request;
  private final MinimumRate rate;
  private final long ticking;
  private final Promise<Void> complete = Promise.promise();

  private Handler<Buffer> dataHandler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;
  private boolean awaitsContinue;
  private boolean paused = true;
  private boolean pausedInThisTick = true;
  private int secondsWaited;
  private long bytesWaited;

  private RequestBody(RoutingContext context, MinimumRate rate) {
    this.vertx = context.vertx();
    this.request = context.request();
    this.rate = rate;
    this.awaitsContinue = "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    request.pause();
    request.handler(this::arrived);
    request.exceptionHandler(failure -> fail(cut()));
    request.endHandler(end -> ended());
    this.ticking = vertx.setPeriodic(1000, tick -> tick());
    context.addEndHandler(answered -> vertx.cancelTimer(ticking));
  }

  /** Takes a request over, before anything of its body has been read. */
  public static RequestBody of(RoutingContext context) {
    return of(context, MinimumRate.DEFAULT);
  }

  public static RequestBody of(RoutingContext context, MinimumRate rate) {
    return new RequestBody(context, rate);
  }

  /** Succeeds when the whole body was received, fails with a {@link ProblemException} if not. */
  public Future<Void> complete() {
    return complete.future();
  }

  HttpServerRequest request() {
    return request;
  }

  private void arrived(Buffer bytes) {
    if (complete.future().isComplete()) {
      return;
    }
    bytesWaited += bytes.length();
    if (dataHandler != null) {
      dataHandler.handle(bytes);
    }
  }

  private void ended() {
    vertx.cancelTimer(ticking);
    if (complete.future().isComplete()) {
      return;
    }
    if (endHandler != null) {
      endHandler.handle(null);
    }
    complete.tryComplete();
  }

  private void fail(ProblemException why) {
    vertx.cancelTimer(ticking);
    if (!complete.tryFail(why)) {
      return;
    }
    if (exceptionHandler != null) {
      exceptionHandler.handle(why);
    }
  }

  private void tick() {
    if (!pausedInThisTick) {
      secondsWaited++;
    }
    pausedInThisTick = paused;
    if (secondsWaited < rate.seconds()) {
      return;
    }
    if (bytesWaited < rate.bytesPerSecond() * rate.seconds()) {
      fail(tooSlow());
    }
    secondsWaited = 0;
    bytesWaited = 0;
  }

  private ProblemException tooSlow() {
    return Problem.of(
            "upload-too-slow",
            408,
            "The upload is too slow",
            "Less than "
                + rate.bytesPerSecond()
                + " bytes a second arrived for "
                + rate.seconds()
                + " seconds. Send the file again over a better connection.")
        .asException();
  }

  private static ProblemException cut() {
    return Problem.of(
            "upload-cut",
            400,
            "The upload was cut",
            "The connection ended before the last byte. Send the file again.")
        .asException();
  }

  @Override
  public RequestBody handler(Handler<Buffer> handler) {
    dataHandler = handler;
    return this;
  }

  @Override
  public RequestBody endHandler(Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public RequestBody exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }

  @Override
  public RequestBody pause() {
    paused = true;
    pausedInThisTick = true;
    request.pause();
    return this;
  }

  @Override
  public RequestBody resume() {
    paused = false;
    if (awaitsContinue) {
      awaitsContinue = false;
      request.response().writeContinue();
    }
    request.resume();
    return this;
  }

  /** Demand is all or nothing here: the consumers pause and resume. */
  @Override
  public RequestBody fetch(long amount) {
    return resume();
  }
}
