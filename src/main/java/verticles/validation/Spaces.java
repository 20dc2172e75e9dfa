package verticles.validation;

/** Characters of more than one byte that numbers are written with. */
final class Spaces {
  private Spaces() {}

  /** Bytes of the space at {@code at}: plain, no-break, narrow, thin or figure; 0 for none. */
  static int at(byte[] bytes, int at, int to) {
    if (at >= to) {
      return 0;
    }
    if (bytes[at] == ' ') {
      return 1;
    }
    if (bytes[at] == (byte) 0xC2 && at + 1 < to && bytes[at + 1] == (byte) 0xA0) {
      return 2;
    }
    boolean wide = bytes[at] == (byte) 0xE2 && at + 2 < to && bytes[at + 1] == (byte) 0x80;
    return wide && isWide(bytes[at + 2]) ? 3 : 0;
  }

  private static boolean isWide(byte last) {
    return last == (byte) 0xAF || last == (byte) 0x89 || last == (byte) 0x87;
  }

  /** Bytes of the space before {@code to}; 0 for none. */
  static int before(byte[] bytes, int from, int to) {
    for (int length = 1; length <= 3 && to - length >= from; length++) {
      if (at(bytes, to - length, to) == length) {
        return length;
      }
    }
    return 0;
  }

  /** Bytes of the minus at {@code at}: U+2212, or the en dash in its place; 0 for none. */
  static int minus(byte[] bytes, int at, int to) {
    if (at + 2 >= to || bytes[at] != (byte) 0xE2) {
      return 0;
    }
    boolean minus = bytes[at + 1] == (byte) 0x88 && bytes[at + 2] == (byte) 0x92;
    boolean dash = bytes[at + 1] == (byte) 0x80 && bytes[at + 2] == (byte) 0x93;
    return minus || dash ? 3 : 0;
  }

  /** Bytes of the apostrophe at {@code at}, straight or curved; 0 for none. */
  static int apostrophe(byte[] bytes, int at, int to) {
    if (at >= to || bytes[at] == '\'') {
      return at >= to ? 0 : 1;
    }
    boolean curved = bytes[at] == (byte) 0xE2 && at + 2 < to && bytes[at + 1] == (byte) 0x80;
    return curved && bytes[at + 2] == (byte) 0x99 ? 3 : 0;
  }
}
