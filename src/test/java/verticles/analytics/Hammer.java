package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends the same GraphQL request again and again, from this process, and times the answers. */
final class Hammer {
  private final HttpClient client;
  private final int port;
  private final Buffer body;

  /** Whatever was not a 200. */
  final AtomicInteger others = new AtomicInteger();

  private volatile int length;

  Hammer(Vertx vertx, int port, Buffer body, int connections) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(connections));
    this.port = port;
    this.body = body;
  }

  /**
   * Sends so many a second, whether or not earlier ones have been answered.
   *
   * @return milliseconds from the moment at which each should have been sent, sorted
   */
  double[] steadily(int perSecond, int seconds) {
    int count = perSecond * seconds;
    double[] millis = new double[count];
    Promise<Void> all = Promise.promise();
    AtomicInteger open = new AtomicInteger(count);
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = began + (long) (i * 1e9 / perSecond);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      one()
          .onComplete(
              answered -> {
                millis[number] = (System.nanoTime() - due) / 1e6;
                if (open.decrementAndGet() == 0) {
                  all.complete();
                }
              });
    }
    all.future().toCompletionStage().toCompletableFuture().join();
    Arrays.sort(millis);
    return millis;
  }

  /** As many as can be answered with so many on their way at any time; answers per second. */
  double flatOut(int atOnce, int seconds) {
    AtomicInteger answered = new AtomicInteger();
    long began = System.nanoTime();
    long until = began + seconds * 1_000_000_000L;
    Future<?>[] lanes = new Future<?>[atOnce];
    for (int i = 0; i < atOnce; i++) {
      Promise<Void> lane = Promise.promise();
      again(answered, until, lane);
      lanes[i] = lane.future();
    }
    for (Future<?> lane : lanes) {
      lane.toCompletionStage().toCompletableFuture().join();
    }
    return answered.get() / ((System.nanoTime() - began) / 1e9);
  }

  private void again(AtomicInteger answered, long until, Promise<Void> lane) {
    one()
        .onComplete(
            done -> {
              answered.incrementAndGet();
              if (System.nanoTime() < until) {
                again(answered, until, lane);
              } else {
                lane.complete();
              }
            });
  }

  private Future<Void> one() {
    return client
        .request(HttpMethod.POST, port, "127.0.0.1", "/graphql")
        .compose(
            request ->
                request
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Accept-Encoding", "gzip") // as browsers do
                    .send(body))
        .compose(
            answer ->
                answer
                    .body()
                    .map(
                        bytes -> {
                          length = bytes.length();
                          if (answer.statusCode() != 200) {
                            others.incrementAndGet();
                          }
                          return (Void) null;
                        }))
        .recover(
            failure -> {
              others.incrementAndGet();
              return Future.succeededFuture();
            });
  }

  int answerBytes() {
    return length;
  }
}
