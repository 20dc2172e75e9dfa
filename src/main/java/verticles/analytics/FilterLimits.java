package verticles.analytics;

import java.util.List;
import java.util.Map;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Problem;

/** How much a filter may hold. */
final class FilterLimits {
  private static final int VALUES = 1_000;
  private static final int CHARACTERS = 1_000;

  private FilterLimits() {}

  static void check(Filter filter) {
    Map.of(
            "branches", filter.branches(),
            "productLines", filter.productLines(),
            "itemGroups", filter.itemGroups(),
            "salesPersons", filter.salesPersons())
        .forEach(FilterLimits::check);
  }

  private static void check(String field, List<String> values) {
    if (values.size() > VALUES || values.stream().anyMatch(it -> it.length() > CHARACTERS)) {
      throw Problem.of(
              "filter-too-large",
              400,
              "The filter is too large",
              "%s may have at most %d values of at most %d characters."
                  .formatted(field, VALUES, CHARACTERS))
          .asException();
    }
  }
}
