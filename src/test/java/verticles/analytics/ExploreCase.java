package verticles.analytics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import verticles.bus.Asks;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Granularity;
import verticles.contract.Problem;

/** Questions over sales that Druid has really loaded. */
abstract class ExploreCase {
  static SalesInDruid loaded;

  @BeforeAll
  static void load() {
    loaded = SalesInDruid.shared();
  }

  /** A question that a test says only the interesting parts of. */
  record Asked(
      Filter filter,
      List<String> dimensions,
      Granularity granularity,
      List<String> metrics,
      String split,
      String pivot,
      Order order,
      int limit,
      int offset,
      CompareTo compareTo) {

    static Asked of(List<String> dimensions, List<String> metrics) {
      return new Asked(
          loaded.filter(null, null), dimensions, null, metrics, null, null, null, 10_000, 0, null);
    }

    Asked over(String from, String to) {
      return new Asked(
          loaded.filter(from, to),
          dimensions,
          granularity,
          metrics,
          split,
          pivot,
          order,
          limit,
          offset,
          compareTo);
    }

    Asked every(Granularity it) {
      return new Asked(
          filter, dimensions, it, metrics, split, pivot, order, limit, offset, compareTo);
    }

    Asked splitBy(String it) {
      return new Asked(
          filter, dimensions, granularity, metrics, it, pivot, order, limit, offset, compareTo);
    }

    Asked pivotedBy(String it) {
      return new Asked(
          filter, dimensions, granularity, metrics, split, it, order, limit, offset, compareTo);
    }

    Asked first(int most, int after, String by, boolean descending) {
      return new Asked(
          filter,
          dimensions,
          granularity,
          metrics,
          split,
          pivot,
          new Order(by, descending),
          most,
          after,
          compareTo);
    }

    Asked comparedTo(CompareTo it) {
      return new Asked(
          filter, dimensions, granularity, metrics, split, pivot, order, limit, offset, it);
    }

    AskTable question() {
      return new AskTable(
          filter, dimensions, granularity, metrics, split, pivot, order, limit, offset, compareTo);
    }

    Table answer() {
      return loaded.room.ask(Asks.EXPLORE, question());
    }

    List<Map<String, Object>> rows() {
      return SalesInDruid.rows(answer());
    }

    Problem refused() {
      return loaded.room.refused(Asks.EXPLORE, question());
    }
  }

  static Stream<Arguments> dimensions() {
    return Stream.of(
        Arguments.of(List.of(), (Function<Sale, List<String>>) sale -> List.of()),
        Arguments.of(
            List.of("branch"), (Function<Sale, List<String>>) sale -> List.of(sale.branch())),
        Arguments.of(
            List.of("salesPerson", "itemGroup"),
            (Function<Sale, List<String>>) sale -> List.of(sale.seller(), sale.group())),
        Arguments.of(
            List.of("ReturnReason"),
            (Function<Sale, List<String>>)
                sale -> List.of(sale.reason() == null ? "Unknown" : sale.reason())));
  }
}
