package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Problem;
import verticles.contract.ViewMessages.DeleteView;
import verticles.contract.ViewMessages.FindPreferences;
import verticles.contract.ViewMessages.ListViews;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SavePreferences;
import verticles.contract.ViewMessages.View;
import verticles.contract.ViewMessages.Views;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/** Views of a dataset under names, and what its readers have agreed on. */
public final class ViewRoutes implements RouteGroup {
  private static final String VIEWS = "/api/datasets/:name/views";
  private static final String PREFERENCES = "/api/datasets/:name/preferences";

  private final Bus bus;

  public ViewRoutes(Vertx vertx) {
    this.bus = new Bus(vertx);
  }

  @Override
  public void mount(Router router) {
    router.get(VIEWS).handler(context -> Reply.json(context, list(dataset(context))));
    router.post(VIEWS).handler(this::save);
    router.delete(VIEWS + "/:view").handler(this::delete);
    router.get(PREFERENCES).handler(context -> Reply.json(context, find(dataset(context))));
    router.put(PREFERENCES).handler(this::agree);
  }

  private Future<JsonObject> list(String dataset) {
    return bus.ask(Asks.LIST_VIEWS, new ListViews(dataset)).map(ViewRoutes::json);
  }

  private void save(RoutingContext context) {
    JsonBody.object(context)
        .map(body -> ViewJson.wanted(dataset(context), body))
        .compose(view -> bus.ask(Asks.SAVE_VIEW, view))
        .onSuccess(view -> Reply.json(context, 201, ViewJson.of(view)))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private void delete(RoutingContext context) {
    id(context.pathParam("view"))
        .compose(id -> bus.ask(Asks.DELETE_VIEW, new DeleteView(dataset(context), id)))
        .onSuccess(gone -> context.response().setStatusCode(204).end())
        .onFailure(failure -> Problems.send(context, failure));
  }

  private Future<JsonObject> find(String dataset) {
    return bus.ask(Asks.FIND_PREFERENCES, new FindPreferences(dataset)).map(ViewJson::of);
  }

  private void agree(RoutingContext context) {
    JsonBody.object(context)
        .map(ViewJson::preferences)
        .compose(wanted -> save(dataset(context), wanted))
        .onSuccess(saved -> Reply.json(context, 200, ViewJson.of(saved)))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private Future<Preferences> save(String dataset, Preferences wanted) {
    return bus.ask(Asks.SAVE_PREFERENCES, new SavePreferences(dataset, wanted));
  }

  private static JsonObject json(Views views) {
    JsonArray list = new JsonArray();
    views.views().stream().map((View view) -> ViewJson.of(view)).forEach(list::add);
    return new JsonObject().put("views", list);
  }

  private static String dataset(RoutingContext context) {
    return context.pathParam("name");
  }

  private static Future<UUID> id(String text) {
    try {
      return Future.succeededFuture(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(
          Problem.of("no-such-view", 404, "No such view", "There is no view of this id.")
              .asException());
    }
  }
}
