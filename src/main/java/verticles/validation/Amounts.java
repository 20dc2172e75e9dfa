package verticles.validation;

import java.math.BigDecimal;

/**
 * The amounts of one row in canonical signs. Their digits are copied: no amount ever passes through
 * a floating-point number.
 *
 * <p>In a file with one amount column, an amount below zero is a return; then its units, whatever
 * their sign, have come back too.
 */
final class Amounts {
  private final Mapping mapping;
  private final CellReader[] readers;
  private final int[] traits;
  private RowBatch batch;
  private int row;

  /**
   * @param readers for each column of the file, as they have read the row
   * @param traits for each column, what its reader said
   */
  Amounts(Mapping mapping, CellReader[] readers, int[] traits) {
    this.mapping = mapping;
    this.readers = readers;
    this.traits = traits;
  }

  void of(RowBatch batch, int row) {
    this.batch = batch;
    this.row = row;
  }

  void write(CanonicalColumn column, RowText text) {
    switch (column) {
      case GROSS -> sale(CanonicalColumn.GROSS, isReturn(), text, '0');
      case RETURNS -> back(column, CanonicalColumn.GROSS, isReturn(), text, '0');
      case UNITS_SOLD -> sale(CanonicalColumn.UNITS_SOLD, unitsCameBack(), text, ' ');
      case UNITS_RETURNED -> back(column, CanonicalColumn.UNITS_SOLD, unitsCameBack(), text, ' ');
      case LINE_ITEMS -> plain(column, text, '1');
      default -> plain(column, text, ' ');
    }
  }

  private boolean isReturn() {
    return signed(CanonicalColumn.GROSS) && is(CanonicalColumn.GROSS, Traits.NEGATIVE);
  }

  private boolean unitsCameBack() {
    return signed(CanonicalColumn.UNITS_SOLD)
        && (is(CanonicalColumn.UNITS_SOLD, Traits.NEGATIVE) || isReturn());
  }

  /** What was sold: nothing if the column's amount is one of returns. */
  private void sale(CanonicalColumn column, boolean returned, RowText text, char otherwise) {
    if (returned && !is(column, Traits.EMPTY)) {
      text.put('0');
    } else {
      plain(column, text, otherwise);
    }
  }

  /** What came back: from its own column, or from the one that has both. */
  private void back(
      CanonicalColumn column,
      CanonicalColumn both,
      boolean returned,
      RowText text,
      char otherwise) {
    if (mapping.has(column)) {
      if (mapping.measure(column) == MeasureFormat.NEGATED) {
        digits(column, true, text, otherwise);
      } else {
        plain(column, text, otherwise);
      }
    } else if (returned) {
      digits(both, true, text, otherwise);
    } else if (otherwise != ' ' || (mapping.has(both) && !is(both, Traits.EMPTY))) {
      text.put('0');
    }
  }

  private void plain(CanonicalColumn column, RowText text, char otherwise) {
    digits(column, mapping.has(column) && is(column, Traits.NEGATIVE), text, otherwise);
  }

  /** The column's amount under this sign, or else a character; a space stands for nothing. */
  private void digits(CanonicalColumn column, boolean minus, RowText text, char otherwise) {
    if (!mapping.has(column) || is(column, Traits.EMPTY)) {
      if (otherwise != ' ') {
        text.put(otherwise);
      }
      return;
    }
    if (minus && !is(column, Traits.ZERO)) {
      text.put('-');
    }
    int place = mapping.place(column);
    long cell = batch.cell(row, place);
    int from = Bytes.skipSpaces(batch.block, RowBatch.start(cell), RowBatch.end(cell));
    int to = Bytes.dropSpaces(batch.block, from, RowBatch.end(cell));
    if (readers[place].number.exponent) {
      String digits = new BigDecimal(Utf8.text(batch.block, from, to)).abs().toPlainString();
      text.put(Encoding.utf8(digits), 0, digits.length());
      return;
    }
    byte first = batch.block[from];
    from += first == '-' || first == '+' ? 1 : 0;
    if (batch.block[from] == '.') {
      text.put('0');
    }
    text.put(batch.block, from, batch.block[to - 1] == '.' ? to - 1 : to);
  }

  private boolean signed(CanonicalColumn column) {
    return mapping.measure(column) == MeasureFormat.SIGNED;
  }

  private boolean is(CanonicalColumn column, int wanted) {
    return (traits[mapping.place(column)] & wanted) != 0;
  }
}
