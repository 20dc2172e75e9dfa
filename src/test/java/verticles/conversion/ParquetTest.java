package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.conversion.ConversionRoom.lines;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import verticles.contract.ConversionMessages.Rows;

/** Parquet files of every type and codec, through the room on the bus and a child process. */
@ExtendWith(VertxExtension.class)
class ParquetTest {
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

  private List<String> one(String schema, Consumer... rows) throws Exception {
    try (ParquetFile out = new ParquetFile(file, schema, CompressionCodecName.UNCOMPRESSED)) {
      for (Consumer row : rows) {
        out.row(row::fill);
      }
    }
    return lines(room.convert(file));
  }

  private interface Consumer {
    void fill(Group row);
  }

  @Test
  void numbers() throws Exception {
    // When
    List<String> lines =
        one(
            "message m { required int32 i; required int64 l; required int32 u8 (INTEGER(8,false));"
                + " required int32 u32 (INTEGER(32,false)); required int64 u64 (INTEGER(64,false));"
                + " required float f; required double d; required boolean b;"
                + " required int32 d9 (DECIMAL(9,2)); required int64 d18 (DECIMAL(18,4));"
                + " required binary db (DECIMAL(38,3)); required fixed_len_byte_array(4) df"
                + " (DECIMAL(9,2)); required fixed_len_byte_array(2) h (FLOAT16);}",
            row ->
                row.append("i", Integer.MIN_VALUE)
                    .append("l", Long.MIN_VALUE)
                    .append("u8", 255)
                    .append("u32", -1)
                    .append("u64", -1L)
                    .append("f", 0.1f)
                    .append("d", 1234.56)
                    .append("b", true)
                    .append("d9", -5)
                    .append("d18", 123456789012345678L)
                    .append("db", bytes(new BigInteger("-12345678901234567890123456789")))
                    .append("df", Binary.fromConstantByteArray(new byte[] {0, 0, 4, (byte) 210}))
                    .append("h", Binary.fromConstantByteArray(new byte[] {0, 0x3e})),
            row ->
                row.append("i", 0)
                    .append("l", Long.MAX_VALUE)
                    .append("u8", 0)
                    .append("u32", 7)
                    .append("u64", 7L)
                    .append("f", Float.NaN)
                    .append("d", 1e-7)
                    .append("b", false)
                    .append("d9", 100)
                    .append("d18", 0L)
                    .append("db", bytes(BigInteger.ONE))
                    .append("df", Binary.fromConstantByteArray(new byte[] {-1, -1, -1, -1}))
                    .append("h", Binary.fromConstantByteArray(new byte[] {0, (byte) 0xc0})),
            row ->
                row.append("i", 10)
                    .append("l", 999L)
                    .append("u8", 100)
                    .append("u32", 1000)
                    .append("u64", Long.MIN_VALUE)
                    .append("f", 3e38f)
                    .append("d", Double.POSITIVE_INFINITY)
                    .append("b", false)
                    .append("d9", -12345)
                    .append("d18", -1L)
                    .append("db", bytes(BigInteger.TEN))
                    .append("df", Binary.fromConstantByteArray(new byte[] {0, 0, 0, 0}))
                    .append("h", Binary.fromConstantByteArray(new byte[] {0, 0})));

    // Then
    assertEquals(
        List.of(
            "i,l,u8,u32,u64,f,d,b,d9,d18,db,df,h",
            "-2147483648,-9223372036854775808,255,4294967295,18446744073709551615,0.1,1234.56,true,"
                + "-0.05,12345678901234.5678,-12345678901234567890123456.789,12.34,1.5",
            "0,9223372036854775807,0,7,7,,0.00000010,false,1.00,0.0000,0.001,-0.01,-2",
            "10,999,100,1000,9223372036854775808,300000000000000000000000000000000000000,,false,"
                + "-123.45,-0.0001,0.010,0.00,0",
            ""),
        lines);
  }

