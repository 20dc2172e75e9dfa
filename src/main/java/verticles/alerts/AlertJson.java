package verticles.alerts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import verticles.contract.AlertMessages.Alert;
import verticles.contract.AlertMessages.Delivery;
import verticles.contract.AlertMessages.Finding;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AlertMessages.Watched;

/** Rules and alerts as the outside sees them. */
final class AlertJson {
  private AlertJson() {}

  static JsonObject watched(Watched it) {
    return rule(it.rule())
        .put("firing", it.firing())
        .put("data_version", it.version() < 0 ? null : it.version())
        .put("value", it.value())
        .put("sentence", it.sentence())
        .put("evaluated_at", text(it.evaluatedAt()));
  }

  private static JsonObject rule(Rule rule) {
    JsonObject among = new JsonObject();
    rule.among()
        .forEach((dimension, values) -> among.put(dimension, new JsonArray(List.copyOf(values))));
    return new JsonObject()
        .put("id", rule.id().toString())
        .put("dataset", rule.dataset())
        .put("name", rule.name())
        .put("metric", rule.metric())
        .put("filters", among)
        .put("period", word(rule.stretch()))
        .put("measure", word(rule.measure()))
        .put("operator", rule.above() ? "above" : "below")
        .put("threshold", rule.threshold())
        .put("webhook", rule.webhook());
  }

  static JsonObject finding(Finding it) {
    return new JsonObject()
        .put("data_version", it.version())
        .put("value", it.value())
        .put("firing", it.firing())
        .put("sentence", it.sentence());
  }

  static JsonObject alert(Alert it) {
    return new JsonObject()
        .put("id", it.id().toString())
        .put("rule_id", it.rule().toString())
        .put("name", it.name())
        .put("dataset", it.dataset())
        .put("data_version", it.version())
        .put("value", it.value())
        .put("sentence", it.sentence())
        .put("fired_at", text(it.firedAt()))
        .put("resolved_at", text(it.resolvedAt()))
        .put("acknowledged_at", text(it.acknowledgedAt()))
        .put("delivery", it.delivery() == null ? null : delivery(it.delivery()));
  }

  private static JsonObject delivery(Delivery it) {
    return new JsonObject()
        .put("attempts", it.attempts())
        .put("delivered_at", text(it.deliveredAt()))
        .put("failure", it.failure())
        .put("ended", it.ended());
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }

  /** As in {@code last-7-days}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
