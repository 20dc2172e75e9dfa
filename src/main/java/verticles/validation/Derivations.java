package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.Ingredient;
import verticles.contract.Plan.Derived;
import verticles.validation.AmountChoice.Basis;
import verticles.validation.Candidates.Pair;

/**
 * What follows from a file's columns: the canonical columns that it does not have and the
 * ingredients that are used for them. An ingredient that is not needed is kept as it is.
 */
final class Derivations {
  private static final String BELOW_ZERO = " where it is below zero";

  final List<Derived> derived = new ArrayList<>();
  final Map<Target, Pair> used = new HashMap<>();

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Map<Target, Pair> found;
  private final Basis basis;

  Derivations(List<String> names, List<Evidence> evidence, Map<Target, Pair> found, Basis basis) {
    this.names = names;
    this.evidence = evidence;
    this.found = found;
    this.basis = basis;
    time();
    amount();
    returns();
    unitsReturned();
    cost();
  }

  private void time() {
    Pair date = found.get(Target.TIME);
    if (date != null && has(Ingredient.TIME_OF_DAY) && !clocked(date)) {
      derive(CanonicalColumn.TIME, name(date) + " + " + use(Ingredient.TIME_OF_DAY));
    }
  }

  private boolean clocked(Pair date) {
    ColumnTally tally = evidence.get(date.place()).tally();
    return 2 * tally.counts.any(Traits.CLOCK) > tally.values();
  }

  private void amount() {
    if (basis == Basis.MULTIPLIED) {
      derive(CanonicalColumn.GROSS, units() + " × " + use(Ingredient.UNIT_PRICE) + discount());
    } else if (basis == Basis.DISCOUNTED) {
      derive(CanonicalColumn.GROSS, use(Ingredient.BEFORE_DISCOUNT) + discount());
    }
  }

  private String discount() {
    if (has(Ingredient.DISCOUNT)) {
      return " − " + use(Ingredient.DISCOUNT);
    }
    return has(Ingredient.DISCOUNT_PERCENT)
        ? " × (1 − " + use(Ingredient.DISCOUNT_PERCENT) + " / 100)"
        : "";
  }

  private void returns() {
    if (has(CanonicalColumn.RETURNS) || basis == Basis.NONE) {
      return;
    }
    if (has(Ingredient.RETURN_MARK)) {
      derive(
          CanonicalColumn.RETURNS,
          amountName() + " where “" + use(Ingredient.RETURN_MARK) + "” says that it is a return");
    } else if (negative(amountFrom())) {
      derive(CanonicalColumn.RETURNS, amountName() + BELOW_ZERO);
    }
  }

  /** Whose sign is the amount's. */
  private Target amountFrom() {
    return switch (basis) {
      case MULTIPLIED -> Target.of(CanonicalColumn.UNITS_SOLD);
      case DISCOUNTED -> Target.of(Ingredient.BEFORE_DISCOUNT);
      default -> Target.AMOUNT;
    };
  }

  /** One column of units has both: what went out and what came back. */
  private void unitsReturned() {
    if (!has(CanonicalColumn.UNITS_SOLD) || has(CanonicalColumn.UNITS_RETURNED)) {
      return;
    }
    if (isDerived(CanonicalColumn.RETURNS)) {
      derive(CanonicalColumn.UNITS_RETURNED, units() + " of what came back");
    } else if (negative(Target.of(CanonicalColumn.UNITS_SOLD))) {
      derive(CanonicalColumn.UNITS_RETURNED, units() + BELOW_ZERO);
    }
  }

  private boolean isDerived(CanonicalColumn column) {
    return derived.stream().anyMatch(each -> each.target().equals(column.columnName()));
  }

  private boolean negative(Target target) {
    return evidence.get(found.get(target).place()).tally().counts.any(Traits.NEGATIVE) > 0;
  }

  private void cost() {
    if (has(CanonicalColumn.COST) || basis == Basis.NONE) {
      return;
    }
    if (has(Ingredient.UNIT_COST) && has(CanonicalColumn.UNITS_SOLD)) {
      derive(CanonicalColumn.COST, units() + " × " + use(Ingredient.UNIT_COST));
    } else if (has(Ingredient.PROFIT)) {
      derive(CanonicalColumn.COST, amountName() + " − " + use(Ingredient.PROFIT));
    }
  }

  private void derive(CanonicalColumn column, String formula) {
    derived.add(new Derived(column.columnName(), formula));
  }

  private String units() {
    return name(found.get(Target.of(CanonicalColumn.UNITS_SOLD)));
  }

  private String amountName() {
    return basis == Basis.COLUMN ? name(found.get(Target.AMOUNT)) : "amount";
  }

  private String use(Ingredient ingredient) {
    Target target = Target.of(ingredient);
    used.put(target, found.get(target));
    return name(found.get(target));
  }

  private String name(Pair pair) {
    return Utf8.shown(names.get(pair.place()));
  }

  private boolean has(Ingredient ingredient) {
    return found.containsKey(Target.of(ingredient));
  }

  private boolean has(CanonicalColumn column) {
    return found.containsKey(Target.of(column));
  }

  void tell(Findings findings) {
    for (Derived each : derived) {
      String called = Target.named(each.target()).map(Target::called).orElse(each.target());
      String are = called.startsWith("units") ? "are" : "is";
      findings.tell(null, "The %s %s computed: %s.".formatted(called, are, each.formula()));
    }
  }
}
