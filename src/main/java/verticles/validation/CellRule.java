package verticles.validation;

/**
 * What a plan wants of a column's cells, as {@link Traits}.
 *
 * @param need at least one of these
 * @param forbid none of these
 */
record CellRule(long need, long forbid) {
  static final CellRule NONE = new CellRule(-1, 0);

  boolean broken(long traits) {
    return (traits & need) == 0 || (traits & forbid) != 0;
  }
}
