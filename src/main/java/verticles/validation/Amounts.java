package verticles.validation;

import java.math.BigDecimal;
import verticles.contract.Ingredient;

/**
 * The amounts of one row in canonical signs. No amount ever passes through a floating-point number:
 * the digits of plain numbers are copied, what is derived is computed exactly.
 *
 * <p>In a file with one amount column, an amount below zero is a return, and so is one whose row
 * has the mark of a return. Then its units, whatever their sign, have come back too. Where such a
 * row is written as a sale and only the mark says that it is none, its cost is turned round with
 * it; else it stays as it is signed.
 */
final class Amounts {
  /** In place of a character: an amount that is missing stays empty. */
  private static final char NOTHING = 0;

  private final RowCells cells;
  private final Computed computed;
  private final Sold money;
  private final Sold units;
  private final int cost;
  private final int lineItems;
  private final int mark;
  private final boolean flagged;
  private final Exact spare = new Exact();
  private RowBatch batch;
  private int row;

  /** The goods came back. */
  private boolean returned;

  /** And yet the row is written as a sale. */
  private boolean turned;

  /** A rule that the row breaks as a whole, and the place of the cell to look at. */
  record Broken(Rule rule, int place) {}

  /**
   * @param cells as they have been read from the row
   */
  Amounts(Mapping mapping, RowCells cells) {
    this.cells = cells;
    this.computed = new Computed(mapping, cells);
    this.money = Sold.money(mapping);
    this.units = Sold.units(mapping);
    this.cost = mapping.place(CanonicalColumn.COST);
    this.lineItems = mapping.place(CanonicalColumn.LINE_ITEMS);
    this.mark = mapping.place(Ingredient.RETURN_MARK);
    this.flagged = mapping.flagged();
  }

  /** Whether a row may break a rule though none of its cells does. */
  boolean judged() {
    return computed.hasSales() || computed.hasCost();
  }

  /** Finds out which way the goods of this row went, and works out what is derived. */
  void read(RowBatch batch, int row) {
    this.batch = batch;
    this.row = row;
    boolean below = cells.is(money.out(), Traits.NEGATIVE);
    if (computed.hasSales()) {
      computed.workOutSales();
      below = computed.gross().signum() < 0;
    }
    boolean marked = money.back() == Mapping.NONE && marked();
    returned = marked || (money.signed() && below);
    turned = returned && !below;
    if (computed.hasCost()) {
      computed.workOutCost(returned, turned);
    }
  }

  private boolean marked() {
    return flagged ? cells.is(mark, Traits.RETURNED) : cells.has(mark);
  }

  /** The rule that the row breaks, though each of its cells may be good; else null. */
  Broken broken() {
    if (computed.hasSales()) {
      if (computed.excess()) {
        return new Broken(Rule.EXCESS_DISCOUNT, computed.salesPlace());
      }
      if (!returned && computed.gross().signum() < 0) {
        return new Broken(Rule.WRONG_SIGN, computed.salesPlace());
      }
    }
    if (computed.hasCost()) {
      boolean below = computed.costKnown() && computed.cost().signum() < 0;
      return below && !cameBack() ? new Broken(Rule.WRONG_SIGN, computed.costPlace()) : null;
    }
    boolean below = cells.is(cost, Traits.NEGATIVE);
    return below && !cameBack() ? new Broken(Rule.WRONG_SIGN, cost) : null;
  }

  /** Adds the row's amounts, of which the discount is more than the goods. */
  void count(ExcessDiscounts excess) {
    BigDecimal goods = computed.goods();
    BigDecimal gross = computed.gross().value();
    if (money.back() == Mapping.NONE && marked() && goods.signum() > 0) {
      excess.add(goods.negate(), gross.negate(), gross.negate());
    } else {
      excess.add(goods, gross, computed.net().value());
    }
  }

  /** Goods that come back take their cost with them: then it may be below zero. */
  private boolean cameBack() {
    boolean sold =
        computed.hasSales()
            ? computed.gross().signum() > 0
            : cells.is(money.out(), Traits.POSITIVE);
    boolean back = some(money.back()) || some(units.back());
    return returned || cells.is(units.out(), Traits.NEGATIVE) || (back && !sold);
  }

