package verticles.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** One operation as a request carries it, run, and its answer. */
record Execution(String query, String operationName, Map<String, Object> variables) {

  /** Reads {@code {"query", "operationName", "variables"}}; fails with what is wrong about it. */
  static Execution read(Object json) {
    if (json instanceof io.vertx.core.json.JsonArray) {
      throw bad("graphql-batch", "Send one operation in each request; a list is not taken.");
    }
    if (!(json instanceof JsonObject body) || !(body.getValue("query") instanceof String query)) {
      throw bad("graphql-no-query", "The body must be an object with the operation in \"query\".");
    }
    Object name = body.getValue("operationName");
    Object variables = body.getValue("variables");
    if (name != null && !(name instanceof String)) {
      throw bad("graphql-bad-request", "\"operationName\" must be text.");
    }
    if (variables != null && !(variables instanceof JsonObject)) {
      throw bad("graphql-bad-request", "\"variables\" must be an object.");
    }
    return new Execution(
        query,
        (String) name,
        variables == null ? new HashMap<>() : new HashMap<>(((JsonObject) variables).getMap()));
  }

  Future<ExecutionResult> run(GraphQL graphQl, RoutingContext context) {
    Origins origins = new Origins();
    ExecutionInput input =
        ExecutionInput.newExecutionInput(query)
            .operationName(operationName)
            .variables(variables)
            .graphQLContext(Map.of(Origins.class, origins))
            .build();
    return Future.fromCompletionStage(
            graphQl.executeAsync(input), context.vertx().getOrCreateContext())
        .map(origins::on);
  }

  /**
   * As GraphQL over HTTP has it: 200 when the operation ran, even if fields of it failed; 400 when
   * it was not run at all.
   */
  static void answer(RoutingContext context, ExecutionResult result) {
    context
        .response()
        .setStatusCode(result.isDataPresent() ? 200 : 400)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(new JsonObject(result.toSpecification()).toBuffer());
  }

  static ProblemException bad(String type, String detail) {
    return Problem.of(type, 400, "Not a GraphQL request", detail).asException();
  }
}
