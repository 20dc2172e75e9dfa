package verticles.alerts;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.AlertAsks;
import verticles.bus.Bus;
import verticles.contract.AlertMessages.ClaimDeliveries;
import verticles.contract.AlertMessages.DueDelivery;
import verticles.contract.AlertMessages.RecordDelivery;

/**
 * Posts what alerts have to tell, as JSON. A message is delivered once the receiver has answered
 * with 2xx; until then it is tried again, {@value #ATTEMPTS} times in all over some hours. The
 * receiver may hear of it twice, under the same {@code Sluice-Delivery}. Redirects are not
 * followed, and nothing of the answer is read.
 */
final class Webhooks {
  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
  static final int ATTEMPTS = 6;
  private static final List<Integer> PAUSES_SECONDS = List.of(10, 60, 300, 1_800, 7_200);
  private static final int AT_ONCE = 10;
  private static final int CONNECT_MILLIS = 3_000;
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final int LONGEST_FAILURE = 200;

  private final Bus bus;
  private final WebClient web;

  Webhooks(Vertx vertx, Bus bus) {
    this.bus = bus;
    this.web =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setFollowRedirects(false)
                .setKeepAlive(false)
                .setUserAgent("Sluice"),
            new PoolOptions().setHttp1MaxSize(AT_ONCE).setMaxWaitQueueSize(AT_ONCE));
  }

  /** What is due now; always succeeds, as whatever was not delivered is due again. */
  Future<Void> deliver() {
    return bus.ask(AlertAsks.CLAIM_DELIVERIES, new ClaimDeliveries(AT_ONCE))
        .compose(due -> Future.join(due.deliveries().stream().map(this::deliver).toList()))
        .transform(
            done -> {
              if (done.failed()) {
                log.info("messages of alerts are sent later: {}", done.cause().getMessage());
              }
              return Future.succeededFuture();
            });
  }

  private Future<Void> deliver(DueDelivery message) {
    return send(message)
        .transform(
            sent -> {
              String failure = sent.failed() ? said(sent.cause()) : refusal(sent.result());
              Metrics.counter("sluice.alerts.delivery", "delivered", "" + (failure == null))
                  .increment();
              return bus.ask(AlertAsks.RECORD_DELIVERY, outcome(message, failure));
            })
        .mapEmpty();
  }

  private Future<HttpResponse<Void>> send(DueDelivery message) {
    try {
      return web.postAbs(message.url())
          .timeout(TIMEOUT_MILLIS)
          .putHeader("Sluice-Delivery", message.id().toString())
          .as(BodyCodec.none())
          .sendJsonObject(body(message));
    } catch (RuntimeException unusable) { // what the client makes of an odd URL
      return Future.failedFuture(unusable);
    }
  }

  private static JsonObject body(DueDelivery message) {
    return AlertJson.alert(message.alert()).put("event", message.resolved() ? "resolved" : "fired");
  }

  private static String refusal(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    return status >= 200 && status < 300 ? null : "It answered " + status + ".";
  }

  private static String said(Throwable failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE - 1) + "…";
  }

  private static RecordDelivery outcome(DueDelivery message, String failure) {
    boolean over = failure == null || message.attempt() >= ATTEMPTS;
    Integer again = over ? null : PAUSES_SECONDS.get(message.attempt() - 1);
    return new RecordDelivery(message.id(), failure, again);
  }

  Future<Void> close() {
    web.close();
    return Future.succeededFuture();
  }
}
