package sluice.druid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Asks the roles until they answer as wished; one that never does is an error. */
final class Probe {
  private static final long PAUSE_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TOO_LONG = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final long started = System.nanoTime();
  private final Launch launch;

  Probe(Launch launch) {
    this.launch = launch;
  }

  void awaitDiscovered(Set<Role> roles) throws InterruptedException {
    for (Role role : roles) {
      await(request(role, "/status/selfDiscovered/status").build(), "true");
    }
  }

  /** Until the overlord has somebody to run its tasks. */
  void awaitWorker() throws InterruptedException {
    await(request(Role.COORDINATOR, "/druid/indexer/v1/workers").build(), "\"worker\"");
  }

  /** Until a query goes the whole way: router, broker and their view of the other servers. */
  void awaitQueries() throws InterruptedException {
    String query = "{\"query\": \"SELECT COUNT(*) AS servers FROM sys.servers\"}";
    await(
        request(Role.ROUTER, "/druid/v2/sql").POST(BodyPublishers.ofString(query)).build(),
        "\"servers\"");
  }

  private HttpRequest.Builder request(Role role, String path) {
    URI uri = URI.create("http://127.0.0.1:" + launch.port(role.word()) + path);
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .timeout(PATIENCE);
  }

  private void await(HttpRequest request, String sign) throws InterruptedException {
    while (!answers(request, sign)) {
      if (System.nanoTime() - started > TOO_LONG.toNanos()) {
        throw new IllegalStateException(request.uri() + " has not answered as it should");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean answers(HttpRequest request, String sign) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString()).body().contains(sign);
    } catch (IOException notYet) {
      return false;
    }
  }
}
