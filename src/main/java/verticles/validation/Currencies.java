package verticles.validation;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Signs and codes that may stand before or behind an amount. */
final class Currencies {
  private static final List<String> CODES = codes();
  private static final Words WORDS = words();

  private Currencies() {}

  /** Its number among all, or {@link Words#NONE}. */
  static int find(byte[] bytes, int from, int to) {
    return WORDS.find(bytes, from, to);
  }

  static String code(int number) {
    return CODES.get(number);
  }

  private static List<String> codes() {
    Set<String> codes = new TreeSet<>();
    Currency.getAvailableCurrencies().forEach(currency -> codes.add(currency.getCurrencyCode()));
    return new ArrayList<>(codes);
  }

  private static Words words() {
    Words words = Words.of("currencies.properties", CODES::indexOf);
    for (int i = 0; i < CODES.size(); i++) {
      words.add(CODES.get(i), i);
    }
    return words;
  }
}
