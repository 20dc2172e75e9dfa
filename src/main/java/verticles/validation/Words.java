package verticles.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.function.ToIntFunction;

/**
 * Short words out of a resource, each with a number, looked up by their bytes whatever their case.
 * The resource has a line {@code key = word, word…} for each number.
 */
final class Words {
  /** The longest word, in bytes. */
  static final int LONGEST = 16;

  /** In place of a number: there is no such word. */
  static final int NONE = -1;

  private static final int SIZE = 1 << 10;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final long LOWER = 0x2020202020202020L;

  private final long[] lows = new long[SIZE];
  private final long[] highs = new long[SIZE];
  private final short[] values = new short[SIZE];
  private int used;

  /**
   * @param resource beside {@code names.properties}
   * @param number that a line's key stands for
   */
  static Words of(String resource, ToIntFunction<String> number) {
    Words words = new Words();
    Properties lines = new Properties();
    try (InputStream in = Words.class.getResourceAsStream("/validation/" + resource);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String key : lines.stringPropertyNames()) {
      for (String word : lines.getProperty(key).split(",")) {
        words.add(word.strip().toLowerCase(Locale.ROOT), number.applyAsInt(key));
      }
    }
    return words;
  }

  /** With those others besides. */
  Words and(Words others) {
    for (int slot = 0; slot < SIZE; slot++) {
      if (others.lows[slot] != 0) {
        put(others.lows[slot], others.highs[slot], others.values[slot]);
      }
    }
    return this;
  }

  void add(String word, int value) {
    byte[] text = Encoding.utf8(word);
    if (text.length == 0 || text.length > LONGEST) {
      throw new IllegalArgumentException("no room for the word “" + word + "”");
    }
    byte[] padded = new byte[Words.LONGEST + Bytes.MARGIN];
    System.arraycopy(text, 0, padded, 0, text.length);
    put(low(padded, 0, text.length), high(padded, 0, text.length), value);
  }

  private void put(long low, long high, int value) {
    if (2 * ++used > SIZE) {
      throw new IllegalArgumentException("too many words");
    }
    int slot = slot(low, high);
    lows[slot] = low;
    highs[slot] = high;
    values[slot] = (short) value;
  }

  /** The word's number, or {@link #NONE}. There is a margin around {@code bytes[from, to)}. */
  int find(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 0 || length > LONGEST) {
      return NONE;
    }
    long low = low(bytes, from, length);
    long high = high(bytes, from, length);
    int slot = slot(low, high);
    return lows[slot] == low && highs[slot] == high ? values[slot] : NONE;
  }

  /** Where the word is, or else would be. */
  private int slot(long low, long high) {
    int slot = (int) ((low ^ Long.rotateLeft(high * SPREAD, 29)) * SPREAD >>> 54);
    while (lows[slot] != 0 && (lows[slot] != low || highs[slot] != high)) {
      slot = (slot + 1) & (SIZE - 1);
    }
    return slot;
  }

  /** Letters in lower case: the bit that makes them so is set in all characters of a word. */
  private static long low(byte[] bytes, int from, int length) {
    return Bytes.firstWord(bytes, from, length) | Bytes.first(LOWER, length);
  }

  private static long high(byte[] bytes, int from, int length) {
    return Bytes.secondWord(bytes, from, length) | Bytes.second(LOWER, length);
  }
}
