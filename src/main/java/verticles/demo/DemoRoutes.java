package verticles.demo;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.PipelineMessages.LoadDemoData;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/** {@code POST /api/demo-data}: made-up sales to look at; answered as an upload is. */
public final class DemoRoutes implements RouteGroup {
  private final Bus bus;

  public DemoRoutes(Vertx vertx) {
    this.bus = new Bus(vertx);
  }

  @Override
  public void mount(Router router) {
    router.post("/api/demo-data").handler(this::load);
  }

  private void load(RoutingContext context) {
    bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData())
        .onSuccess(task -> Reply.accepted(context, "The demo data are stored.", task))
        .onFailure(failure -> Problems.send(context, failure));
  }
}
