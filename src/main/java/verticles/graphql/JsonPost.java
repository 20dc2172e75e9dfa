package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import verticles.bus.Asker;
import verticles.bus.Bus;
import verticles.web.ClientGone;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.RequestBody;

/**
 * An operation by POST with JSON. What is done for a client that has gone is ended, unless somebody
 * else waits for it.
 */
final class JsonPost implements Handler<RoutingContext> {
  private static final int MOST_AT_ONCE = 64;

  private final Vertx vertx;
  private final GraphQL graphQl;
  private final AnswerMemory memory;
  private final Turns turns = new Turns();
  private int running;

  JsonPost(Vertx vertx, Bus bus, GraphQL graphQl) {
    this.vertx = vertx;
    this.graphQl = graphQl;
    this.memory = new AnswerMemory(vertx, bus);
  }

  @Override
  public void handle(RoutingContext context) {
    if (running >= MOST_AT_ONCE) {
      EarlyAnswer.send(context, Turns.busy("Many queries are being answered already."));
      return;
    }
    running++;
    String client = context.request().remoteAddress().hostAddress();
    JsonBody.read(RequestBody.of(context))
        .map(JsonBody::parse)
        .map(Execution::read)
        .compose(
            asked ->
                memory.recall(
                    asked,
                    gone -> ClientGone.then(context, gone),
                    asker -> turns.take(client, () -> run(asker, asked))))
        .onSuccess(answer -> answer.send(context))
        .onFailure(failure -> EarlyAnswer.send(context, failure))
        .onComplete(end -> running--);
  }

  private Future<Execution.Outcome> run(String asker, Execution asked) {
    return Asker.ask(asker, () -> asked.run(graphQl, vertx));
  }
}
