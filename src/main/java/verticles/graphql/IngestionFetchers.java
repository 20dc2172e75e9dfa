package verticles.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.FeedMessages.AskProgress;
import verticles.contract.FeedMessages.ProgressOf;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.RetryTask;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.web.Intake;
import verticles.web.TaskIds;

/** Fetches what {@code ingestion.graphqls} promises, from the ledger, the feed and the intake. */
final class IngestionFetchers {
  private static final int MOVING_NOW = 50;

  private final Bus bus;
  private final Intake intake;
  private final TaskStream stream;

  IngestionFetchers(Bus bus, Intake intake) {
    this.bus = bus;
    this.intake = intake;
    this.stream = new TaskStream(bus);
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .scalar(UploadScalar.TYPE)
        .type(
            "Query",
            query ->
                query
                    .dataFetcher("getIngestionTaskStatus", staged(this::find))
                    .dataFetcher("listIngestionTasks", staged(this::list)))
        .type(
            "Mutation",
            mutation ->
                mutation
                    .dataFetcher("uploadSalesData", staged(this::upload))
                    .dataFetcher("cancelIngestion", byId(this::cancel))
                    .dataFetcher("retryIngestion", byId(this::retry)))
        .type(
            "Subscription",
            subscription ->
                subscription
                    .dataFetcher("ingestionTask", staged(this::watchOne))
                    .dataFetcher("ingestionTasks", staged(this::watchAll)));
  }

  /** Null for a task that is not there, as the original had it. */
  private Future<TaskView> find(DataFetchingEnvironment environment) {
    return TaskIds.parse(environment.getArgument("taskId"))
        .compose(id -> view(task(id)))
        .recover(
            failure ->
                isUnknown(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  private Future<List<TaskView>> list(DataFetchingEnvironment environment) {
    int limit = environment.getArgument("limit");
    int offset = environment.getArgument("offset");
    if (limit < 1 || limit > 500 || offset < 0) {
      return Future.failedFuture(badPage());
    }
    return bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, limit, offset))
        .compose(page -> views(page.tasks()));
  }

  private Future<TaskView> upload(DataFetchingEnvironment environment) {
    Upload upload = environment.getArgument("file");
    String dataset = environment.getArgument("dataSourceName");
    return upload.sendTo(intake, dataset).map(TaskView::of);
  }

  private Future<TaskView> cancel(UUID id) {
    return view(bus.ask(Asks.CANCEL_TASK, new CancelTask(id)));
  }

  private Future<TaskView> retry(UUID id) {
    return view(bus.ask(Asks.RETRY_TASK, new RetryTask(id)));
  }

  private Future<Publisher<TaskView>> watchOne(DataFetchingEnvironment environment) {
    return TaskIds.parse(environment.getArgument("taskId"))
        .compose(
            id ->
                stream.open(
                    environment.getGraphQlContext(), id, () -> views(task(id).map(List::of))));
  }

  private Future<Publisher<TaskView>> watchAll(DataFetchingEnvironment environment) {
    return stream.open(environment.getGraphQlContext(), null, () -> views(moving()));
  }

  private Future<List<Task>> moving() {
    return bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, MOVING_NOW, 0))
        .map(page -> page.tasks().stream().filter(task -> task.state().moving()).toList());
  }

  private Future<Task> task(UUID id) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id));
  }

  private Future<TaskView> view(Future<Task> task) {
    return views(task.map(List::of)).map(views -> views.get(0));
  }

  private Future<List<TaskView>> views(Future<List<Task>> tasks) {
    return tasks.compose(this::views);
  }

  private Future<List<TaskView>> views(List<Task> tasks) {
    List<UUID> moving = tasks.stream().filter(task -> task.state().moving()).map(Task::id).toList();
    Future<ProgressOf> progress =
        moving.isEmpty()
            ? Future.succeededFuture(new ProgressOf(Map.of()))
            : bus.ask(Asks.PROGRESS, new AskProgress(moving)).otherwise(new ProgressOf(Map.of()));
    return progress.map(
        known ->
            tasks.stream().map(task -> TaskView.of(task, known.byTask().get(task.id()))).toList());
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().status() == 404;
  }

  private static ProblemException badPage() {
    return Problem.of(
            "bad-parameter",
            400,
            "Wrong parameter",
            "limit is a number from 1 to 500, offset one from 0.")
        .asException();
  }

  private static <T> DataFetcher<CompletionStage<T>> byId(Function<UUID, Future<T>> action) {
    return staged(environment -> TaskIds.parse(environment.getArgument("taskId")).compose(action));
  }

  private static <T> DataFetcher<CompletionStage<T>> staged(
      Function<DataFetchingEnvironment, Future<T>> action) {
    return environment -> action.apply(environment).toCompletionStage();
  }
}
