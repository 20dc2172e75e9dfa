package verticles.validation;

/**
 * Where a row says what was sold and what came back: in two columns or in one.
 *
 * @param out place of what was sold, or {@link Mapping#NONE}
 * @param back place of what came back, or {@link Mapping#NONE}
 * @param signed the first column has both
 * @param negated what came back is written as a positive number
 */
record Sold(int out, int back, boolean signed, boolean negated) {
  static Sold money(Mapping mapping) {
    return of(mapping, CanonicalColumn.GROSS, CanonicalColumn.RETURNS);
  }

  static Sold units(Mapping mapping) {
    return of(mapping, CanonicalColumn.UNITS_SOLD, CanonicalColumn.UNITS_RETURNED);
  }

  private static Sold of(Mapping mapping, CanonicalColumn out, CanonicalColumn back) {
    return new Sold(
        mapping.place(out),
        mapping.place(back),
        mapping.measure(out) == MeasureFormat.SIGNED,
        mapping.measure(back) == MeasureFormat.NEGATED);
  }

  /** What was sold less what came back. */
  void net(RowCells cells, Exact sum, Exact spare) {
    sum.clear();
    if (cells.has(out)) {
      sum.set(cells.number(out));
    }
    minusBack(cells, sum, spare);
  }

  /** Takes off what came back, however it is signed. */
  void minusBack(RowCells cells, Exact sum, Exact spare) {
    if (cells.has(back)) {
      spare.set(cells.number(back));
      spare.absolute();
      sum.minus(spare);
    }
  }
}
