package verticles.insight;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {
  private Words() {}

  /** Money without its small change, unless there is little of it. */
  static String money(double amount) {
    String format = Math.abs(amount) < 100 ? "%,.2f" : "%,.0f";
    return String.format(Locale.ROOT, format, amount);
  }

  static String signed(double amount) {
    return (amount < 0 ? "−" : "+") + money(Math.abs(amount));
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", fraction * 100);
  }

  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
