package verticles.analytics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.LedgerMessages.FindDataset;
import verticles.contract.LedgerMessages.ListDatasets;

/**
 * Which dataset is meant. What the ledger has said holds until it announces a change, but for a
 * second at most: a page asks a dozen questions of one dataset at once.
 */
final class DatasetChoice {
  private static final long HOLDS_MILLIS = 1_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Map<String, Future<Optional<Dataset>>> known = new HashMap<>();

  DatasetChoice(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    bus.listen(Events.DATASET_CHANGED, changed -> known.clear());
  }

  /** The one of that name, or the one that changed last; empty where nothing was ever loaded. */
  Future<Optional<Dataset>> of(String name) {
    String asked = name == null || name.isBlank() ? "" : name;
    Future<Optional<Dataset>> said = known.get(asked);
    return said == null ? ask(asked) : said;
  }

  private Future<Optional<Dataset>> ask(String name) {
    Future<Optional<Dataset>> answer =
        name.isEmpty()
            ? bus.ask(Asks.LIST_DATASETS, new ListDatasets())
                .map(
                    all ->
                        all.datasets().stream()
                            .filter(dataset -> dataset.changedAt() != null)
                            .max(Comparator.comparing(Dataset::changedAt)))
            : bus.ask(Asks.FIND_DATASET, new FindDataset(name)).map(Optional::of);
    known.put(name, answer);
    answer.onFailure(failure -> known.remove(name, answer));
    vertx.setTimer(HOLDS_MILLIS, id -> known.remove(name, answer));
    return answer;
  }
}
