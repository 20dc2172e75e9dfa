package verticles.validation;

/** Why a row is set aside. The word is stable: it is shown and counted under it. */
enum Rule {
  CELL_COUNT("cell-count"),
  BROKEN_QUOTE("broken-quote"),
  UNCLOSED_QUOTE("unclosed-quote"),
  ROW_TOO_LONG("row-too-long"),
  CELL_TOO_LONG("cell-too-long"),
  NOT_UTF8("not-utf8"),
  NUL("nul-byte"),
  /** No fault: what stands in it is in the file's other rows. */
  TOTALS_LINE("totals-line"),
  MISSING_TIME("missing-time"),
  BAD_TIME("bad-time"),
  MISSING_AMOUNT("missing-amount"),
  BAD_NUMBER("bad-number"),
  WRONG_SIGN("wrong-sign"),
  BELOW_ONE("below-one"),
  EXCESS_DISCOUNT("excess-discount"),
  BAD_FLAG("bad-flag");

  private final String word;

  Rule(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
