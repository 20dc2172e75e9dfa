package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.web.Analyst;
import verticles.web.EarlyAnswer;
import verticles.web.Intake;
import verticles.web.Problems;
import verticles.web.RouteGroup;

/**
 * {@code /graphql}: operations by POST with JSON, an upload by POST with a form (GraphQL multipart
 * request specification), subscriptions by WebSocket ({@code graphql-transport-ws}). No operation
 * runs by GET or from a plain form, so no other site's page can start one. The schema is at {@code
 * /graphql/schema.graphqls}, GraphiQL in development.
 */
public final class GraphQlRoutes implements RouteGroup {
  private final Vertx vertx;
  private final Settings.Http settings;
  private final Intake intake;
  private final Analyst analyst;

  public GraphQlRoutes(Vertx vertx, Settings.Http settings, Intake intake, Analyst analyst) {
    this.vertx = vertx;
    this.settings = settings;
    this.intake = intake;
    this.analyst = analyst;
  }

  /** What answers, once the schema has been built. */
  private record Doors(JsonPost json, FormPost form, SubscriptionSockets sockets, Buffer schema) {}

  private record Built(GraphQL graphQl, Buffer schema) {
    static Built of(Bus bus, Intake intake, Analyst analyst) {
      GraphQL graphQl = Schema.build(bus, intake, analyst);
      return new Built(graphQl, Buffer.buffer(Schema.print(graphQl)));
    }
  }

  /** The schema takes a second of a small machine to build; the page must not wait for it. */
  @Override
  public void mount(Router router) {
    Bus bus = new Bus(vertx);
    Future<Doors> doors =
        vertx.executeBlocking(() -> Built.of(bus, intake, analyst)).map(this::doors);
    router.post("/graphql").handler(context -> open(doors, context, this::operation));
    router.get("/graphql").handler(context -> open(doors, context, this::visit));
    router
        .get("/graphql/schema.graphqls")
        .handler(context -> open(doors, context, GraphQlRoutes::schema));
    if (settings.development()) {
      GraphiQl.mount(vertx, router);
    }
  }

  private Doors doors(Built built) {
    return new Doors(
        new JsonPost(vertx, new Bus(vertx), built.graphQl()),
        new FormPost(built.graphQl()),
        new SubscriptionSockets(vertx, built.graphQl()),
        built.schema());
  }

  private static void schema(Doors doors, RoutingContext context) {
    context.request().resume();
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(doors.schema());
  }

  private static void open(
      Future<Doors> doors, RoutingContext context, BiConsumer<Doors, RoutingContext> visitor) {
    if (doors.succeeded()) {
      visitor.accept(doors.result(), context);
      return;
    }
    // Whoever reads the body or takes the socket resumes it.
    context.request().pause();
    doors
        .onSuccess(open -> visitor.accept(open, context))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private void operation(Doors doors, RoutingContext context) {
    switch (mediaType(context)) {
      case "application/json" -> doors.json().handle(context);
      case "multipart/form-data" -> doors.form().handle(context);
      default -> EarlyAnswer.send(context, wrongType().asException());
    }
  }

  private void visit(Doors doors, RoutingContext context) {
    if (isHandshake(context)) {
      context.request().resume();
      doors.sockets().handle(context);
    } else if (settings.development()) {
      context.redirect("/graphiql/");
    } else {
      onlyPost(context);
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
