package verticles.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The lists of {@code names.properties}, and how names are compared. */
final class NameList {
  private static final Properties LISTS = load();

  private NameList() {}

  /** The names under a key, in order of preference, as people write them. */
  static List<String> of(String key) {
    return Arrays.stream(LISTS.getProperty(key, "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** A name without what people vary: case, accents, spaces, punctuation. */
  static String plain(String name) {
    return String.join("", words(name));
  }

  /** A name's words: {@code OrderDate}, {@code order_date} and {@code Order date} have the same. */
  static List<String> words(String name) {
    String spelled = name.replace("%", " percent ").replace("#", " number ").replace("ß", "ss");
    String bare = Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String apart = bare.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : apart.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static Properties load() {
    Properties lists = new Properties();
    try (InputStream in = NameList.class.getResourceAsStream("/validation/names.properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      lists.load(reader);
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
