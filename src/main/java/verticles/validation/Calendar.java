package verticles.validation;

/** Days and milliseconds since 1970-01-01 UTC in the proleptic Gregorian calendar. */
final class Calendar {
  static final int FIRST_YEAR = 1900;
  static final int LAST_YEAR = 2199;
  static final long DAY = 86_400_000L;

  private static final int[] BEFORE_MONTH = {
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };
  private static final int[] MONTH_LENGTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Calendar() {}

  static boolean valid(int year, int month, int day) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= MONTH_LENGTH[month] || (month == 2 && day == 29 && leap(year)));
  }

  /** For a valid date. */
  static long days(int year, int month, int day) {
    int before = year - 1;
    int leapDays = before / 4 - before / 100 + before / 400 - 477; // those before 1970
    int leapDay = month > 2 && leap(year) ? 1 : 0;
    return (year - 1970) * 365L + leapDays + BEFORE_MONTH[month] + leapDay + day - 1;
  }

  private static boolean leap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
