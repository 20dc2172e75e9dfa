package verticles.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.DruidMessages.ListDatasources;
import verticles.web.HealthCheck;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/** What Druid has: its health, its datasources, and the span of time that a dataset covers. */
final class DataRoutes implements RouteGroup {
  private final Bus bus;
  private final HealthCheck health;

  DataRoutes(Bus bus, HealthCheck health) {
    this.bus = bus;
    this.health = health;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/health/druid").handler(this::druid);
    router.get("/api/druid/datasources").handler(context -> Reply.json(context, datasources()));
    router.get("/api/data-range").handler(context -> Reply.json(context, range(context)));
  }

  private void druid(RoutingContext context) {
    health
        .druid()
        .onSuccess(
            druid ->
                Reply.json(
                    context,
                    druid.available() ? 200 : 503,
                    HealthCheck.json(druid)
                        .put("druid_status", druid.available() ? "available" : "unavailable")
                        .put("is_available", druid.available())));
  }

  private Future<JsonObject> datasources() {
    return bus.ask(Asks.LIST_DATASOURCES, new ListDatasources())
        .map(
            found ->
                new JsonObject()
                    .put("datasources", new JsonArray(found.names()))
                    .put("count", found.names().size()));
  }

  private Future<JsonObject> range(RoutingContext context) {
    String dataset = context.request().getParam("data_source");
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(dataset))
        .map(
            range ->
                new JsonObject()
                    .put("earliest_date", range.earliestDate())
                    .put("latest_date", range.latestDate())
                    .put("total_records", range.totalRecords()));
  }
}
