package verticles.graphql;

import static verticles.graphql.Fetch.byId;
import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.reactivestreams.Publisher;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.bus.RereadAsks;
import verticles.contract.LedgerMessages.CancelTask;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.LedgerMessages.RedoTask;
import verticles.contract.LedgerMessages.RetryTask;
import verticles.contract.LedgerMessages.UndoTask;
import verticles.contract.PipelineMessages.LoadDemoData;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.RereadMessages.ReadAgain;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.graphql.Live.Kind;
import verticles.web.Intake;

/** Fetches what {@code ingestion.graphqls} promises, from the ledger, the feed and the intake. */
final class IngestionFetchers {
  private static final int MOVING_NOW = 50;

  private final Bus bus;
  private final Intake intake;
  private final Live<TaskView> tasks =
      new Live<>(
          new Kind<>(
              TaskView::taskId,
              TaskView::version,
              task -> TaskState.valueOf(task.state()).terminal()));
  private final TaskViews views;

  IngestionFetchers(Bus bus, Intake intake) {
    this.bus = bus;
    this.intake = intake;
    this.views = new TaskViews(bus);
    bus.listen(Events.TASK_SNAPSHOT, snapshot -> tasks.tell(() -> TaskView.of(snapshot)));
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
                    .dataFetcher("loadDemoData", staged(environment -> loadDemoData()))
                    .dataFetcher("cancelIngestion", byId(this::cancel))
                    .dataFetcher("retryIngestion", byId(this::retry))
                    .dataFetcher("rereadIngestion", byId(this::reread))
                    .dataFetcher("undoIngestion", staged(this::undo))
                    .dataFetcher("redoIngestion", staged(this::redo)))
        .type(
            "Subscription",
            subscription ->
                subscription
                    .dataFetcher("ingestionTask", staged(this::watchOne))
                    .dataFetcher("ingestionTasks", staged(this::watchAll)));
  }

  /** Null for a task that is not there, as the original had it. */
  private Future<TaskView> find(DataFetchingEnvironment environment) {
    return Fetch.orNull(Fetch.id(environment).compose(this::task).compose(views::of));
  }

  private Future<List<TaskView>> list(DataFetchingEnvironment environment) {
    int limit = environment.getArgument("limit");
    int offset = environment.getArgument("offset");
    if (limit < 1 || limit > 500 || offset < 0) {
      return Future.failedFuture(badPage());
    }
    return bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, limit, offset))
        .compose(page -> views.of(page.tasks()));
  }

  private Future<TaskView> upload(DataFetchingEnvironment environment) {
    Upload upload = environment.getArgument("file");
    String dataset = environment.getArgument("dataSourceName");
    Wishes wishes = Wanted.options(environment.getArgument("options"), Wishes.NONE);
    return upload.sendTo(intake, dataset, wishes).map(TaskView::of);
  }

  private Future<TaskView> loadDemoData() {
    return bus.ask(Asks.LOAD_DEMO_DATA, new LoadDemoData()).compose(views::of);
  }

  private Future<TaskView> cancel(UUID id) {
    return bus.ask(Asks.CANCEL_TASK, new CancelTask(id)).compose(views::of);
  }

  private Future<TaskView> retry(UUID id) {
    return bus.ask(Asks.RETRY_TASK, new RetryTask(id)).compose(views::of);
  }

  private Future<TaskView> reread(UUID id) {
    return bus.ask(RereadAsks.READ_AGAIN, new ReadAgain(id)).compose(views::of);
  }

  private Future<TaskView> undo(DataFetchingEnvironment environment) {
    boolean twice = environment.getArgument("allowDuplicate");
    return Fetch.id(environment)
        .compose(id -> bus.ask(Asks.UNDO_TASK, new UndoTask(id, twice)))
        .compose(views::of);
  }

  private Future<TaskView> redo(DataFetchingEnvironment environment) {
    boolean twice = environment.getArgument("allowDuplicate");
    return Fetch.id(environment)
        .compose(id -> bus.ask(Asks.REDO_TASK, new RedoTask(id, twice)))
        .compose(views::of);
  }

  private Future<Publisher<TaskView>> watchOne(DataFetchingEnvironment environment) {
    return Fetch.id(environment)
        .compose(
            id ->
                tasks.open(
                    environment.getGraphQlContext(),
                    id.toString(),
                    () -> task(id).map(List::of).compose(views::of)));
  }

  private Future<Publisher<TaskView>> watchAll(DataFetchingEnvironment environment) {
    return tasks.open(environment.getGraphQlContext(), null, () -> moving().compose(views::of));
  }

  private Future<List<Task>> moving() {
    return bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, MOVING_NOW, 0))
        .map(page -> page.tasks().stream().filter(task -> task.state().moving()).toList());
  }

  private Future<Task> task(UUID id) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id));
  }

  private static ProblemException badPage() {
    return Problem.of(
            "bad-parameter",
            400,
            "Wrong parameter",
            "limit is a number from 1 to 500, offset one from 0.")
        .asException();
  }
}
