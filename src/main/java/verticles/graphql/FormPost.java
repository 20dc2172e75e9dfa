package verticles.graphql;

import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import verticles.web.EarlyAnswer;
import verticles.web.JsonBody;
import verticles.web.Multipart;
import verticles.web.Multipart.FilePart;
import verticles.web.RequestBody;

/**
 * An operation with a file (GraphQL multipart request specification): {@code operations}, {@code
 * map}, then the file, which is still arriving while the operation runs. One file, at the top level
 * of the variables. That no other site's page sends it is the front door's care.
 */
final class FormPost implements Handler<RoutingContext> {
  private static final Multipart.Limits LIMITS = new Multipart.Limits(8, 64 * 1024);
  private static final String PATH = "variables.";

  private final GraphQL graphQl;

  FormPost(GraphQL graphQl) {
    this.graphQl = graphQl;
  }

  @Override
  public void handle(RoutingContext context) {
    Multipart form = Multipart.read(RequestBody.of(context), LIMITS);
    form.file()
        .compose(part -> run(context, form, part))
        .onSuccess(answer -> EarlyAnswer.send(context, () -> answer.send(context)))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private Future<Answer> run(RoutingContext context, Multipart form, FilePart part) {
    Execution execution = Execution.read(json(form.fields(), "operations"));
    String key = context.request().getHeader("Idempotency-Key");
    execution
        .variables()
        .put(variable(json(form.fields(), "map"), part.field()), new Upload(form, part, key));
    return execution
        .run(graphQl, context.vertx())
        .map(outcome -> Answer.of(context.vertx(), outcome.result()));
  }

  private static Object json(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      throw Execution.bad(
          "graphql-bad-form", "The form must have operations and map, both before the file.");
    }
    return JsonBody.parse(Buffer.buffer(text));
  }

  /** The variable that the map gives the file's part to. */
  private static String variable(Object map, String part) {
    if (map instanceof JsonObject parts
        && parts.getValue(part) instanceof JsonArray paths
        && paths.size() == 1
        && paths.getValue(0) instanceof String path
        && path.startsWith(PATH)
        && path.indexOf('.', PATH.length()) < 0) {
      return path.substring(PATH.length());
    }
    throw Execution.bad(
        "graphql-bad-form", "map must give the file's part to one variable: [\"variables.file\"].");
  }
}
