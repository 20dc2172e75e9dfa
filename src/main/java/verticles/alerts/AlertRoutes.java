package verticles.alerts;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import verticles.bus.AlertAsks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AlertMessages.Acknowledge;
import verticles.contract.AlertMessages.DeleteRule;
import verticles.contract.AlertMessages.ListAlerts;
import verticles.contract.AlertMessages.ListRules;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AlertMessages.SaveRule;
import verticles.contract.Ids;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/**
 * Rules over metrics and the alerts that came of them. A rule is tried before it is saved: what
 * analytics cannot answer, a dimension that there is not for example, is refused with its reason.
 */
public final class AlertRoutes implements RouteGroup {
  private static final int MOST = 200;

  private final Bus bus;

  public AlertRoutes(Vertx vertx) {
    this.bus = new Bus(vertx);
  }

  @Override
  public void mount(Router router) {
    router.get("/api/alerts").handler(context -> Reply.json(context, alerts(context)));
    router.get("/api/alerts/rules").handler(context -> Reply.json(context, rules(context)));
    router.post("/api/alerts/rules").handler(this::add);
    router.post("/api/alerts/rules/try").handler(this::tryOut);
    router.put("/api/alerts/rules/:id").handler(this::change);
    router.delete("/api/alerts/rules/:id").handler(this::delete);
    router.post("/api/alerts/:id/acknowledge").handler(this::acknowledge);
  }

  private Future<JsonObject> rules(RoutingContext context) {
    return bus.ask(AlertAsks.LIST_RULES, new ListRules(context.request().getParam("dataset")))
        .map(
            found ->
                new JsonObject()
                    .put(
                        "rules",
                        new JsonArray(found.rules().stream().map(AlertJson::watched).toList())));
  }

  private Future<JsonObject> alerts(RoutingContext context) {
    try {
      return alerts(
          new ListAlerts(
              context.request().getParam("dataset"),
              "true".equals(context.request().getParam("open")),
              number(context, "limit", 50, 1, MOST),
              number(context, "offset", 0, 0, Integer.MAX_VALUE)));
    } catch (ProblemException wrong) {
      return Future.failedFuture(wrong);
    }
  }

  private Future<JsonObject> alerts(ListAlerts ask) {
    return bus.ask(AlertAsks.LIST_ALERTS, ask)
        .map(
            found ->
                new JsonObject()
                    .put("total", found.total())
                    .put(
                        "alerts",
                        new JsonArray(found.alerts().stream().map(AlertJson::alert).toList())));
  }

  private void add(RoutingContext context) {
    answer(context, 201, body(context).compose(body -> save(Ids.next(), body)));
  }

  private void change(RoutingContext context) {
    answer(
        context,
        200,
        body(context)
            .compose(body -> id(context, "rule").compose(id -> known(id).map(body)))
            .compose(body -> save(UUID.fromString(context.pathParam("id")), body)));
  }

  /** Changing what there is not would add it. */
  private Future<UUID> known(UUID id) {
    return bus.ask(AlertAsks.LIST_RULES, new ListRules(null))
        .compose(
            found ->
                found.rules().stream().anyMatch(it -> it.rule().id().equals(id))
                    ? Future.succeededFuture(id)
                    : none("rule"));
  }

  private Future<JsonObject> save(UUID id, JsonObject body) {
    Rule rule = RuleReader.read(id, body);
    return bus.ask(AlertAsks.TRY_RULE, rule)
        .recover(AlertRoutes::unlessWrong)
        .compose(tried -> bus.ask(AlertAsks.SAVE_RULE, new SaveRule(rule)))
        .onSuccess(saved -> bus.announce(Events.RULE_SAVED, rule))
        .map(AlertJson::watched);
  }

  /** While Druid is away a rule can be saved; it looks when Druid is back. */
  private static <T> Future<T> unlessWrong(Throwable failure) {
    boolean away = failure instanceof ProblemException it && it.problem().status() >= 500;
    return away ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private void tryOut(RoutingContext context) {
    answer(
        context,
        200,
        body(context)
            .compose(body -> bus.ask(AlertAsks.TRY_RULE, RuleReader.read(Ids.next(), body)))
            .map(AlertJson::finding));
  }

  private void delete(RoutingContext context) {
    Reply.json(
        context,
        id(context, "rule")
            .compose(id -> bus.ask(AlertAsks.DELETE_RULE, new DeleteRule(id)))
            .map(gone -> new JsonObject().put("message", "The rule is deleted.")));
  }

  private void acknowledge(RoutingContext context) {
    Reply.json(
        context,
        id(context, "alert")
            .compose(id -> bus.ask(AlertAsks.ACKNOWLEDGE, new Acknowledge(id)))
            .map(AlertJson::alert));
  }

  private static Future<JsonObject> body(RoutingContext context) {
    return JsonBody.object(context);
  }

  private static void answer(RoutingContext context, int status, Future<JsonObject> body) {
    body.onSuccess(json -> Reply.json(context, status, json))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  /** What is no id names nothing. */
  private static Future<UUID> id(RoutingContext context, String what) {
    try {
      return Future.succeededFuture(UUID.fromString(context.pathParam("id")));
    } catch (IllegalArgumentException noId) {
      return none(what);
    }
  }

  private static <T> Future<T> none(String what) {
    return Future.failedFuture(
        Problem.of("no-such-" + what, 404, "No such " + what, "There is no such " + what + ".")
            .asException());
  }

  private static int number(RoutingContext context, String name, int usual, int least, int most) {
    String given = context.request().getParam(name);
    try {
      int value = given == null ? usual : Integer.parseInt(given);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // said below
    }
    throw Problem.of(
            "bad-parameter",
            400,
            "Wrong parameter",
            "%s must be a number from %,d to %,d.".formatted(name, least, most))
        .asException();
  }
}
