package verticles.analytics;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import verticles.bus.AsOfNow;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.ChangeCount;
import verticles.contract.DatasetMessages.CountChanges;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.FindDataset;
import verticles.contract.DatasetMessages.ListDatasets;

/**
 * Which dataset is meant. What the ledger has said of it holds until anything changes that queries
 * may see, which is asked each time: whoever has taken a file back finds it in no answer any more,
 * whichever replica he asks.
 */
final class DatasetChoice {
  private final Bus bus;
  private final AsOfNow<ChangeCount> changes;
  private final Map<String, Future<Optional<Dataset>>> known = new HashMap<>();
  private ChangeCount seen;

  DatasetChoice(Bus bus) {
    this.bus = bus;
    this.changes = new AsOfNow<>(() -> bus.ask(Asks.COUNT_CHANGES, new CountChanges()));
  }

  /** The one of that name, or the one that changed last; empty where nothing was ever loaded. */
  Future<Optional<Dataset>> of(String name) {
    String asked = name == null || name.isBlank() ? "" : name;
    return changes.ask().compose(now -> as(now, asked));
  }

  private Future<Optional<Dataset>> as(ChangeCount now, String name) {
    if (!now.equals(seen)) {
      known.clear();
      seen = now;
    }
    Future<Optional<Dataset>> said = known.get(name);
    return said == null ? ask(name) : said;
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
    return answer;
  }
}
