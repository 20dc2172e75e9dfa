package verticles.validation;

/** How an amount is signed in the file. */
enum MeasureFormat {
  /** As canonical: returns at or below zero, all else at or above. */
  PLAIN("plain"),
  /** One column for both: what is below zero is a return. */
  SIGNED("signed"),
  /** Returns written as positive numbers. */
  NEGATED("negated");

  private final String word;

  MeasureFormat(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static MeasureFormat named(String word) {
    for (MeasureFormat format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    return PLAIN;
  }
}
