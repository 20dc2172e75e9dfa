package verticles.alerts;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import verticles.contract.Unit;
import verticles.contract.ViewMessages.Preferences;

/**
 * How figures and days are written for a dataset's readers. An amount has its currency's code, for
 * a message is read in places where a symbol may mean another currency.
 */
record Writing(Locale locale, Currency currency) {
  /** From here on cents say nothing. */
  private static final double LARGE = 100_000;

  private static final int MOST_DIGITS = 6;

  /**
   * @param named the currency that the dataset's files name, or null
   */
  static Writing of(Preferences agreed, String named) {
    return new Writing(
        Locale.forLanguageTag(agreed.localeOrUsual()),
        Currency.getInstance(agreed.currencyOr(named)));
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  /**
   * @param beside a figure that stands in the same sentence: both have as many digits as tell them
   *     apart
   */
  String figure(Unit unit, double value, double beside) {
    int digits = usualDigits(unit, value, beside);
    while (digits < MOST_DIGITS
        && value != beside
        && number(unit, value, digits).equals(number(unit, beside, digits))) {
      digits++;
    }
    return with(unit, number(unit, value, digits));
  }

  private int usualDigits(Unit unit, double value, double beside) {
    return switch (unit) {
      case FRACTION, PERCENT -> 1;
      case MONEY ->
          isPlain(value) && isPlain(beside) ? 0 : Math.max(0, currency.getDefaultFractionDigits());
      default -> isPlain(value) && isPlain(beside) ? 0 : 2;
    };
  }

  private static boolean isPlain(double value) {
    return value == Math.rint(value) || Math.abs(value) >= LARGE;
  }

  private String number(Unit unit, double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(unit == Unit.FRACTION ? value * 100 : value).replace('-', '−');
  }

  private String with(Unit unit, String number) {
    return switch (unit) {
      case MONEY -> currency.getCurrencyCode() + " " + number;
      case FRACTION, PERCENT -> number + " %";
      default -> number;
    };
  }
}
