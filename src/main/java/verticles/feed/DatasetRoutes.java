package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.DescribeDataset;
import verticles.contract.DatasetMessages.ListDatasets;
import verticles.web.Deletion;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/** The datasets: what there is, what is in one of them, and its end. */
public final class DatasetRoutes implements RouteGroup {
  private final Bus bus;

  public DatasetRoutes(Vertx vertx) {
    this.bus = new Bus(vertx);
  }

  @Override
  public void mount(Router router) {
    router.get("/api/datasets").handler(context -> Reply.json(context, list()));
    router
        .get("/api/datasets/:name")
        .handler(context -> Reply.json(context, detail(context.pathParam("name"))));
    router.delete("/api/datasets/:name").handler(this::delete);
  }

  private Future<JsonObject> list() {
    return bus.ask(Asks.LIST_DATASETS, new ListDatasets()).map(DatasetJson::list);
  }

  private Future<JsonObject> detail(String name) {
    return bus.ask(Asks.DESCRIBE_DATASET, new DescribeDataset(name))
        .map(detail -> DatasetJson.detail(detail, Instant.now()));
  }

  /** 202: nobody sees its rows any more; they are deleted in their own time. */
  private void delete(RoutingContext context) {
    String name = context.pathParam("name");
    Deletion.of(bus, name, context.request().getParam("confirm"))
        .onSuccess(
            hidden ->
                Reply.json(
                    context,
                    202,
                    new JsonObject()
                        .put("name", name)
                        .put("message", "Nobody sees " + name + " any more; it is being deleted.")))
        .onFailure(failure -> Problems.send(context, failure));
  }
}
