package verticles.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import verticles.contract.Ingredient;
import verticles.validation.Candidates.Pair;

/**
 * Orders of several rows, of which some columns have a value in the first row only: what that does
 * to the number of transactions and to a discount is told.
 */
final class OrderRows {
  /** So many rows may lack a value before it is worth a warning. */
  private static final double LACKING = 0.02;

  /** How far a number of different values, which is estimated, may be off. */
  private static final double CLOSE = 0.02;

  private static final Target TRANSACTION = Target.of(CanonicalColumn.TRANSACTION);

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Findings findings;

  OrderRows(List<String> names, List<Evidence> evidence, Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.findings = findings;
  }

  /**
   * @param unmapped places of the columns that are kept as they are, and of which nothing was said
   */
  void look(Map<Target, Pair> mapped, Set<Integer> unmapped) {
    Pair transaction = mapped.get(TRANSACTION);
    if (transaction == null) {
      unmapped.stream()
          .filter(this::passedOver)
          .min(Comparator.comparing(names::get))
          .ifPresent(this::tellOf);
      return;
    }
    Evidence orders = evidence.get(transaction.place());
    if (orders.values() > 0 && orders.emptiness() > LACKING) {
      String message =
          "“%s” is empty in %s; each of them counts as a transaction of its own. If it stands in"
              + " the first row of an order only, choose a column that all of its rows have.";
      warn(transaction.place(), message);
    }
    Pair discount = mapped.get(Target.of(Ingredient.DISCOUNT));
    if (discount != null && once(orders, evidence.get(discount.place()))) {
      String message =
          "“%s” has a value for each order and not for each row (none in %s): it is taken off the"
              + " row that it stands in, so sales by product are not exact.";
      warn(discount.place(), message);
    }
  }

  private boolean passedOver(int place) {
    Evidence values = evidence.get(place);
    return ColumnNames.vague(names.get(place)) && values.numbersDocuments() && values.gappy();
  }

  private void tellOf(int place) {
    String message =
        "“%s” may be the number of the order, but is empty in %s; so it names no transactions, and"
            + " each row counts as one. Choose a column that all rows of an order have.";
    warn(place, message);
  }

  /** Where orders have several rows, a value for each order, and some of them not zero. */
  private static boolean once(Evidence orders, Evidence discount) {
    double different = orders.variety() * orders.values();
    return orders.emptiness() <= LACKING
        && orders.values() > different * (1 + 2 * CLOSE)
        && Math.abs(discount.values() - different) <= CLOSE * different
        && discount.tally().counts.any(Traits.POSITIVE | Traits.NEGATIVE) > 0;
  }

  /**
   * @param message with the column's name and the rows that lack it
   */
  private void warn(int place, String message) {
    Evidence values = evidence.get(place);
    long all = values.tally().counts.total();
    String rows = String.format(Locale.ROOT, "%,d of %,d rows", all - values.values(), all);
    findings.warn(names.get(place), message.formatted(Utf8.shown(names.get(place)), rows));
  }
}
