package verticles.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
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

  /**
   * @param lasting whether the result holds until the data changes
   */
  record Outcome(ExecutionResult result, boolean lasting) {}

  Future<Outcome> run(GraphQL graphQl, Vertx vertx) {
    Origins origins = new Origins();
    ExecutionInput input =
        ExecutionInput.newExecutionInput(query)
            .operationName(operationName)
            .variables(variables)
            .graphQLContext(Map.of(Origins.class, origins))
            .build();
    return Future.fromCompletionStage(graphQl.executeAsync(input), vertx.getOrCreateContext())
        .map(result -> new Outcome(origins.on(result), origins.explain(result)));
  }

  static ProblemException bad(String type, String detail) {
    return Problem.of(type, 400, "Not a GraphQL request", detail).asException();
  }
}
