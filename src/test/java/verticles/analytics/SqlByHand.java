package verticles.analytics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import verticles.config.Druid;

/** What somebody would do without us: the same request for SQL, sent to the broker itself. */
final class SqlByHand {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  SqlByHand(Druid druid) {
    this.address = URI.create(druid.broker() + "/druid/v2/sql");
  }

  /**
   * @param body as {@link SqlTap} has heard it
   */
  void send(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(new String(answer.body()));
    }
  }
}
