package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import verticles.contract.Problem;
import verticles.web.EarlyAnswer;
import verticles.web.RequestBody;

/** An operation by POST with JSON. */
final class JsonPost implements Handler<RoutingContext> {
  private static final int MOST_BYTES = 256 * 1024;
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
    body(RequestBody.of(context))
        .map(JsonPost::parse)
        .map(Execution::read)
        .compose(execution -> execution.run(graphQl, context))
        .onSuccess(result -> Execution.answer(context, result))
        .onFailure(failure -> EarlyAnswer.send(context, failure))
        .onComplete(end -> running--);
  }

  private static Future<Buffer> body(RequestBody body) {
    Buffer all = Buffer.buffer();
    Promise<Buffer> whole = Promise.promise();
    body.handler(
        bytes -> {
          if (all.length() + bytes.length() <= MOST_BYTES) {
            all.appendBuffer(bytes);
          } else {
            body.pause();
            whole.tryFail(tooLarge().asException());
          }
        });
    body.complete().onSuccess(end -> whole.tryComplete(all)).onFailure(whole::tryFail);
    body.resume();
    return whole.future();
  }

  static Object parse(Buffer body) {
    try {
      return Json.decodeValue(body);
    } catch (DecodeException e) {
      throw Execution.bad("malformed-json", "The body is not JSON.");
    }
  }

  private static Problem tooLarge() {
    return Problem.of("body-too-large", 413, "Too large", "An operation may have at most 256 KiB.");
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
