package verticles.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;
import verticles.web.HealthCheck;
import verticles.web.HealthCheck.Report;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/**
 * Health, for people and for machines.
 *
 * <ul>
 *   <li>{@code /health}, {@code /api/health}: 200 if PostgreSQL, S3 and Druid are all there, else
 *       503; names each.
 *   <li>{@code /health/ready}: 200 if uploads can be taken, which needs PostgreSQL and S3. Druid is
 *       named but does not count: while it starts, files are received, checked and kept, and the
 *       pages say that numbers are coming. 503 once this process is stopping.
 *   <li>{@code /health/live}: 200 as long as the event loop answers. Looks at nothing else: a
 *       restart of this process would not mend another service.
 * </ul>
 */
final class HealthRoutes implements RouteGroup {
  private final HealthCheck health;
  private final Draining draining;

  HealthRoutes(HealthCheck health, Draining draining) {
    this.health = health;
    this.draining = draining;
  }

  @Override
  public void mount(Router router) {
    get(router, "/health", context -> report(context, Report::healthy));
    get(router, "/api/health", context -> report(context, Report::healthy));
    get(router, "/health/ready", context -> report(context, this::ready));
    get(router, "/health/live", HealthRoutes::live);
  }

  private boolean ready(Report report) {
    return report.ready() && !draining.begun();
  }

  private void report(RoutingContext context, Predicate<Report> well) {
    health
        .run()
        .onSuccess(report -> Reply.json(context, well.test(report) ? 200 : 503, json(report)));
  }

  private JsonObject json(Report report) {
    return new JsonObject()
        .put("status", draining.begun() ? "stopping" : report.status())
        .put("ready", ready(report))
        .put("services", report.services());
  }

  private static void live(RoutingContext context) {
    Reply.json(context, 200, new JsonObject().put("status", "live"));
  }

  private static void get(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }
}