  private boolean some(int place) {
    return cells.has(place) && !cells.is(place, Traits.ZERO);
  }

  /** The row's sales less its returns, for statistics. */
  double sales() {
    double net = computed.net().about();
    return turned ? -net : net;
  }

  /** Counts the amounts that the row has, in the order that they are written. */
  void count(RowQuality quality, int first) {
    count(quality, first, money, computed.hasSales());
    if (computed.hasCost() ? computed.costKnown() : cells.has(cost)) {
      quality.value(first + 2);
    }
    count(quality, first + 3, units, false);
    if (cells.has(lineItems)) {
      quality.value(first + 5);
    }
  }

  /** Where one column has both, its value tells of both. */
  private void count(RowQuality quality, int first, Sold sold, boolean known) {
    boolean out = known || cells.has(sold.out());
    if (out) {
      quality.value(first);
    }
    if (sold.back() == Mapping.NONE ? out : cells.has(sold.back())) {
      quality.value(first + 1);
    }
  }

  /**
   * Writes the row's amounts with a comma after each, in the order of {@link CanonicalColumn}:
   * gross revenue, returns, cost, units sold, units returned, line items.
   */
  void write(RowText text) {
    if (computed.hasSales()) {
      computedSales(text);
    } else {
      write(money, returned, '0', text);
    }
    cost(text);
    boolean unitsBack = units.signed() && (returned || cells.is(units.out(), Traits.NEGATIVE));
    write(units, unitsBack, NOTHING, text);
    plain(lineItems, '1', text);
  }

  private void computedSales(RowText text) {
    if (returned) {
      text.put('0');
      text.comma();
      exact(computed.gross(), true, text);
    } else {
      exact(computed.gross(), false, text);
      digits(money.back(), true, '0', text);
    }
  }

  private void cost(RowText text) {
    if (!computed.hasCost()) {
      digits(cost, turned || cells.is(cost, Traits.NEGATIVE), NOTHING, text);
    } else if (computed.costKnown()) {
      exact(computed.cost(), computed.cost().signum() < 0, text);
    } else {
      text.comma();
    }
  }

  private static void exact(Exact value, boolean minus, RowText text) {
    if (minus && value.signum() != 0) {
      text.put('-');
    }
    value.writeUnsigned(text);
    text.comma();
  }

  /**
   * @param otherwise written for what is missing
   */
  private void write(Sold sold, boolean back, char otherwise, RowText text) {
    if (back && cells.has(sold.out())) {
      text.put('0');
      text.comma();
      digits(sold.out(), true, otherwise, text);
      return;
    }
    plain(sold.out(), otherwise, text);
    if (sold.back() != Mapping.NONE) {
      boolean minus = sold.negated() || cells.is(sold.back(), Traits.NEGATIVE);
      digits(sold.back(), minus, otherwise, text);
    } else {
      digits(Mapping.NONE, false, cells.has(sold.out()) ? '0' : otherwise, text);
    }
  }

  private void plain(int place, char otherwise, RowText text) {
    digits(place, cells.is(place, Traits.NEGATIVE), otherwise, text);
  }

  /** The column's amount under this sign, or else a character, and a comma. */
  private void digits(int place, boolean minus, char otherwise, RowText text) {
    if (cells.has(place)) {
      if (minus && !cells.is(place, Traits.ZERO)) {
        text.put('-');
      }
      unsigned(place, text);
    } else if (otherwise != NOTHING) {
      text.put(otherwise);
    }
    text.comma();
  }

  private void unsigned(int place, RowText text) {
    NumberText number = cells.number(place);
    if (!number.plain) {
      spare.set(number);
      spare.writeUnsigned(text);
      return;
    }
    long cell = batch.cell(row, place);
    byte[] block = batch.block;
    int from = Bytes.skipSpaces(block, RowBatch.start(cell), RowBatch.end(cell));
    int to = Bytes.dropSpaces(block, from, RowBatch.end(cell));
    if (block[from] == '-' || block[from] == '+') {
      from++;
    }
    if (block[from] == '.') {
      text.put('0');
    }
    text.copy(block, from, block[to - 1] == '.' ? to - 1 : to);
  }
}
