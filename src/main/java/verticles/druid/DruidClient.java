package verticles.druid;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.config.Druid;
import verticles.contract.ProblemException;

/**
 * Speaks to one Druid through its router, and asks its broker. Every call has a time-out, a bounded
 * number of attempts and a place in the metric {@code sluice.druid.call}; connections and waiting
 * calls are bounded.
 */
final class DruidClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DruidClient.class);
  private static final int CONNECTIONS = 16;
  private static final int WAITING = 256;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int IDLE_SECONDS = 75;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final WebClient web;
  private final String router;
  private final String broker;
  private final String user;

  DruidClient(Vertx vertx, Druid druid) {
    this.vertx = vertx;
    this.web =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setFollowRedirects(true)
                .setUserAgentEnabled(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    this.user = druid.url().getUserInfo();
    this.router = base(druid.url());
    this.broker = base(druid.broker());
  }

  private static String base(URI url) {
    return url.toString().replaceFirst("/+$", "").replaceFirst("//[^@/]*@", "//");
  }

  /**
   * Druid's answer, whatever its status. Fails with {@code druid-unavailable} (503) if no attempt
   * was answered at all.
   */
  Future<Reply> send(Call call) {
    Timer.Sample timer = Timer.start();
    return attempt(call, FIRST_PAUSE_MILLIS)
        .onComplete(
            reply ->
                timer.stop(
                    Metrics.timer(
                        "sluice.druid.call", "call", call.name(), "outcome", outcome(reply))));
  }

  private Future<Reply> attempt(Call call, long pause) {
    return once(call)
        .compose(
            reply -> reply.away() && call.attempts() > 1 ? again(call, pause) : ended(reply),
            failure -> call.attempts() > 1 ? again(call, pause) : away(call, failure));
  }

  private Future<Reply> once(Call call) {
    long millis = call.timeout().toMillis();
    HttpRequest<Buffer> request =
        web.requestAbs(call.method(), (call.asks() ? broker : router) + call.path())
            .timeout(millis);
    if (user != null) {
      request.authentication(credentials());
    }
    if (call.tag() != null) {
      request.putHeader("If-None-Match", call.tag());
    }
    Future<HttpResponse<Buffer>> response =
        call.body() == null
            ? request.send()
            : request
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(call.body().toString()));
    // the client's own time-out starts anew with every byte; this one is for the whole answer
    return response
        .timeout(millis + 1_000, TimeUnit.MILLISECONDS)
        .map(
            got ->
                new Reply(
                    got.statusCode(),
                    got.body() == null ? "" : got.bodyAsString(),
                    got.getHeader("ETag")));
  }

  private Future<Reply> again(Call call, long pause) {
    Metrics.counter("sluice.druid.retries", "call", call.name()).increment();
    Promise<Void> rested = Promise.promise();
    vertx.setTimer(pause + ThreadLocalRandom.current().nextLong(pause), id -> rested.complete());
    return rested.future().compose(now -> attempt(call.oneAttemptLess(), pause * 3));
  }

  private static Future<Reply> ended(Reply reply) {
    return Future.succeededFuture(reply);
  }

  private static Future<Reply> away(Call call, Throwable failure) {
    log.warn("druid {}: {}", call.name(), failure.toString());
    return Future.failedFuture(DruidProblems.away("it does not answer"));
  }

  private UsernamePasswordCredentials credentials() {
    String[] parts = user.split(":", 2);
    return new UsernamePasswordCredentials(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private static String outcome(io.vertx.core.AsyncResult<Reply> reply) {
    if (reply.failed()) {
      return reply.cause() instanceof ProblemException ? "unreachable" : "error";
    }
    return Integer.toString(reply.result().status());
  }

  @Override
  public void close() {
    web.close();
  }
}
