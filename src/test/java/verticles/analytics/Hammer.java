package verticles.analytics;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Sends the same GraphQL request again and again, from this process, and times the answers. */
final class Hammer {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;

  /** Whatever was not a 200. */
  final AtomicInteger others = new AtomicInteger();

  private volatile int length;

  Hammer(int port, String body) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", "gzip") // as browsers do
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofString(body))
            .build();
  }

  /**
   * Sends so many a second, whether or not earlier ones have been answered.
   *
   * @return milliseconds from the moment at which each should have been sent, sorted
   */
  double[] steadily(int perSecond, int seconds) {
    int count = perSecond * seconds;
    double[] millis = new double[count];
    CompletableFuture<?>[] all = new CompletableFuture<?>[count];
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = began + (long) (i * 1e9 / perSecond);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      all[i] = one().thenRun(() -> millis[number] = (System.nanoTime() - due) / 1e6);
    }
    CompletableFuture.allOf(all).join();
    Arrays.sort(millis);
    return millis;
  }

  /** As many as can be answered with so many on their way at any time; answers per second. */
  double flatOut(int atOnce, int seconds) {
    AtomicInteger answered = new AtomicInteger();
    long began = System.nanoTime();
    long until = began + seconds * 1_000_000_000L;
    Thread[] lanes =
        IntStream.range(0, atOnce)
            .mapToObj(lane -> new Thread(() -> again(answered, until)))
            .toArray(Thread[]::new);
    Arrays.stream(lanes).forEach(Thread::start);
    Arrays.stream(lanes).forEach(Hammer::join);
    return answered.get() / ((System.nanoTime() - began) / 1e9);
  }

  private void again(AtomicInteger answered, long until) {
    while (System.nanoTime() < until) {
      one().join();
      answered.incrementAndGet();
    }
  }

  private static void join(Thread lane) {
    try {
      lane.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Void> one() {
    return client.sendAsync(request, BodyHandlers.ofByteArray()).handle(this::heard);
  }

  private Void heard(HttpResponse<byte[]> answer, Throwable failure) {
    if (failure != null || answer.statusCode() != 200) {
      others.incrementAndGet();
    } else {
      length = answer.body().length;
    }
    return null;
  }

  int answerBytes() {
    return length;
  }
}
