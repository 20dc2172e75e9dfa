package verticles.graphql;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.GraphiQLHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandlerOptions;

/**
 * The GraphiQL page, in development only: it comes with the library, and its inline script needs a
 * laxer policy than our own page has.
 */
final class GraphiQl {
  private static final String POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'";

  private GraphiQl() {}

  static void mount(Vertx vertx, Router router) {
    GraphiQLHandlerOptions options =
        new GraphiQLHandlerOptions()
            .setEnabled(true)
            .setGraphQLUri("/graphql")
            .setGraphWSQLUri("/graphql");
    router
        .route("/graphiql/*")
        .handler(
            context -> {
              context.response().putHeader("Content-Security-Policy", POLICY);
              context.next();
            });
    router
        .route("/graphiql/*")
        .subRouter(GraphiQLHandler.builder(vertx).with(options).build().router());
  }
}