  @Test
  void times() throws Exception {
    // Given
    ByteBuffer old = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    old.putLong(49_507_000_000_001L).putInt(2_460_370);

    // When
    List<String> lines =
        one(
            "message m { required int32 d (DATE); required int64 ms (TIMESTAMP(MILLIS,true));"
                + " required int64 us (TIMESTAMP(MICROS,false)); required int64 ns"
                + " (TIMESTAMP(NANOS,false)); required int96 old; required int32 t"
                + " (TIME(MILLIS,true)); required int64 tu (TIME(MICROS,true));}",
            row ->
                row.append("d", 19_782)
                    .append("ms", 1_709_214_307_200L)
                    .append("us", -1L)
                    .append("ns", 1_709_214_307_000_000_001L)
                    .append("old", Binary.fromConstantByteArray(old.array()))
                    .append("t", 86_399_999)
                    .append("tu", 1L),
            row ->
                row.append("d", -719_529)
                    .append("ms", 0L)
                    .append("us", 0L)
                    .append("ns", 0L)
                    .append("old", Binary.fromConstantByteArray(old.array()))
                    .append("t", 0)
                    .append("tu", 0L));

    // Then
    assertEquals(
        List.of(
            "d,ms,us,ns,old,t,tu",
            "2024-02-29,2024-02-29 13:45:07.200Z,1969-12-31 23:59:59.999999,2024-02-29"
                + " 13:45:07.000000001,2024-02-29 13:45:07.000000001,23:59:59.999,00:00:00.000001",
            "-1-12-31,1970-01-01 00:00:00Z,1970-01-01 00:00:00,1970-01-01 00:00:00,2024-02-29"
                + " 13:45:07.000000001,00:00:00,00:00:00",
            ""),
        lines);
  }

  @Test
  void groupsAreFlattenedAndListsLeftOut() throws Exception {
    // Given
    try (ParquetFile out =
        new ParquetFile(
            file,
            "message m { optional binary name (STRING); optional group at { optional binary city"
                + " (STRING); repeated int32 codes; } optional group tags (LIST) { repeated group"
                + " list { optional binary element (STRING); } } required"
                + " fixed_len_byte_array(12) span (INTERVAL); optional binary doc (BSON); }",
            CompressionCodecName.UNCOMPRESSED)) {
      out.row(
          row -> {
            row.append("name", "a,\"b\"\r\nc");
            Group at = row.addGroup("at");
            at.append("city", "Zürich").append("codes", 1).append("codes", 2);
            row.append("span", Binary.fromConstantByteArray(new byte[12]));
          });
      out.row(row -> row.append("span", Binary.fromConstantByteArray(new byte[12])));
    }

    // When
    Rows rows = room.convert(file);

    // Then
    assertEquals(List.of("name,at.city", "\"a,\"\"b\"\"  c\",Zürich", ",", ""), lines(rows));
    assertEquals("parquet", rows.source().format());
    assertEquals(
        List.of(
            "Left out, because they are lists, or have no plain text: “at.codes”, “tags”, “span”,"
                + " “doc”."),
        rows.source().notes());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void everyCodecOverManyPages(CompressionCodecName codec) throws Exception {
    // Given
    int count = 50_000;
    String schema =
        "message m { required int32 n; optional binary shop (STRING); optional double x;"
            + " required binary id (STRING); }";
    try (ParquetFile out = new ParquetFile(file, schema, codec)) {
      for (int i = 0; i < count; i++) {
        int n = i;
        out.row(
            row -> {
              row.append("n", n).append("id", "id-" + n * 31L);
              if (n % 3 > 0) {
                row.append("shop", "shop " + n % 7).append("x", n / 4.0);
              }
            });
      }
    }

    // When
    List<String> lines = lines(room.convert(file));

    // Then
    assertEquals(count + 2, lines.size());
    for (int i = 0; i < count; i++) {
      String middle = i % 3 > 0 ? "shop " + i % 7 + "," + plain(i / 4.0) : ",";
      assertEquals(i + "," + middle + ",id-" + i * 31L, lines.get(i + 1));
    }
  }

  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }

  private static Binary bytes(BigInteger value) {
    return Binary.fromConstantByteArray(value.toByteArray());
  }
}
