package verticles.validation;

import java.util.Optional;

/**
 * The ways of writing a time that are told apart. Dates may be followed by {@code T} or a space and
 * a time of day {@code HH:mm[:ss[.fraction]]}, and that by {@code Z} or an offset; without one it
 * is UTC.
 */
enum TimeFormat {
  ISO("iso"),
  YEAR_SLASH("yyyy/MM/dd"),
  DAY_SLASH("dd/MM/yyyy"),
  MONTH_SLASH("MM/dd/yyyy"),
  DAY_DOT("dd.MM.yyyy"),
  COMPACT("yyyyMMdd"),
  EPOCH_SECONDS("epoch-s"),
  EPOCH_MILLIS("epoch-ms");

  private final String word;

  TimeFormat(String word) {
    this.word = word;
  }

  /** As it stands in a plan. */
  String word() {
    return word;
  }

  /** Also a plain integer: only a column's name can say that it is a time. */
  boolean integer() {
    return this == COMPACT || this == EPOCH_SECONDS || this == EPOCH_MILLIS;
  }

  static Optional<TimeFormat> named(String word) {
    for (TimeFormat format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
