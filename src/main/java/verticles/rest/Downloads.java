package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Problem;
import verticles.web.Problems;

/**
 * Files that are made while they are sent, on threads of their own: a slow client keeps one of them
 * waiting, and nobody else. At most {@value #AT_ONCE} at a time for each instance.
 */
final class Downloads {
  static final int AT_ONCE = 4;
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  private final WorkerExecutor workers;
  private int running;

  Downloads(Vertx vertx) {
    // how long one takes is the client's affair
    this.workers = vertx.createSharedWorkerExecutor("downloads", AT_ONCE, 1, TimeUnit.HOURS);
  }

  /** What a file is called, and what it is. */
  record Head(String filename, String mediaType) {}

  /** Writes to the client; blocks. */
  interface Writing {
    void to(ClientStream out) throws IOException;
  }

  /** Work that writes, in steps, with the help of {@link #write}. */
  void send(RoutingContext context, Function<ClientStream, Future<Void>> work) {
    if (running >= AT_ONCE) {
      Problems.send(context, busy());
      return;
    }
    running++;
    ClientStream out = new ClientStream(context);
    Future.succeededFuture()
        .compose(now -> work.apply(out))
        .onComplete(end -> running--)
        .onSuccess(done -> context.response().end())
        .onFailure(failure -> broken(context, failure));
  }

  Future<Void> write(ClientStream out, Writing writing) {
    return run(
        () -> {
          writing.to(out);
          return null;
        });
  }

  /** Work that blocks. */
  <T> Future<T> run(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  /** From here on a failure can no longer be told in words. */
  static void begin(HttpServerResponse response, Head head) {
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, head.mediaType())
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .putHeader("Content-Disposition", "attachment; filename=\"" + head.filename() + "\"");
  }

  /** A client that has read half of it hears by the cut connection that it is not all. */
  private static void broken(RoutingContext context, Throwable failure) {
    if (!context.response().headWritten()) {
      context.response().setChunked(false).headers().remove("Content-Disposition");
      Problems.send(context, failure);
      return;
    }
    if (!(failure instanceof ClientStream.ClientGone)) {
      log.error("a download broke off", failure);
    }
    context.request().connection().close();
  }

  private static Problem busy() {
    return Problem.of(
            "too-many-downloads",
            429,
            "Too many downloads",
            "Several files are being sent already. Try again in a few seconds.")
        .retryAfter(5);
  }
}
