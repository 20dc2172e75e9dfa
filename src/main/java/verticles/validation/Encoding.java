package verticles.validation;

import java.nio.charset.StandardCharsets;
import verticles.contract.ProblemException;

/**
 * Tells from the first bytes of a file what it is. The seam for other encodings and formats: they
 * are turned into UTF-8 CSV before the reader; until then they are refused by name.
 */
final class Encoding {
  static final String NAME = "UTF-8";

  private Encoding() {}

  /** Length of the byte order mark. */
  static int markLength(byte[] bytes, int from, int to) {
    return starts(bytes, from, to, 0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  static void check(byte[] bytes, int from, int to) {
    if (starts(bytes, from, to, 'P', 'K', 3, 4)) {
      throw Refusals.format("an Excel workbook or a zip archive");
    }
    if (starts(bytes, from, to, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw Refusals.format("an old Excel workbook");
    }
    if (starts(bytes, from, to, 'P', 'A', 'R', '1')) {
      throw Refusals.format("a Parquet file");
    }
    if (starts(bytes, from, to, 0x1F, 0x8B) || starts(bytes, from, to, 0x28, 0xB5, 0x2F, 0xFD)) {
      throw Refusals.format("a compressed file");
    }
    if (starts(bytes, from, to, '%', 'P', 'D', 'F')) {
      throw Refusals.format("a PDF document");
    }
    if (starts(bytes, from, to, 0xFF, 0xFE) || starts(bytes, from, to, 0xFE, 0xFF)) {
      throw Refusals.encoding("It is UTF-16.");
    }
    if (mostlyNul(bytes, from, to)) {
      throw Refusals.encoding("It looks like UTF-16 or binary data.");
    }
  }

  static ProblemException unreadable() {
    return Refusals.encoding("Its header is not UTF-8.");
  }

  /** Every other byte of Latin text in UTF-16 is a NUL. */
  private static boolean mostlyNul(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + 4096);
    int nuls = 0;
    for (int i = from; i < end; i++) {
      nuls += bytes[i] == 0 ? 1 : 0;
    }
    return nuls > (end - from) / 5;
  }

  private static boolean starts(byte[] bytes, int from, int to, int... magic) {
    if (to - from < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[from + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
