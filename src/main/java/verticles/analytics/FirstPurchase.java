package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.Dimension;

/**
 * A filter that no column answers: the customers whose first purchase was in one of these months,
 * {@code yyyy-MM} in the dataset's zone, as cohorts count them. Of all that the other filters leave
 * every date is looked at; a purchase is a row with revenue above 0.
 */
final class FirstPurchase {
  static final String NAME = "firstPurchase";

  private FirstPurchase() {}

  /** One of the data's own columns of that name goes before it. */
  static boolean isMeant(String name, Columns columns) {
    return NAME.equals(name) && !columns.has(NAME);
  }

  /** The condition that a row's customer is one of them. */
  static Statement among(Scope scope, List<String> months) {
    String customer = quoted(Dimension.CUSTOMER.column());
    List<YearMonth> wanted = months.stream().map(FirstPurchase::month).toList();
    if (!scope.columns().has(Dimension.CUSTOMER.column()) || !scope.columns().has("grossRevenue")) {
      return new Statement().add(" AND 1 = 0");
    }
    List<Object> days = new ArrayList<>();
    String within =
        wanted.stream()
            .map(month -> within(month, scope, days))
            .collect(Collectors.joining(" OR "));
    return new Statement()
        .add(" AND " + customer + " IN (SELECT " + customer)
        .add(everybody(scope).rows())
        .add(" AND \"grossRevenue\" > 0 AND " + customer + " <> ?", Dimension.UNKNOWN)
        .add(" GROUP BY 1 HAVING " + within + ")", days.toArray());
  }

  private static String within(YearMonth month, Scope scope, List<Object> days) {
    Span span = new Span(month.atDay(1), month.atEndOfMonth());
    days.add(span.from(scope.zone()));
    days.add(span.until(scope.zone()));
    return "(MIN(\"__time\") >= MILLIS_TO_TIMESTAMP(?) AND MIN(\"__time\") < MILLIS_TO_TIMESTAMP(?))";
  }

  /** All dates of what the other filters leave. */
  private static Scope everybody(Scope scope) {
    Map<String, List<String>> others = new TreeMap<>(scope.filter().among());
    others.remove(NAME);
    Filter filter = new Filter(scope.filter().dataSource(), null, null, others);
    return new Scope(
        scope.dataset(), scope.columns(), filter, new Span((LocalDate) null, null), scope.asker());
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw Names.bad(NAME + " must be a month, yyyy-MM.", NAME, text);
    }
  }
}
