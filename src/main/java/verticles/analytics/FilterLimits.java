package verticles.analytics;

import java.util.List;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Problem;

/** How much a question may hold. */
final class FilterLimits {
  static final int MOST_ROWS = 10_000;
  private static final int VALUES = 1_000;
  private static final int CHARACTERS = 1_000;
  private static final int FILTERS = 20;

  private FilterLimits() {}

  static void check(Filter filter) {
    if (filter.among().size() > FILTERS) {
      throw tooLarge("A filter may name at most " + FILTERS + " dimensions.");
    }
    filter.among().forEach(FilterLimits::check);
  }

  /**
   * @param limit may be null
   */
  static void check(String name, Integer limit, int most) {
    if (limit != null && (limit < 1 || limit > most)) {
      throw Names.bad(name + " must be 1 to " + most + ".", name, limit.toString());
    }
  }

  private static void check(String field, List<String> values) {
    if (values.size() > VALUES || values.stream().anyMatch(it -> it.length() > CHARACTERS)) {
      throw tooLarge(
          "%s may have at most %d values of at most %d characters."
              .formatted(field, VALUES, CHARACTERS));
    }
  }

  private static RuntimeException tooLarge(String detail) {
    return Problem.of("filter-too-large", 400, "The filter is too large", detail).asException();
  }
}
