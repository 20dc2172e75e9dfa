package verticles.analytics;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.ChangeCount;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.Problem;

/** Answers for the ledger with what a test says. */
final class FakeLedger {
  private final Map<String, Dataset> datasets = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final Bus bus;

  FakeLedger(Bus bus) {
    this.bus = bus;
    bus.answer(
        Asks.LIST_DATASETS,
        ask -> Future.succeededFuture(new Datasets(List.copyOf(datasets.values()))));
    bus.answer(Asks.COUNT_CHANGES, ask -> Future.succeededFuture(new ChangeCount(changes.get())));
    bus.answer(
        Asks.FIND_DATASET,
        ask ->
            datasets.containsKey(ask.name())
                ? Future.succeededFuture(datasets.get(ask.name()))
                : Future.failedFuture(
                    Problem.of("dataset-not-found", 404, "No such dataset", "Not known.")
                        .asException()));
  }

  Dataset has(
      String name, long version, List<Canonical.Column> columns, long rows, UUID... visible) {
    return has(name, version, columns, rows, null, visible);
  }

  /**
   * @param first the time of the first row; so is last
   */
  Dataset spans(String name, Instant first, Instant last) {
    Dataset it = datasets.get(name);
    return tell(
        new Dataset(
            name,
            it.version(),
            it.changedAt(),
            it.visible(),
            it.columns(),
            it.rows(),
            first.toEpochMilli(),
            last.toEpochMilli(),
            it.timeZone()));
  }

  Dataset has(
      String name,
      long version,
      List<Canonical.Column> columns,
      long rows,
      String timeZone,
      UUID... visible) {
    return tell(
        new Dataset(
            name,
            version,
            Instant.parse("2026-01-01T00:00:00Z").plusSeconds(version),
            List.of(visible),
            columns,
            rows,
            null,
            null,
            timeZone));
  }

  private Dataset tell(Dataset dataset) {
    datasets.put(dataset.name(), dataset);
    changes.incrementAndGet();
    bus.announce(Events.DATASET_CHANGED, dataset);
    return dataset;
  }
}
