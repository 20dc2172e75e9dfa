package verticles.validation;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs and codes that may stand before or behind an amount. */
final class Currencies {
  private static final List<String> CODES = codes();
  private static final Words WORDS = words();

  /** Codes that are words of their own: only brackets tell that a currency is meant. */
  private static final Set<String> WORDS_TOO =
      Set.of(
          "all", "top", "try", "cup", "pen", "mad", "sos", "gel", "bam", "mop", "ang", "ron", "std",
          "sit", "esp", "dem", "che", "cou", "rol", "mtl", "pte", "xxx", "xts");

  /** Of a column's name, between which a sign or a code may stand. */
  private static final Pattern PART = Pattern.compile("[^\\s()\\[\\]{}_/|,;:-]+");

  private static final Pattern SIGN = Pattern.compile("\\p{Sc}");
  private static final int LONG_ENOUGH = 3; // letters, to be no other word: ksh, but not kr

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

  /**
   * The codes of the currencies in a column's name: {@code Amount (USD)}, {@code amount_usd},
   * {@code Amount €}.
   */
  static Set<String> among(String name) {
    Set<String> among = new TreeSet<>();
    without(name, among);
    return among;
  }

  /** The words of a column's name without the currencies in it. */
  static String without(String name) {
    return without(name, new TreeSet<>());
  }

  private static String without(String name, Set<String> found) {
    String rest =
        PART.matcher(name)
            .replaceAll(
                part -> {
                  Optional<String> code = named(part.group()).filter(it -> isMeant(part, name));
                  code.ifPresent(found::add);
                  return code.isPresent() ? " " : Matcher.quoteReplacement(part.group());
                });
    // and where only capitals part the words: amountUsd
    List<String> words = new ArrayList<>();
    for (String word : NameList.words(rest)) {
      String code = word.toUpperCase(Locale.ROOT);
      if (CODES.contains(code) && !WORDS_TOO.contains(word)) {
        found.add(code);
      } else {
        words.add(word);
      }
    }
    int last = words.size() - 1;
    if (!found.isEmpty() && last > 0 && words.get(last).equals("in")) {
      words.remove(last);
    }
    return String.join(" ", words);
  }

  /**
   * A sign always is; what might be a word, only by itself in brackets, a code that is one in
   * capitals.
   */
  private static boolean isMeant(MatchResult part, String name) {
    String text = part.group();
    String word = text.toLowerCase(Locale.ROOT);
    boolean bracketed =
        part.start() > 0
            && part.end() < name.length()
            && "([".indexOf(name.charAt(part.start() - 1)) >= 0
            && ")]".indexOf(name.charAt(part.end())) >= 0;
    if (WORDS_TOO.contains(word)) {
      return bracketed && CODES.contains(text);
    }
    return bracketed || SIGN.matcher(text).find() || text.length() >= LONG_ENOUGH;
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
