package verticles.alerts;

import io.vertx.core.Future;
import java.util.List;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AlertMessages.Finding;
import verticles.contract.AlertMessages.Measure;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AlertMessages.Watched;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.DatasetMessages.FindDataset;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.ViewMessages.FindPreferences;

/** Asks analytics for a rule's number, and holds it against the threshold. */
final class Evaluation {
  private final Bus bus;

  Evaluation(Bus bus) {
    this.bus = bus;
  }

  /** Fails as analytics does: with 400 if there is no such metric, 503 while Druid is away. */
  Future<Finding> of(Rule rule) {
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(rule.dataset()))
        .compose(
            range ->
                range.latestDate() == null
                    ? nothing(rule)
                    : finding(rule, Days.of(rule.stretch(), range)));
  }

  /** A rule that the data has outgrown says so, instead of being tried for ever. */
  Future<Finding> impossible(Watched watched, Throwable failure) {
    boolean forGood =
        failure instanceof ProblemException known
            && known.problem().status() >= 400
            && known.problem().status() < 500;
    return forGood
        ? version(watched.rule())
            .map(
                version ->
                    new Finding(
                        version,
                        null,
                        false,
                        "This rule cannot be looked at: " + failure.getMessage()))
        : Future.failedFuture(failure);
  }

  private Future<Finding> nothing(Rule rule) {
    return version(rule)
        .map(version -> new Finding(version, null, false, Sentences.nothing(rule.dataset())));
  }

  private Future<Long> version(Rule rule) {
    return bus.ask(Asks.DATA_VERSION, new AskDataVersion(rule.dataset()))
        .map(version -> version.version());
  }

  private Future<Finding> finding(Rule rule, Days days) {
    return writing(rule.dataset())
        .compose(
            writing ->
                bus.ask(Asks.EXPLORE, question(rule, days))
                    .compose(table -> found(rule, days, table, writing)));
  }

  private Future<Writing> writing(String dataset) {
    return bus.ask(Asks.FIND_DATASET, new FindDataset(dataset))
        .compose(
            there ->
                bus.ask(Asks.FIND_PREFERENCES, new FindPreferences(dataset))
                    .map(agreed -> Writing.of(agreed, there.currency())));
  }

  private static AskTable question(Rule rule, Days days) {
    Filter filter =
        new Filter(rule.dataset(), days.first().toString(), days.last().toString(), rule.among());
    return new AskTable(
        filter, List.of(), null, List.of(rule.metric()), null, null, null, 1, 0, compare(rule));
  }

  private static CompareTo compare(Rule rule) {
    return switch (rule.measure()) {
      case VALUE -> null;
      case CHANGE_FROM_PREVIOUS_PERIOD -> new CompareTo(Comparison.PREVIOUS_PERIOD, null, null);
      case CHANGE_FROM_PREVIOUS_YEAR -> new CompareTo(Comparison.PREVIOUS_YEAR, null, null);
    };
  }

  /** An answer that Druid gave before tells nothing about now. */
  private static Future<Finding> found(Rule rule, Days days, Table table, Writing writing) {
    if (table.origin().stale()) {
      return Future.failedFuture(
          Problem.of("druid-unavailable", 503, "Druid is away", "Only an earlier answer is there.")
              .asException());
    }
    Column column = column(rule, table);
    Number number =
        table.rows().isEmpty()
            ? null
            : (Number) table.rows().get(0).get(table.columns().indexOf(column));
    Double value = number == null ? null : number.doubleValue();
    boolean firing =
        value != null && (rule.above() ? value > rule.threshold() : value < rule.threshold());
    String sentence = new Sentences(rule, column, days, writing).of(value, firing);
    return Future.succeededFuture(new Finding(table.origin().version(), value, firing, sentence));
  }

  private static Column column(Rule rule, Table table) {
    String kind = rule.measure() == Measure.VALUE ? "metric" : "percent";
    return table.columns().stream()
        .filter(column -> column.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
