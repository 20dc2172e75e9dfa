package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import verticles.contract.Problem;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.RequestBody;

/** An operation by POST with JSON. */
final class JsonPost implements Handler<RoutingContext> {
  private static final int MOST_AT_ONCE = 64;

  private final GraphQL graphQl;
  private int running;

  JsonPost(GraphQL graphQl) {
    this.graphQl = graphQl;
  }

  @Override
  public void handle(RoutingContext context) {
    if (running >= MOST_AT_ONCE) {
      EarlyAnswer.send(context, busy().asException());
      return;
    }
    running++;
    JsonBody.read(RequestBody.of(context))
        .map(JsonBody::parse)
        .map(Execution::read)
        .compose(execution -> execution.run(graphQl, context))
        .onSuccess(result -> Execution.answer(context, result))
        .onFailure(failure -> EarlyAnswer.send(context, failure))
        .onComplete(end -> running--);
  }

  private static Problem busy() {
    return Problem.of(
            "too-many-operations",
            429,
            "Too many operations at once",
            "Many queries are being answered already. Try again in a moment.")
        .retryAfter(1);
  }
}
