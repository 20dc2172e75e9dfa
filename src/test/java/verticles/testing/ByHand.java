package verticles.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import verticles.config.Druid;
import verticles.config.S3;

/**
 * What somebody would do without us: put the raw sales file of {@link SalesFile} into S3, hand
 * Druid a plain spec for it, and look until a query sees the rows. The floor for everything that
 * loads the same rows.
 */
public final class ByHand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PAUSE_MILLIS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Druid druid;
  private final S3 s3;

  /**
   * @param loaded seconds from the submission until Druid says SUCCESS
   * @param queryable seconds from the submission until a query sees all rows
   */
  public record Times(double loaded, double queryable) {}

  public ByHand(Druid druid, S3 s3) {
    this.druid = druid;
    this.s3 = s3;
  }

  /** Loads an object of this many rows into a datasource of its own, and waits for it. */
  public Times load(String key, long rows) throws IOException, InterruptedException {
    String dataset = "by_hand_" + UUID.randomUUID().toString().replace("-", "");
    String spec = spec(dataset, key).toString();
    long start = System.nanoTime();
    String task = post("/druid/indexer/v1/task", spec).path("task").asText();
    while (running(task)) {
      Thread.sleep(PAUSE_MILLIS);
    }
    double loaded = seconds(start);
    String count = "{\"query\":\"SELECT COUNT(*) AS n FROM " + dataset + "\"}";
    while (post("/druid/v2/sql", count).path(0).path("n").asLong(0) < rows) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return new Times(loaded, seconds(start));
  }

  private boolean running(String task) throws IOException, InterruptedException {
    String word =
        send(request("/druid/indexer/v1/task/" + task + "/status"))
            .at("/status/statusCode")
            .asText();
    if (word.equals("FAILED")) {
      throw new IOException("Druid failed at " + task);
    }
    return !word.equals("SUCCESS");
  }

  private ObjectNode spec(String dataset, String key) throws IOException {
    try (InputStream in = ByHand.class.getResourceAsStream("/druid/by-hand.json")) {
      ObjectNode spec = (ObjectNode) JSON.readTree(in);
      at(spec, "/spec/dataSchema").put("dataSource", dataset);
      ObjectNode source = at(spec, "/spec/ioConfig/inputSource");
      source.withArray("uris").add("s3://" + s3.bucket() + "/" + key);
      at(source, "/properties")
          .put("accessKeyId", s3.accessKey())
          .put("secretAccessKey", s3.secretKey());
      at(source, "/endpointConfig")
          .put("url", s3.endpoint().toString())
          .put("signingRegion", s3.region());
      at(source, "/clientConfig").put("protocol", s3.endpoint().getScheme());
      return spec;
    }
  }

  private static ObjectNode at(JsonNode node, String path) {
    return (ObjectNode) node.at(path);
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(druid.url() + path));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
