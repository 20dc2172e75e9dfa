package verticles.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import verticles.contract.ProblemException;
import verticles.web.TaskIds;

/** Our futures as what GraphQL waits for. What an action throws is what its field failed with. */
final class Fetch {
  private Fetch() {}

  static <T> DataFetcher<CompletionStage<T>> staged(
      Function<DataFetchingEnvironment, Future<T>> action) {
    return environment -> action.apply(environment).toCompletionStage();
  }

  /** For fields whose argument {@code taskId} names a task. */
  static <T> DataFetcher<CompletionStage<T>> byId(Function<UUID, Future<T>> action) {
    return staged(environment -> id(environment).compose(action));
  }

  static Future<UUID> id(DataFetchingEnvironment environment) {
    return TaskIds.parse(environment.getArgument("taskId"));
  }

  /** Null in place of what is not there. */
  static <T> Future<T> orNull(Future<T> answer) {
    return answer.recover(
        failure ->
            failure instanceof ProblemException known && known.problem().status() == 404
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }
}
