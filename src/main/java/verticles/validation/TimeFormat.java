package verticles.validation;

import java.util.Optional;

/**
 * The ways of writing a time that are told apart. Days, months and hours may have one digit or two.
 * Dates may be followed by {@code T}, a space or a comma and a time of day {@code
 * HH:mm[:ss[.fraction]][ AM|PM]}, and that by {@code Z}, an offset or a zone's abbreviation.
 *
 * <p>Two-digit years are those from 1969 to 2068, as POSIX has it.
 */
enum TimeFormat {
  ISO("iso", Order.YEAR, "2024-12-31 or 2024-12-31T23:59:59Z"),
  YEAR_SLASH("yyyy/MM/dd", Order.YEAR, "2024/12/31"),
  YEAR_DOT("yyyy.MM.dd", Order.YEAR, "2024.12.31"),
  DAY_SLASH("dd/MM/yyyy", Order.DAY, "31/12/2024"),
  MONTH_SLASH("MM/dd/yyyy", Order.MONTH, "12/31/2024"),
  DAY_DOT("dd.MM.yyyy", Order.DAY, "31.12.2024"),
  DAY_DASH("dd-MM-yyyy", Order.DAY, "31-12-2024"),
  MONTH_DASH("MM-dd-yyyy", Order.MONTH, "12-31-2024"),
  DAY_SLASH_SHORT("dd/MM/yy", Order.DAY, "31/12/24"),
  MONTH_SLASH_SHORT("MM/dd/yy", Order.MONTH, "12/31/24"),
  DAY_DOT_SHORT("dd.MM.yy", Order.DAY, "31.12.24"),
  DAY_DASH_SHORT("dd-MM-yy", Order.DAY, "31-12-24"),
  MONTH_DASH_SHORT("MM-dd-yy", Order.MONTH, "12-31-24"),
  /** Parted by spaces, dashes, dots or slashes; the year may have two digits. */
  DAY_NAME("d MMM yyyy", Order.NONE, "31 Dec 2024"),
  MONTH_NAME("MMM d, yyyy", Order.NONE, "Dec 31, 2024"),
  /** A time of day alone, counted from 1970-01-01. */
  TIME_OF_DAY("HH:mm", Order.NONE, "23:59"),
  COMPACT("yyyyMMdd", Order.NUMBER, "20241231"),
  EPOCH_SECONDS("epoch-s", Order.NUMBER, "1735603200 (seconds since 1970)"),
  EPOCH_MILLIS("epoch-ms", Order.NUMBER, "1735603200000 (milliseconds since 1970)"),
  /** Days since 1899-12-30, a fraction for the time of day; 1970 to 2099 are taken for times. */
  EXCEL("excel", Order.NUMBER, "45657.99 (days, as Excel counts them)");

  private final String word;
  private final Order order;
  private final String example;

  private enum Order {
    YEAR,
    DAY,
    MONTH,
    NONE,
    NUMBER
  }

  TimeFormat(String word, Order order, String example) {
    this.word = word;
    this.order = order;
    this.example = example;
  }

  /** As it stands in a plan. */
  String word() {
    return word;
  }

  String example() {
    return example;
  }

  /** Also a plain number: only a column's name can say that it is a time. */
  boolean numeric() {
    return order == Order.NUMBER;
  }

  /** It names a day. */
  boolean dated() {
    return this != TIME_OF_DAY;
  }

  /** The same digits may mean another day by the other: 01/02/2024. */
  boolean contradicts(TimeFormat other) {
    return (order == Order.DAY && other.order == Order.MONTH)
        || (order == Order.MONTH && other.order == Order.DAY);
  }

  /** The same with day and month the other way round, if it is one that is known. */
  Optional<TimeFormat> turned() {
    return switch (this) {
      case DAY_SLASH -> Optional.of(MONTH_SLASH);
      case MONTH_SLASH -> Optional.of(DAY_SLASH);
      case DAY_DASH -> Optional.of(MONTH_DASH);
      case MONTH_DASH -> Optional.of(DAY_DASH);
      case DAY_SLASH_SHORT -> Optional.of(MONTH_SLASH_SHORT);
      case MONTH_SLASH_SHORT -> Optional.of(DAY_SLASH_SHORT);
      case DAY_DASH_SHORT -> Optional.of(MONTH_DASH_SHORT);
      case MONTH_DASH_SHORT -> Optional.of(DAY_DASH_SHORT);
      default -> Optional.empty();
    };
  }

  /** By its word, or by a date pattern that comes to the same: {@code d/M/yyyy HH:mm}. */
  static Optional<TimeFormat> named(String pattern) {
    String wanted = normal(pattern);
    for (TimeFormat format : values()) {
      if (format.word.equals(pattern) || normal(format.word).equals(wanted)) {
        return Optional.of(format);
      }
    }
    return wanted.equals("y-M-d") ? Optional.of(ISO) : Optional.empty();
  }

  /** Without the time of day, and with one letter for any number of them. */
  private static String normal(String pattern) {
    String date = pattern.strip().replace('D', 'd').replace('Y', 'y').replace("'T'", "T");
    if (date.matches("[Hh]{1,2}:mm.*")) {
      return "H:mm";
    }
    date = date.replaceFirst("[ ,T]+[Hh]{1,2}:mm.*$", "");
    if (!date.contains("M") && date.contains("y")) {
      date = date.replace('m', 'M');
    }
    if (date.equals("yyyyMMdd")) {
      return date;
    }
    boolean name = date.contains("MMM");
    date = date.replaceAll("M{3,}", "N").replaceAll("M+", "M").replaceAll("d+", "d");
    if (name) {
      return date.replaceAll("y+", "y").replaceAll("[-/., ]+", " ");
    }
    return date.startsWith("y") ? date.replaceAll("y+", "y") : date.replaceAll("y{3,}", "yyyy");
  }
}
