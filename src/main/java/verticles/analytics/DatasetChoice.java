package verticles.analytics;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.Optional;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.LedgerMessages.Dataset;
import verticles.contract.LedgerMessages.FindDataset;
import verticles.contract.LedgerMessages.ListDatasets;

/** Which dataset is meant. */
final class DatasetChoice {
  private final Bus bus;

  DatasetChoice(Bus bus) {
    this.bus = bus;
  }

  /** The one of that name, or the one that changed last; empty where nothing was ever loaded. */
  Future<Optional<Dataset>> of(String name) {
    return name == null || name.isBlank()
        ? bus.ask(Asks.LIST_DATASETS, new ListDatasets())
            .map(
                all ->
                    all.datasets().stream()
                        .filter(dataset -> dataset.changedAt() != null)
                        .max(Comparator.comparing(Dataset::changedAt)))
        : bus.ask(Asks.FIND_DATASET, new FindDataset(name)).map(Optional::of);
  }
}
