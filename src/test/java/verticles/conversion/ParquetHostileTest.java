package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;

/** Parquet files that mean harm, or are broken: each gets its answer. */
@ExtendWith(VertxExtension.class)
class ParquetHostileTest {
  private static final String SCHEMA =
      "message m { required int32 n; required binary s (STRING); }";

  @TempDir static Path rooms;
  private static ConversionRoom room;
  @TempDir Path directory;
  private Path file;

  /** One for all, whose spare child is not started for nothing. */
  @BeforeAll
  static void open(Vertx vertx) throws Exception {
    room = ConversionRoom.open(vertx, rooms);
  }

  @BeforeEach
  void file() {
    file = directory.resolve("file.parquet");
  }

  private byte[] good(CompressionCodecName codec, int rows, String text) throws Exception {
    try (ParquetFile out = new ParquetFile(file, SCHEMA, codec)) {
      for (int i = 0; i < rows; i++) {
        int n = i;
        out.row(row -> row.append("n", n).append("s", text));
      }
    }
    return Files.readAllBytes(file);
  }

  private Problem refusal(byte[] bytes) throws Exception {
    Rows rows = room.convert(Files.write(file, bytes));
    assertTrue(rows.refusal() != null, () -> "taken: " + rows);
    assertEquals(422, rows.refusal().status());
    return rows.refusal();
  }

  @Test
  void endsThatAreNotParquet() throws Exception {
    // Given
    byte[] good = good(CompressionCodecName.UNCOMPRESSED, 100, "text");

    // When
    Problem cut = refusal(Arrays.copyOf(good, good.length - 1));
    Problem head = refusal("PAR1\25\4\0\0".getBytes(StandardCharsets.US_ASCII));
    Problem beyond = refusal(footerLength(good, good.length));
    Problem negative = refusal(footerLength(good, -5));
    Problem zero = refusal(footerLength(good, 0));

    // Then
    for (Problem refusal : new Problem[] {cut, head, beyond, negative, zero}) {
      assertEquals("damaged-file", refusal.type());
    }
    assertTrue(beyond.detail().contains("not in it"), beyond.detail());
  }

  private static byte[] footerLength(byte[] good, int length) {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
    return bytes;
  }

  @Test
  void anEncryptedFooter() throws Exception {
    // Given
    byte[] bytes = good(CompressionCodecName.UNCOMPRESSED, 100, "text");
    byte[] magic = "PARE".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, bytes, bytes.length - 4, 4);

    // When
    Problem footer = refusal(bytes);

    // Then
    assertEquals("password-protected", footer.type());
    assertTrue(footer.detail().contains("encrypted"), footer.detail());
  }

  @Test
  void aFooterOfGarbage() throws Exception {
    // Given
    byte[] bytes = good(CompressionCodecName.UNCOMPRESSED, 100, "text");
    for (byte garbage : new byte[] {0, -1, 0x5a, 0x1c, 0x4c}) {
      byte[] broken = bytes.clone();
      Arrays.fill(broken, bytes.length - 150, bytes.length - 8, garbage);

      // When
      Problem refusal = refusal(broken);

      // Then
      assertTrue(
          refusal.type().matches("damaged-file|too-large-inside|suspicious-file"), refusal.type());
    }
  }

  @Test
  void pagesThatAreNotWhatTheySay() throws Exception {
    // Given
    byte[] bytes = good(CompressionCodecName.ZSTD, 10_000, "some text");
    Arrays.fill(bytes, 40, 200, (byte) 0x15);
    byte[] second = good(CompressionCodecName.SNAPPY, 10_000, "some text");
    Arrays.fill(second, 60, 400, (byte) 0xff);

    // When
    Problem headers = refusal(bytes);
    Problem data = refusal(second);

    // Then
    assertEquals("damaged-file", headers.type());
    assertEquals("damaged-file", data.type());
  }

  @Test
  void aBombOfEqualTexts() throws Exception {
    // Given
    byte[] bomb = good(CompressionCodecName.GZIP, 5_000, "x".repeat(60_000));

    // When
    Problem refusal = refusal(bomb);

    // Then
    assertTrue(bomb.length < 3_000_000, bomb.length + " bytes");
    assertEquals("too-large-inside", refusal.type());
    assertTrue(refusal.detail().contains("MB as text"), refusal.detail());
  }

  @Test
  void nestingWithoutEnd() throws Exception {
    // Given
    String schema = "required int32 n;";
    for (int i = 0; i < 60; i++) {
      schema = "required group g" + i + " {" + schema + "}";
    }
    try (ParquetFile out =
        new ParquetFile(file, "message m {" + schema + "}", CompressionCodecName.UNCOMPRESSED)) {
      assertTrue(out != null, "no row is needed");
    }

    // When
    Problem refusal = refusal(Files.readAllBytes(file));

    // Then
    assertEquals("suspicious-file", refusal.type());
    assertTrue(refusal.detail().contains("nested more than 32 levels deep"), refusal.detail());
  }

  @Test
  void aCodecThatNobodyReads() throws Exception {
    // Given
    byte[] bytes = good(CompressionCodecName.LZO, 10, "text");

    // When
    Problem refusal = refusal(bytes);

    // Then
    assertEquals("unsupported-format", refusal.type());
    assertTrue(refusal.detail().startsWith("The file is packed with LZO"), refusal.detail());
  }

  @Test
  void aFileWithoutColumnsOrWithTooMany() throws Exception {
    // Given
    StringBuilder many = new StringBuilder("message m {");
    for (int i = 0; i < 1_001; i++) {
      many.append("required int32 c").append(i).append(";");
    }
    try (ParquetFile out = new ParquetFile(file, many + "}", CompressionCodecName.UNCOMPRESSED)) {
      assertTrue(out != null, "no row is needed");
    }
    byte[] wide = Files.readAllBytes(file);
    try (ParquetFile out =
        new ParquetFile(
            file, "message m { repeated int32 n; }", CompressionCodecName.UNCOMPRESSED)) {
      out.row(row -> row.append("n", 1));
    }
    byte[] lists = Files.readAllBytes(file);

    // When
    Problem tooMany = refusal(wide);
    Problem none = refusal(lists);

    // Then
    assertEquals("too-large-inside", tooMany.type());
    assertTrue(tooMany.detail().contains("1,001 columns"), tooMany.detail());
    assertEquals("unsupported-format", none.type());
  }
}
