package verticles.sandbox;

import java.util.Arrays;
import javax.xml.stream.XMLStreamReader;

/** Collects the characters of those elements of a cell or text that count. */
final class Characters {
  char[] chars = new char[256];
  int length;
  private boolean collecting;
  private int phonetic;

  /**
   * An element opens.
   *
   * @param wanted its characters count, unless they only say how others are pronounced
   */
  void enter(String name, boolean wanted) {
    if (name.equals("rPh")) {
      phonetic++;
    }
    collecting = wanted && phonetic == 0;
  }

  void leave(String name) {
    if (name.equals("rPh")) {
      phonetic--;
    }
    collecting = false;
  }

  void clear() {
    length = 0;
    collecting = false;
    phonetic = 0;
  }

  void append(XMLStreamReader xml) {
    if (!collecting) {
      return;
    }
    int more = Xml.textLength(xml);
    if (length + more > Bounds.CELL) {
      throw tooLong();
    }
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
    }
    System.arraycopy(xml.getTextCharacters(), xml.getTextStart(), chars, length, more);
    length += more;
  }

  static Refusal tooLong() {
    return Refusal.tooLarge(
        Refusal.count("A cell has a text of more than %,d characters.", Bounds.CELL));
  }

  /** Appends them as a cell's text, and begins anew. */
  void take(Text to) {
    to.cell(chars, 0, unescape());
    clear();
  }

  /** Characters that XML has no place for are written {@code _x000D_} (ECMA-376, ST_Xstring). */
  private int unescape() {
    int to = 0;
    for (int from = 0; from < length; from++) {
      int escaped = chars[from] == '_' ? escaped(from) : -1;
      chars[to++] = escaped < 0 ? chars[from] : (char) escaped;
      from += escaped < 0 ? 0 : 6;
    }
    return to;
  }

  private int escaped(int at) {
    if (at + 7 > length || chars[at + 1] != 'x' || chars[at + 6] != '_') {
      return -1;
    }
    int value = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(chars[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = 16 * value + digit;
    }
    return value;
  }
}
