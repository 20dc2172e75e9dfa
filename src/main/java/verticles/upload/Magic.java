package verticles.upload;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells by a file's first bytes what it is. Its name and its declared type are not asked. */
final class Magic {
  /** As many bytes as are needed to tell. */
  static final int BYTES = 8;

  private static final Map<String, String> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("504b0304", "an Excel workbook or another ZIP archive");
    KNOWN.put("504b0506", "an empty ZIP archive");
    KNOWN.put("504b0708", "a ZIP archive");
    KNOWN.put("d0cf11e0a1b11ae1", "an old Excel workbook or another Office file");
    KNOWN.put("50415231", "a Parquet file");
    KNOWN.put("50415245", "an encrypted Parquet file");
    KNOWN.put("255044462d", "a PDF document");
    KNOWN.put("89504e47", "a PNG image");
    KNOWN.put("ffd8ff", "a JPEG image");
    KNOWN.put("47494638", "a GIF image");
    KNOWN.put("1f8b", "a gzip archive");
    KNOWN.put("28b52ffd", "a Zstandard archive");
    KNOWN.put("425a68", "a bzip2 archive");
    KNOWN.put("fd377a585a00", "an xz archive");
    KNOWN.put("377abcaf271c", "a 7-Zip archive");
    KNOWN.put("526172211a07", "a RAR archive");
    KNOWN.put("7f454c46", "a program");
    KNOWN.put("4f626a01", "an Avro file");
    KNOWN.put("53514c6974652066", "an SQLite database");
  }

  private Magic() {}

  /** What the file is, if it is certainly no text. */
  static Optional<String> notText(Buffer head) {
    String hex = HexFormat.of().formatHex(head.getBytes(0, Math.min(BYTES, head.length())));
    return KNOWN.entrySet().stream()
        .filter(known -> hex.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
