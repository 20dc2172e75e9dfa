package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.web.EarlyAnswer;
import verticles.web.Intake;
import verticles.web.Problems;
import verticles.web.RouteGroup;

/**
 * {@code /graphql}: operations by POST with JSON, an upload by POST with a form (GraphQL multipart
 * request specification), subscriptions by WebSocket ({@code graphql-transport-ws}). No operation
 * runs by GET or from a plain form, so no other site's page can start one. GraphiQL in development.
 */
public final class GraphQlRoutes implements RouteGroup {
  private final Vertx vertx;
  private final Settings.Http settings;
  private final Intake intake;

  public GraphQlRoutes(Vertx vertx, Settings.Http settings, Intake intake) {
    this.vertx = vertx;
    this.settings = settings;
    this.intake = intake;
  }

  @Override
  public void mount(Router router) {
    Bus bus = new Bus(vertx);
    GraphQL graphQl = Schema.build(bus, intake);
    JsonPost json = new JsonPost(graphQl);
    FormPost form = new FormPost(graphQl);
    SubscriptionSockets sockets = new SubscriptionSockets(vertx, graphQl);
    router
        .post("/graphql")
        .handler(
            context -> {
              switch (mediaType(context)) {
                case "application/json" -> json.handle(context);
                case "multipart/form-data" -> form.handle(context);
                default -> EarlyAnswer.send(context, wrongType().asException());
              }
            });
    router
        .get("/graphql")
        .handler(
            context -> {
              if (isHandshake(context)) {
                sockets.handle(context);
              } else if (settings.development()) {
                context.redirect("/graphiql/");
              } else {
                onlyPost(context);
              }
            });
    if (settings.development()) {
      GraphiQl.mount(vertx, router);
    }
  }

  private static String mediaType(RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase();
  }

  private static boolean isHandshake(RoutingContext context) {
    return context.request().getHeader(HttpHeaders.UPGRADE) != null;
  }

  private static void onlyPost(RoutingContext context) {
    context.response().putHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
    Problems.send(
        context,
        Problem.of(
            "method-not-allowed",
            405,
            "Not with this method",
            "Send operations by POST, with Content-Type: application/json."));
  }

  private static Problem wrongType() {
    return Problem.of(
        "unsupported-media-type",
        415,
        "Not in this form",
        "Send operations as application/json, and an upload as multipart/form-data.");
  }
}
