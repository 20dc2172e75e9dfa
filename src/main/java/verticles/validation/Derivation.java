package verticles.validation;

import java.util.Optional;
import java.util.Set;
import verticles.contract.Ingredient;

/**
 * How a canonical column that the file does not have follows from columns that it has, in order of
 * preference. An empty discount takes nothing off.
 */
enum Derivation {
  /** Sales = amount before the discount − discount. */
  NET(CanonicalColumn.GROSS, false, Ingredient.BEFORE_DISCOUNT, Ingredient.DISCOUNT),
  NET_PERCENT(
      CanonicalColumn.GROSS, false, Ingredient.BEFORE_DISCOUNT, Ingredient.DISCOUNT_PERCENT),
  /** Sales = units × unit price − discount. */
  PRICED_NET(CanonicalColumn.GROSS, true, Ingredient.UNIT_PRICE, Ingredient.DISCOUNT),
  PRICED_PERCENT(CanonicalColumn.GROSS, true, Ingredient.UNIT_PRICE, Ingredient.DISCOUNT_PERCENT),
  PRICED(CanonicalColumn.GROSS, true, Ingredient.UNIT_PRICE, null),
  /** Cost = units × unit cost. */
  UNIT_COSTS(CanonicalColumn.COST, true, Ingredient.UNIT_COST, null),
  /** Cost = sales − profit. */
  LESS_PROFIT(CanonicalColumn.COST, false, null, Ingredient.PROFIT);

  private final CanonicalColumn target;
  private final boolean perUnit;
  private final Ingredient base;
  private final Ingredient off;

  Derivation(CanonicalColumn target, boolean perUnit, Ingredient base, Ingredient off) {
    this.target = target;
    this.perUnit = perUnit;
    this.base = base;
    this.off = off;
  }

  /**
   * How a column can be derived, if it can.
   *
   * @param units whether the file has units sold
   */
  static Optional<Derivation> of(
      CanonicalColumn target, boolean units, Set<Ingredient> ingredients) {
    for (Derivation way : values()) {
      boolean enough =
          (units || !way.perUnit)
              && (way.base == null || ingredients.contains(way.base))
              && (way.off == null || ingredients.contains(way.off));
      if (way.target == target && enough) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  /** Multiplied by the units. */
  boolean perUnit() {
    return perUnit;
  }

  /** What it begins with; null for the sales. */
  Ingredient base() {
    return base;
  }

  /** What is taken off, or null. */
  Ingredient off() {
    return off;
  }

  boolean uses(Ingredient ingredient) {
    return ingredient == base || ingredient == off;
  }
}
