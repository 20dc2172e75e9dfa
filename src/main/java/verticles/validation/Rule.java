package verticles.validation;

/** Why a row is set aside. The word is stable: it is shown and counted under it. */
enum Rule {
  CELL_COUNT("cell-count", "with too many or too few cells"),
  BROKEN_QUOTE("broken-quote", "with broken quotes"),
  UNCLOSED_QUOTE("unclosed-quote", "with quotes that are not closed"),
  ROW_TOO_LONG("row-too-long", "too long"),
  CELL_TOO_LONG("cell-too-long", "with a cell that is too long"),
  NOT_UTF8("not-utf8", "with characters that cannot be read"),
  NUL("nul-byte", "with binary bytes"),
  /** No fault: what stands in it is in the file's other rows. */
  TOTALS_LINE("totals-line", "with totals"),
  MISSING_TIME("missing-time", "without a date"),
  BAD_TIME("bad-time", "with a date that is none"),
  MISSING_AMOUNT("missing-amount", "without an amount"),
  BAD_NUMBER("bad-number", "with a number that is none"),
  WRONG_SIGN("wrong-sign", "with a wrong sign"),
  BELOW_ONE("below-one", "with a count below one"),
  EXCESS_DISCOUNT("excess-discount", "with a discount larger than the amount"),
  BAD_FLAG("bad-flag", "neither a sale nor a return");

  private final String word;

  private final String said;

  Rule(String word, String said) {
    this.word = word;
    this.said = said;
  }

  /** Of so many rows, for a person. */
  String said() {
    return said;
  }

  String word() {
    return word;
  }
}
