package verticles.graphql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.testing.FrontDoor;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

/** A front door with GraphQL behind it, whose rooms answer with what a test says. */
@ExtendWith(VertxExtension.class)
abstract class GraphQlCase {
  static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  static final Settings.Http SETTINGS = new Settings.Http("127.0.0.1", 0, false);

  Bus bus;
  SmallLedger ledger;
  FrontDoor door;

  @BeforeEach
  void open(Vertx vertx) {
    bus = new Bus(vertx);
    ledger = new SmallLedger(vertx);
    door = FrontDoor.open(vertx, () -> List.of(FrontDoor.graphQl(vertx, SETTINGS)));
  }

  static Table table(Figure figure, Object... cells) {
    return new Table(
        figure.columns().stream()
            .map(it -> new Column(it.name(), it.name(), "metric", it.name(), null, "", null))
            .toList(),
        List.of(Arrays.asList(Arrays.copyOf(cells, figure.columns().size()))),
        List.of(),
        new Origin("sales", 4, NOW, NOW, false));
  }

  JsonObject query(String query) {
    return post(operation(query)).bodyAsJsonObject();
  }

  HttpResponse<Buffer> post(Buffer body) {
    return Wait.on(send(body));
  }

  Future<HttpResponse<Buffer>> send(Buffer body) {
    return door.request(HttpMethod.POST, "/graphql")
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .sendBuffer(body);
  }

  static Buffer operation(String query) {
    return new JsonObject().put("query", query).toBuffer();
  }

  static JsonObject problemOf(JsonObject answer) {
    return answer
        .getJsonArray("errors")
        .getJsonObject(0)
        .getJsonObject("extensions")
        .getJsonObject("problem");
  }
}
