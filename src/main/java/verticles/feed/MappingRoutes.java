package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.UnaryOperator;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.ConfirmMapping;
import verticles.contract.Task;
import verticles.contract.Wishes;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.Previews;
import verticles.web.Reply;
import verticles.web.RouteGroup;
import verticles.web.TaskIds;
import verticles.web.WishesJson;

/**
 * How a stored file is understood, how it would be under other wishes, and the user's last word on
 * it. The wishes of a body hold over those that the task has.
 */
public final class MappingRoutes implements RouteGroup {
  private final Bus bus;
  private final Tasks tasks;
  private final Previews previews;

  public MappingRoutes(Vertx vertx) {
    this.bus = new Bus(vertx);
    this.tasks = new Tasks(bus);
    this.previews = new Previews(bus);
  }

  @Override
  public void mount(Router router) {
    router.get("/api/ingest/tasks/:task_id/preview").handler(this::look);
    router.post("/api/ingest/tasks/:task_id/preview").handler(this::tryOut);
    router.post("/api/ingest/tasks/:task_id/mapping").handler(this::confirm);
  }

  private void look(RoutingContext context) {
    Reply.json(context, id(context).compose(id -> preview(id, UnaryOperator.identity())));
  }

  private void tryOut(RoutingContext context) {
    answer(
        context,
        200,
        JsonBody.object(context)
            .compose(
                wanted ->
                    id(context)
                        .compose(id -> preview(id, before -> WishesJson.of(wanted, before)))));
  }

  private Future<JsonObject> preview(UUID id, UnaryOperator<Wishes> wishes) {
    return previews.of(id, wishes).map(Previews.Shown::json);
  }

  /** 202: the file goes on, and its status tells where it is. */
  private void confirm(RoutingContext context) {
    answer(
        context,
        202,
        JsonBody.object(context)
            .compose(wanted -> id(context).compose(tasks::find).compose(it -> confirm(it, wanted)))
            .compose(tasks::json));
  }

  private Future<Task> confirm(Task task, JsonObject wanted) {
    Wishes wishes = WishesJson.of(wanted, task.wishes());
    return bus.ask(
        Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), wishes.with(wishes.reading(), true)));
  }

  private static Future<UUID> id(RoutingContext context) {
    return TaskIds.parse(context.pathParam("task_id"));
  }

  private static void answer(RoutingContext context, int status, Future<JsonObject> body) {
    body.onSuccess(json -> Reply.json(context, status, json))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }
}
