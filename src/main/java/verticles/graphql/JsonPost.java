package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import verticles.bus.Bus;
import verticles.contract.Problem;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.RequestBody;

/** An operation by POST with JSON. */
final class JsonPost implements Handler<RoutingContext> {
  private static final int MOST_AT_ONCE = 64;

  private final Vertx vertx;
  private final GraphQL graphQl;
  private final AnswerMemory memory;
  private int running;

  JsonPost(Vertx vertx, Bus bus, GraphQL graphQl) {
    this.vertx = vertx;
    this.graphQl = graphQl;
    this.memory = new AnswerMemory(vertx, bus);
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
        .compose(asked -> memory.recall(asked, () -> asked.run(graphQl, vertx)))
        .onSuccess(answer -> answer.send(context))
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
