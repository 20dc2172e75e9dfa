package verticles.validation;

import java.math.BigDecimal;
import verticles.contract.Ingredient;

/** The amounts of one row that follow from others, worked out exactly. */
final class Computed {
  private final RowCells cells;
  private final Sold money;
  private final Sold units;
  private final boolean fractions;
  private final Formula sales;
  private final Formula costs;
  private final Exact gross = new Exact();
  private final Exact cost = new Exact();
  private final Exact net = new Exact();
  private final Exact spare = new Exact();
  private boolean excess;
  private boolean costKnown;

  /**
   * A way to derive a column.
   *
   * @param base place of what it begins with, or {@link Mapping#NONE}
   * @param off place of what is taken off, or {@link Mapping#NONE}
   */
  private record Formula(Derivation way, int base, int off) {
    static Formula of(Mapping mapping, CanonicalColumn column) {
      return mapping
          .derivation(column)
          .map(way -> new Formula(way, place(mapping, way.base()), place(mapping, way.off())))
          .orElse(null);
    }

    private static int place(Mapping mapping, Ingredient ingredient) {
      return ingredient == null ? Mapping.NONE : mapping.place(ingredient);
    }
  }

  Computed(Mapping mapping, RowCells cells) {
    this.cells = cells;
    this.money = Sold.money(mapping);
    this.units = Sold.units(mapping);
    this.fractions = mapping.fractions();
    this.sales = Formula.of(mapping, CanonicalColumn.GROSS);
    this.costs = Formula.of(mapping, CanonicalColumn.COST);
  }

  boolean hasSales() {
    return sales != null;
  }

  boolean hasCost() {
    return costs != null;
  }

  /** Sales as the row has them signed. */
  Exact gross() {
    return gross;
  }

  /** The discount is more than there was to take it off. */
  boolean excess() {
    return excess;
  }

  Exact cost() {
    return cost;
  }

  boolean costKnown() {
    return costKnown;
  }

  /** The column to look at if sales are not what they should be. */
  int salesPlace() {
    return excess ? sales.off : sales.base;
  }

  int costPlace() {
    return costs.off == Mapping.NONE ? costs.base : costs.off;
  }

  void workOutSales() {
    workOutGoods(gross);
    excess = cells.has(sales.off) && discount(gross.signum());
  }

  private void workOutGoods(Exact goods) {
    goods.set(cells.number(sales.base));
    if (sales.way.perUnit()) {
      spare.set(cells.number(units.out()));
      goods.times(spare);
    }
  }

  /** Sales before the discount, as the row has them signed. */
  BigDecimal goods() {
    Exact goods = new Exact();
    workOutGoods(goods);
    return goods.value();
  }

  /** Takes the discount off towards zero, whatever its own sign; whether it goes past it. */
  private boolean discount(int sign) {
    spare.set(cells.number(sales.off));
    spare.absolute();
    if (sales.way.off() == Ingredient.DISCOUNT_PERCENT) {
      gross.minusPart(spare, fractions ? 0 : 2);
    } else {
      if (sign < 0) {
        spare.negate();
      }
      gross.minus(spare);
    }
    return sign < 0 ? gross.signum() > 0 : gross.signum() < 0;
  }

  /**
   * @param returned the goods came back
   * @param turned and yet the row is written as a sale
   */
  void workOutCost(boolean returned, boolean turned) {
    costKnown = costs.way == Derivation.UNIT_COSTS ? unitCosts(returned) : lessProfit(turned);
  }

  private boolean unitCosts(boolean returned) {
    boolean known = cells.has(costs.base) && (cells.has(units.out()) || cells.has(units.back()));
    if (known) {
      units.net(cells, cost, spare);
      if (returned && cost.signum() > 0) {
        cost.negate();
      }
      spare.set(cells.number(costs.base));
      cost.times(spare);
    }
    return known;
  }

  private boolean lessProfit(boolean turned) {
    boolean known = cells.has(costs.off);
    if (known) {
      cost.set(net());
      spare.set(cells.number(costs.off));
      cost.minus(spare);
      if (turned) {
        cost.negate();
      }
    }
    return known;
  }

  /** Sales less returns, as the row has them signed. */
  Exact net() {
    if (sales == null) {
      money.net(cells, net, spare);
    } else {
      net.set(gross);
      money.minusBack(cells, net, spare);
    }
    return net;
  }
}
