package verticles.validation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  YEAR_SLASH_SHORT("yy/MM/dd", Order.SHORT_YEAR, "24/12/31"),
  YEAR_DASH_SHORT("yy-MM-dd", Order.SHORT_YEAR, "24-12-31"),
  YEAR_DOT_SHORT("yy.MM.dd", Order.SHORT_YEAR, "24.12.31"),
  /** Parted by spaces, dashes, dots or slashes; the year may have two digits. */
  DAY_NAME("d MMM yyyy", Order.NONE, "31 Dec 2024"),
  MONTH_NAME("MMM d, yyyy", Order.NONE, "Dec 31, 2024"),
  /** A month without a day, which counts as its first; the name may be parted from the year. */
  NAME_YEAR("MMM yyyy", Order.NONE, "Dec 2024"),
  /** The same in figures, parted by a dash or a slash: also numbers of documents look so. */
  YEAR_MONTH("yyyy-MM", Order.NUMBER, "2024-12"),
  /** The same, parted by a slash, a dash or a dot. */
  MONTH_YEAR("MM/yyyy", Order.NUMBER, "12/2024"),
  /** A time of day alone, counted from 1970-01-01. */
  TIME_OF_DAY("HH:mm", Order.NONE, "23:59"),
  COMPACT("yyyyMMdd", Order.NUMBER, "20241231"),
  /** A month without a day; of the years 1970 to 2099, as sums look so too. */
  COMPACT_MONTH("yyyyMM", Order.NUMBER, "202412"),
  EPOCH_SECONDS("epoch-s", Order.NUMBER, "1735603200 (seconds since 1970)"),
  EPOCH_MILLIS("epoch-ms", Order.NUMBER, "1735603200000 (milliseconds since 1970)"),
  /** Days since 1899-12-30, a fraction for the time of day; 1970 to 2099 are taken for times. */
  EXCEL("excel", Order.NUMBER, "45657.99 (days, as Excel counts them)");

  /** Orders in which the same figures may stand. */
  private static final Set<Order> FIGURES = EnumSet.of(Order.DAY, Order.MONTH, Order.SHORT_YEAR);

  /** Formats that the same figures may be in. */
  private static final List<Set<TimeFormat>> ORDERS =
      List.of(
          EnumSet.of(DAY_SLASH, MONTH_SLASH),
          EnumSet.of(DAY_DASH, MONTH_DASH),
          EnumSet.of(DAY_SLASH_SHORT, MONTH_SLASH_SHORT, YEAR_SLASH_SHORT),
          EnumSet.of(DAY_DASH_SHORT, MONTH_DASH_SHORT, YEAR_DASH_SHORT),
          EnumSet.of(DAY_DOT_SHORT, YEAR_DOT_SHORT));

  private final String word;
  private final Order order;
  private final String example;

  private enum Order {
    YEAR,
    SHORT_YEAR,
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

  /** For people: {@code 31/12/2024 (day first)}. */
  String shown() {
    return switch (order) {
      case DAY -> example + " (day first)";
      case MONTH -> example + " (month first)";
      case SHORT_YEAR -> example + " (year first)";
      case YEAR, NONE, NUMBER -> example;
    };
  }

  /** Also something else, a number mostly: only a column's name can say that it is a time. */
  boolean numeric() {
    return order == Order.NUMBER;
  }

  /** It names a month and no day of it. */
  boolean monthly() {
    return this == NAME_YEAR || this == YEAR_MONTH || this == MONTH_YEAR || this == COMPACT_MONTH;
  }

  /** It names a day, or a month. */
  boolean dated() {
    return this != TIME_OF_DAY;
  }

  /** Nobody writes both into one column: the same figures may mean another day by the other. */
  boolean contradicts(TimeFormat other) {
    return FIGURES.contains(order) && FIGURES.contains(other.order) && order != other.order;
  }

  /** Begins with a year of two digits. */
  boolean shortYearFirst() {
    return order == Order.SHORT_YEAR;
  }

  /** The same figures in another order, as far as such orders are known. */
  Set<TimeFormat> rivals() {
    Set<TimeFormat> rivals = EnumSet.noneOf(TimeFormat.class);
    for (Set<TimeFormat> figures : ORDERS) {
      if (figures.contains(this)) {
        rivals.addAll(figures);
        rivals.remove(this);
      }
    }
    return rivals;
  }

  /** By its word, or by a date pattern that comes to the same: {@code d/M/yyyy HH:mm}. */
  static Optional<TimeFormat> named(String pattern) {
    String wanted = normal(pattern);
    for (TimeFormat format : values()) {
      if (format.word.equals(pattern) || normal(format.word).equals(wanted)) {
        return Optional.of(format);
      }
    }
    return switch (wanted) {
      case "yyyy-M-d" -> Optional.of(ISO);
      case "yyyy/M" -> Optional.of(YEAR_MONTH);
      case "M-yyyy", "M.yyyy" -> Optional.of(MONTH_YEAR);
      default -> Optional.empty();
    };
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
    return name
        ? date.replaceAll("y+", "y").replaceAll("[-/., ]+", " ")
        : date.replaceAll("(?<!y)(y|y{3,})(?!y)", "yyyy");
  }
}
