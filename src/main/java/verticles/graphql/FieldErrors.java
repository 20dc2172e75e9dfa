package verticles.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import verticles.contract.Problem;
import verticles.web.Problems;

/** Reports what a field failed with: the problem's words, and the whole of it in the extensions. */
final class FieldErrors implements DataFetcherExceptionHandler {

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    Problem problem = Problems.of(causeOf(parameters.getException()));
    GraphQLError error =
        GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
            .message("%s", problem.detail())
            .extensions(Map.of("problem", Problems.json(problem).getMap()))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
