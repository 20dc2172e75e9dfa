package verticles.contract;

/** What a number counts, and how it is written. */
public enum Unit {
  /** An amount in the data's own currency. */
  MONEY("money", "#,##0.00"),
  /** A whole number of things that were counted. */
  COUNT("count", "#,##0"),
  /** Units of goods; files have halves of them too. */
  UNITS("units", "#,##0.##"),
  /** A part of a whole, 1 for all of it. */
  FRACTION("fraction", "0.0%"),
  /** Parts of a hundred. */
  PERCENT("percent", "0.0\"%\""),
  /** Epoch milliseconds. */
  TIME("time", "yyyy-mm-dd hh:mm");

  private final String word;
  private final String format;

  Unit(String word, String format) {
    this.word = word;
    this.format = format;
  }

  public String word() {
    return word;
  }

  /** A number format as spreadsheets have them (ECMA-376, 18.8.31). */
  public String format() {
    return format;
  }
}
