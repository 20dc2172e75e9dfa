package verticles.validation;

import java.nio.charset.StandardCharsets;
import verticles.contract.ProblemException;

/** Rows are UTF-8 by the time that they come here; other encodings are conversion's affair. */
final class Encoding {
  static final String NAME = "UTF-8";

  private Encoding() {}

  /** Length of the byte order mark. */
  static int markLength(byte[] bytes, int from, int to) {
    boolean marked =
        to - from >= 3
            && (bytes[from] & 0xff) == 0xEF
            && (bytes[from + 1] & 0xff) == 0xBB
            && (bytes[from + 2] & 0xff) == 0xBF;
    return marked ? 3 : 0;
  }

  static ProblemException unreadable() {
    return Refusals.unreadableHeader();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
