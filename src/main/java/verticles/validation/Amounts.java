package verticles.validation;

/**
 * The amounts of one row in canonical signs. Their digits are copied: no amount ever passes through
 * a floating-point number.
 *
 * <p>In a file with one amount column, an amount below zero is a return; then its units, whatever
 * their sign, have come back too.
 */
final class Amounts {
  /** In place of a character: an amount that is missing stays empty. */
  private static final char NOTHING = 0;

  private final CellReader[] readers;
  private final long[] traits;
  private final Sold money;
  private final Sold units;
  private final int cost;
  private final int lineItems;
  private RowBatch batch;
  private int row;

  /**
   * What was sold and what came back, in two columns or in one.
   *
   * @param out place of what was sold, or {@link Mapping#NONE}
   * @param back place of what came back, or {@link Mapping#NONE}
   * @param signed the first column has both
   * @param negated what came back is written as a positive number
   * @param otherwise written for what is missing
   */
  private record Sold(int out, int back, boolean signed, boolean negated, char otherwise) {
    static Sold of(Mapping mapping, CanonicalColumn out, CanonicalColumn back, char otherwise) {
      return new Sold(
          mapping.place(out),
          mapping.place(back),
          mapping.measure(out) == MeasureFormat.SIGNED,
          mapping.measure(back) == MeasureFormat.NEGATED,
          otherwise);
    }
  }

  /**
   * @param readers for each column of the file, as they have read the row
   * @param traits for each column, what its reader said
   */
  Amounts(Mapping mapping, CellReader[] readers, long[] traits) {
    this.readers = readers;
    this.traits = traits;
    this.money = Sold.of(mapping, CanonicalColumn.GROSS, CanonicalColumn.RETURNS, '0');
    this.units =
        Sold.of(mapping, CanonicalColumn.UNITS_SOLD, CanonicalColumn.UNITS_RETURNED, NOTHING);
    this.cost = mapping.place(CanonicalColumn.COST);
    this.lineItems = mapping.place(CanonicalColumn.LINE_ITEMS);
  }

  /**
   * Writes a row's amounts with a comma after each, in the order of {@link CanonicalColumn}: gross
   * revenue, returns, cost, units sold, units returned, line items.
   */
  void write(RowBatch batch, int row, RowText text) {
    this.batch = batch;
    this.row = row;
    boolean returned = money.signed && is(money.out, Traits.NEGATIVE);
    write(money, returned, text);
    plain(cost, text, NOTHING);
    write(units, units.signed && (returned || is(units.out, Traits.NEGATIVE)), text);
    plain(lineItems, text, '1');
  }

  private void write(Sold sold, boolean returned, RowText text) {
    if (returned && !is(sold.out, Traits.EMPTY)) {
      text.put('0');
      text.comma();
      digits(sold.out, true, text, sold.otherwise);
      return;
    }
    plain(sold.out, text, sold.otherwise);
    if (sold.back != Mapping.NONE) {
      digits(sold.back, sold.negated || is(sold.back, Traits.NEGATIVE), text, sold.otherwise);
    } else {
      boolean none = sold.out == Mapping.NONE || is(sold.out, Traits.EMPTY);
      digits(Mapping.NONE, false, text, none ? sold.otherwise : '0');
    }
  }

  private void plain(int place, RowText text, char otherwise) {
    digits(place, place != Mapping.NONE && is(place, Traits.NEGATIVE), text, otherwise);
  }

  /** The column's amount under this sign, or else a character, and a comma. */
  private void digits(int place, boolean minus, RowText text, char otherwise) {
    if (place != Mapping.NONE && !is(place, Traits.EMPTY)) {
      if (minus && !is(place, Traits.ZERO)) {
        text.put('-');
      }
      unsigned(place, text);
    } else if (otherwise != NOTHING) {
      text.put(otherwise);
    }
    text.comma();
  }

  private void unsigned(int place, RowText text) {
    long cell = batch.cell(row, place);
    byte[] block = batch.block;
    int from = Bytes.skipSpaces(block, RowBatch.start(cell), RowBatch.end(cell));
    int to = Bytes.dropSpaces(block, from, RowBatch.end(cell));
    if (!readers[place].number.plain) {
      String digits = readers[place].number.value().abs().toPlainString();
      text.put(Encoding.utf8(digits), 0, digits.length());
      return;
    }
    if (block[from] == '-' || block[from] == '+') {
      from++;
    }
    if (block[from] == '.') {
      text.put('0');
    }
    text.copy(block, from, block[to - 1] == '.' ? to - 1 : to);
  }

  private boolean is(int place, long wanted) {
    return (traits[place] & wanted) != 0;
  }
}
