package verticles.rest;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Bus;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;

/** A front door with figures behind it, for which analytics answers as a test says. */
@ExtendWith(VertxExtension.class)
abstract class RestCase {
  static final String CUSTOMERS = "/api/kpis/top-customers";

  FrontDoor door;
  FakeAnalytics analytics;

  @BeforeEach
  void open(Vertx vertx) {
    analytics = new FakeAnalytics(new Bus(vertx));
    door = FrontDoor.open(vertx, () -> List.of(new RestRoutes(vertx, FrontDoor.NO_PARQUET)));
  }

  HttpResponse<Buffer> get(String uri, String knownTag) {
    return Wait.on(door.request(HttpMethod.GET, uri).putHeader("If-None-Match", knownTag).send());
  }
}
