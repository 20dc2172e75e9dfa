package verticles.validation;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Signs and codes that may stand before or behind an amount. */
final class Currencies {
  private static final List<String> CODES = codes();
  private static final Words WORDS = words();

  /** Codes that are words of their own: only brackets tell that a currency is meant. */
  private static final Set<String> WORDS_TOO =
      Set.of("all", "top", "try", "cup", "pen", "mad", "sos", "gel", "bam", "mop", "ang", "ron");

  private Currencies() {}

  /** Its number among all, or {@link Words#NONE}. */
  static int find(byte[] bytes, int from, int to) {
    return WORDS.find(bytes, from, to);
  }

  static String code(int number) {
    return CODES.get(number);
  }

  /** The code that a text stands for, whatever its case; nothing if it is no currency's. */
  static Optional<String> named(String text) {
    byte[] word = Encoding.utf8(text.strip());
    byte[] padded = new byte[word.length + 2 * Bytes.MARGIN];
    System.arraycopy(word, 0, padded, Bytes.MARGIN, word.length);
    int number = find(padded, Bytes.MARGIN, Bytes.MARGIN + word.length);
    return number == Words.NONE ? Optional.empty() : Optional.of(code(number));
  }

  /** The codes among the words of a column's name: {@code Amount (USD)}, {@code amount_usd}. */
  static Set<String> among(String name) {
    Set<String> among = new TreeSet<>();
    for (String word : NameList.words(name)) {
      String code = word.toUpperCase(Locale.ROOT);
      boolean said = !WORDS_TOO.contains(word) || name.contains("(" + code + ")");
      if (said && CODES.contains(code)) {
        among.add(code);
      }
    }
    return among;
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
