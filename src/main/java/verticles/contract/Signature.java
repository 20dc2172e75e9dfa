package verticles.contract;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a file's first bytes say that it is, whatever its name and its declared type say. Text has
 * no signature.
 */
public enum Signature {
  ZIP("504b0304", true, "an Excel workbook or another ZIP archive"),
  OFFICE("d0cf11e0a1b11ae1", true, "an old Excel workbook or another Office file"),
  PARQUET("50415231", true, "a Parquet file"),
  GZIP("1f8b", true, "a gzip archive"),
  EMPTY_ZIP("504b0506", false, "an empty ZIP archive"),
  SPLIT_ZIP("504b0708", false, "a piece of a ZIP archive in several pieces"),
  ENCRYPTED_PARQUET("50415245", false, "an encrypted Parquet file"),
  PDF("255044462d", false, "a PDF document"),
  PNG("89504e47", false, "a PNG image"),
  JPEG("ffd8ff", false, "a JPEG image"),
  GIF("47494638", false, "a GIF image"),
  ZSTANDARD("28b52ffd", false, "a Zstandard archive"),
  BZIP2("425a6839314159", false, "a bzip2 archive"),
  XZ("fd377a585a00", false, "an xz archive"),
  SEVEN_ZIP("377abcaf271c", false, "a 7-Zip archive"),
  RAR("526172211a07", false, "a RAR archive"),
  ELF("7f454c46", false, "a program"),
  AVRO("4f626a01", false, "an Avro file"),
  SQLITE("53514c6974652066", false, "an SQLite database");

  /** As many bytes as are needed to tell. */
  public static final int BYTES = 8;

  private final byte[] magic;
  private final boolean taken;
  private final String words;

  Signature(String magic, boolean taken, String words) {
    this.magic = HexFormat.of().parseHex(magic);
    this.taken = taken;
    this.words = words;
  }

  /** What a file that begins so is; empty for text and whatever is not known. */
  public static Optional<Signature> of(byte[] head) {
    return Arrays.stream(values()).filter(known -> known.begins(head)).findFirst();
  }

  /** Files of this kind may hold rows. */
  public boolean taken() {
    return taken;
  }

  /** For a sentence: “This is …”. */
  public String words() {
    return words;
  }

  private boolean begins(byte[] head) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length)
        && (!isWord() || goesOnInBinary(head));
  }

  /** A column may be called PARENT. */
  private boolean isWord() {
    return this == PARQUET || this == ENCRYPTED_PARQUET;
  }

  private boolean goesOnInBinary(byte[] head) {
    for (int i = magic.length; i < Math.min(BYTES, head.length); i++) {
      if (head[i] >= 0 && head[i] < '\t') {
        return true;
      }
    }
    return false;
  }
}
