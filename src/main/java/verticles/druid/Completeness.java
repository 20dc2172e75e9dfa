package verticles.druid;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.DatasetMessages.ListDatasets;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CheckServed;
import verticles.contract.ProblemException;

/**
 * Whether Druid serves every dataset whole, for whoever asks how it is. All of them are looked at
 * when it comes back, when a historical serves less than before, and when a question has found one
 * that is not whole; until all are, Druid is said to be loading. The ledger says what there should
 * be: a Druid that has just been started knows less itself.
 */
final class Completeness {
  private static final Logger log = LoggerFactory.getLogger(Completeness.class);

  /** How long who asks for Druid's health waits for a round over all datasets. */
  private static final long PATIENCE_MILLIS = 1_500;

  private static final String ASKING =
      "Druid is up, and is being asked whether it serves every dataset whole.";

  private final Bus bus;
  private final Serving serving;

  /** What was served when every dataset was whole; null while that is not known. */
  private Servers whole;

  private Future<String> round;

  Completeness(Bus bus, Serving serving) {
    this.bus = bus;
    this.serving = serving;
  }

  /** One dataset; see {@link Serving#check}. */
  Future<Done> check(CheckServed ask) {
    return serving.check(ask).onFailure(notWhole -> whole = null);
  }

  /** Druid was seen away. */
  void away() {
    whole = null;
  }

  /** What is not served, in a sentence, or null. */
  Future<String> missing(Servers now) {
    if (whole != null && now.servesNoLessThan(whole)) {
      return Future.succeededFuture();
    }
    if (round == null || round.isComplete()) {
      round = round(now);
    }
    return round
        .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                failure instanceof TimeoutException
                    ? Future.succeededFuture(ASKING)
                    : Future.failedFuture(failure));
  }

  /** Where the ledger is away there is nothing to compare with; that is its own trouble. */
  private Future<String> round(Servers now) {
    return bus.ask(Asks.LIST_DATASETS, new ListDatasets())
        .map(Datasets::datasets)
        .onFailure(failure -> log.debug("no dataset is looked at: {}", failure.getMessage()))
        .otherwise(List.of())
        .map(all -> all.stream().filter(dataset -> dataset.rows() > 0).toList())
        .compose(all -> notWhole(all).map(few -> told(now, few, all.size())));
  }

  /** One after the other: questions of people come first. */
  private Future<Integer> notWhole(List<Dataset> datasets) {
    Future<Integer> count = Future.succeededFuture(0);
    for (Dataset dataset : datasets) {
      count =
          count.compose(
              before ->
                  serving
                      .check(new CheckServed(dataset))
                      .map(before)
                      .recover(
                          failure ->
                              isMissing(failure)
                                  ? Future.succeededFuture(before + 1)
                                  : Future.failedFuture(failure)));
    }
    return count;
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof ProblemException known
        && known.problem().type().equals(DruidProblems.NOT_SERVED);
  }

  private String told(Servers now, int notWhole, int all) {
    if (notWhole == 0) {
      whole = now;
      return null;
    }
    return ("Druid is still loading: it serves %,d of %,d datasets whole so far. The others show"
            + " numbers as soon as it does.")
        .formatted(all - notWhole, all);
  }
}
