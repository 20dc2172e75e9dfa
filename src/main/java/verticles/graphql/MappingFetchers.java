package verticles.graphql;

import static verticles.graphql.Fetch.staged;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.Map;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.ConfirmMapping;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.Task;
import verticles.contract.Wishes;
import verticles.web.Analyst;
import verticles.web.Previews;

/** Fetches what {@code mapping.graphqls} promises, from whoever looks at files and the ledger. */
final class MappingFetchers {
  private final Bus bus;
  private final Analyst analyst;
  private final Previews previews;
  private final TaskViews views;

  MappingFetchers(Bus bus, Analyst analyst) {
    this.bus = bus;
    this.analyst = analyst;
    this.previews = new Previews(bus);
    this.views = new TaskViews(bus);
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type("Query", query -> query.dataFetcher("ingestionPreview", staged(this::preview)))
        .type(
            "Mutation",
            mutation ->
                mutation
                    .dataFetcher("analyzeSchema", staged(this::analyze))
                    .dataFetcher("confirmMapping", staged(this::confirm)));
  }

  private Future<PreviewView> preview(DataFetchingEnvironment environment) {
    Map<String, Object> mapping = environment.getArgument("mapping");
    return Fetch.id(environment)
        .compose(id -> previews.of(id, before -> Wanted.options(mapping, null, before)))
        .map(PreviewView::of);
  }

  private Future<PreviewView> analyze(DataFetchingEnvironment environment) {
    Upload upload = environment.getArgument("file");
    String dataset = environment.getArgument("dataSourceName");
    Wishes wishes = Wanted.options(environment.getArgument("options"), Wishes.NONE);
    return upload.showTo(analyst, dataset, wishes).map(PreviewView::of);
  }

  private Future<TaskView> confirm(DataFetchingEnvironment environment) {
    return Fetch.id(environment)
        .compose(id -> bus.ask(Asks.FIND_TASK, new FindTask(id)))
        .compose(task -> confirm(task, environment))
        .compose(views::of);
  }

  private Future<Task> confirm(Task task, DataFetchingEnvironment environment) {
    Wishes wishes =
        Wanted.options(
            environment.getArgument("mapping"), environment.getArgument("options"), task.wishes());
    return bus.ask(
        Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), wishes.with(wishes.reading(), true)));
  }
}
