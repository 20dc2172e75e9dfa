package verticles.conversion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file without a signature: text by its encoding, or something else that can be named. */
final class Text {
  private static final int LOOKED_AT = 64 << 10;

  /** One in so many: random bytes have twice as many controls, a text with broken cells fewer. */
  private static final int CONTROLS = 16;

  /** A small file with a few broken cells is for validation to judge. */
  private static final int FEW = 8;

  /** Not any tag: there are tables whose columns are called {@code <DATE>}. */
  private static final Pattern MARKUP =
      Pattern.compile("\\s*<(!doctype|html|head|body|table|meta|!--|\\?xml)");

  private static final Pattern JSON = Pattern.compile("\\s*(\\{\\s*[\"}]|\\[\\s*[\\[{\\]])");

  private final Work work;
  private final byte[] head;
  private final boolean whole;

  /**
   * @param head the file's first bytes
   * @param whole nothing comes after them
   */
  Text(Work work, byte[] head, boolean whole) {
    this.work = work;
    this.head = head;
    this.whole = whole;
  }

  /**
   * @throws verticles.contract.ProblemException if it is no table
   */
  Converter way() throws IOException {
    Charset found = wanted();
    boolean asked = found != null;
    if (!asked) {
      found = found();
    }
    refuseOthers(found == null ? StandardCharsets.ISO_8859_1 : found);
    if (found == null) {
      return new Undecided(work, head, whole);
    }
    if (found.equals(StandardCharsets.UTF_8)) {
      return new Untouched(work.file());
    }
    String why =
        asked ? "Read as " + found.name() + ", as was asked." : "Read as " + found.name() + ".";
    return new Transcoded(work, found, mark(found), why);
  }

  private Charset wanted() {
    if (work.charset() == null) {
      return null;
    }
    try {
      Charset wanted = Charset.forName(work.charset());
      boolean either = wanted.equals(StandardCharsets.UTF_16);
      return either && found() != null && found() != StandardCharsets.UTF_8 ? found() : wanted;
    } catch (IllegalArgumentException unknown) {
      throw Unreadable.charset(work.charset());
    }
  }

  /** What a byte order mark or the pattern of NULs tells beyond doubt; else null. */
  private Charset found() {
    if (begins(0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (begins(0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return byNuls();
  }

  /** Whatever the language, digits, delimiters and line ends have a NUL for their high byte. */
  private Charset byNuls() {
    int[] nuls = new int[2];
    int units = Math.min(head.length, LOOKED_AT) / 2;
    for (int i = 0; i < 2 * units; i++) {
      nuls[i & 1] += head[i] == 0 ? 1 : 0;
    }
    if (4 * nuls[1] > units && 10 * nuls[0] < nuls[1]) {
      return StandardCharsets.UTF_16LE;
    }
    if (4 * nuls[0] > units && 10 * nuls[1] < nuls[0]) {
      return StandardCharsets.UTF_16BE;
    }
    return null;
  }

  private int mark(Charset charset) {
    boolean little = charset.equals(StandardCharsets.UTF_16LE) && begins(0xFF, 0xFE);
    boolean big = charset.equals(StandardCharsets.UTF_16BE) && begins(0xFE, 0xFF);
    return little || big ? 2 : 0;
  }

  private boolean begins(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private void refuseOthers(Charset charset) throws IOException {
    String text = text(charset);
    String start = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
    if (MARKUP.matcher(start).lookingAt()) {
      throw Unreadable.format(
          start.contains("<?xml") && !start.contains("html") ? "an XML file" : "a web page (HTML)",
          "It may have been called a workbook: open it in Excel and save it as .xlsx or CSV.");
    }
    if (JSON.matcher(start).lookingAt()) {
      throw Unreadable.format("JSON", "Send the table as CSV, with a line of column names first.");
    }
    long controls = text.chars().filter(Text::isControl).count();
    if (controls > FEW && CONTROLS * controls > text.length()) {
      throw Unreadable.format(
          "no text, nor any format that is known here",
          "Send the table as CSV, as an Excel workbook or as Parquet.");
    }
  }

  /** Without the mark. */
  private String text(Charset charset) throws IOException {
    int from = begins(0xEF, 0xBB, 0xBF) ? 3 : mark(charset);
    int to = Math.min(head.length, LOOKED_AT);
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .decode(ByteBuffer.wrap(head, from, to - from))
        .toString();
  }

  private static boolean isControl(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  }
}
