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
    } else if (basis == Basis.COLUMN && negative(found.get(Target.AMOUNT))) {
      derive(CanonicalColumn.RETURNS, amountName() + " where it is below zero");
    }
  }

  private boolean negative(Pair amount) {
    return evidence.get(amount.place()).tally().counts.any(Traits.NEGATIVE) > 0;
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
      findings.tell(null, "The %s is computed: %s.".formatted(called, each.formula()));
    }
  }
}
