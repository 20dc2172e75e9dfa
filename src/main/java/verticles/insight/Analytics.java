package verticles.insight;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataRange;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Granularity;
import verticles.contract.Metric;
import verticles.contract.Problem;

/** Asks analytics for groups, page after page, up to {@value #MOST} of them. */
final class Analytics {
  private static final int PAGE = 10_000;
  static final int MOST = 50_000;

  private static final Order LATEST = new Order("time", true);

  private final Bus bus;

  Analytics(Bus bus) {
    this.bus = bus;
  }

  /** The groups of one dimension, the largest of the first metric first. */
  Future<Found> by(String dimension, Filter filter, Metric... metrics) {
    return page(question(filter, List.of(dimension), null, null, metrics), new ArrayList<>());
  }

  /** One row over all. */
  Future<Found> total(Filter filter, Metric... metrics) {
    return page(question(filter, List.of(), null, null, metrics), new ArrayList<>());
  }

  /** The stretches of time that have rows, the latest first: their day is the last key. */
  Future<Found> course(
      Filter filter, List<String> dimensions, Granularity granularity, Metric... metrics) {
    return page(question(filter, dimensions, granularity, LATEST, metrics), new ArrayList<>());
  }

  private static AskTable question(
      Filter filter,
      List<String> dimensions,
      Granularity granularity,
      Order order,
      Metric... metrics) {
    List<String> names = new ArrayList<>();
    for (Metric metric : metrics) {
      names.add(metric.word());
    }
    return new AskTable(filter, dimensions, granularity, names, null, null, order, PAGE, 0, null);
  }

  private Future<Found> page(AskTable question, List<Table> before) {
    return bus.ask(Asks.EXPLORE, question)
        .compose(
            table -> {
              List<Table> pages = new ArrayList<>(before);
              pages.add(table);
              boolean full = table.rows().size() == PAGE;
              return full && pages.size() * PAGE < MOST
                  ? page(after(question), pages)
                  : together(pages, full);
            });
  }

  private static AskTable after(AskTable it) {
    return new AskTable(
        it.filter(),
        it.dimensions(),
        it.granularity(),
        it.metrics(),
        null,
        null,
        it.order(),
        PAGE,
        it.offset() + PAGE,
        null);
  }

  private static Future<Found> together(List<Table> pages, boolean cut) {
    Origin origin = same(pages.stream().map(Table::origin).toList());
    List<List<Object>> rows = new ArrayList<>();
    pages.forEach(page -> rows.addAll(page.rows()));
    return Future.succeededFuture(
        new Found(rows, cut, pages.stream().anyMatch(Table::approximate), origin));
  }

  /**
   * What an answer that was put together is over: old if a part of it is.
   *
   * @throws verticles.contract.ProblemException {@code data-changed}, if the parts are of two
   *     versions of the data: they are not one answer
   */
  static Origin same(List<Origin> parts) {
    Origin first = parts.get(0);
    if (parts.stream().anyMatch(part -> part.version() != first.version())) {
      throw Problem.of(
              "data-changed",
              503,
              "The data has just changed",
              "A file was loaded or taken off while this was computed. Try again.")
          .retryAfter(1)
          .asException();
    }
    return parts.stream().filter(Origin::stale).findFirst().orElse(first);
  }

  /** The days of a filter; an open side ends where the data does. Null where there is no data. */
  Future<Window> window(Filter filter) {
    String start = blankToNull(filter.startDate());
    String end = blankToNull(filter.endDate());
    if (start != null && end != null) {
      return Future.succeededFuture(Window.of(start, end));
    }
    return bus.ask(Asks.DATA_RANGE, new AskDataRange(filter.dataSource()))
        .map(
            range ->
                range.earliestDate() == null
                    ? null
                    : new Window(
                        LocalDate.parse(start != null ? start : range.earliestDate()),
                        LocalDate.parse(end != null ? end : range.latestDate())));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
