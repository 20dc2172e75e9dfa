package verticles.validation;

/** Which character stands before the decimals of a column's numbers. The other parts thousands. */
enum Decimal {
  POINT(".", Traits.POINT, "1,234.56"),
  COMMA(",", Traits.COMMA, "1.234,56");

  private final String sign;
  private final long number;
  private final String example;

  Decimal(String sign, long number, String example) {
    this.sign = sign;
    this.number = number;
    this.example = example;
  }

  /** As it stands in a plan. */
  String sign() {
    return sign;
  }

  /** The trait of cells that are numbers under it. */
  long number() {
    return number;
  }

  Decimal other() {
    return this == POINT ? COMMA : POINT;
  }

  String example() {
    return example;
  }

  String plainExample() {
    return "1234" + sign + "56";
  }

  /** A point, unless a comma is asked for. */
  static Decimal of(String sign) {
    return COMMA.sign.equals(sign) ? COMMA : POINT;
  }
}
