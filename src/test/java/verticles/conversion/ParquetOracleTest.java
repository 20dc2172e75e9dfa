package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.sandbox.InProcess;
import verticles.sandbox.protocol.Frame;

/** However a Parquet file is written, its rows are what was put in. */
class ParquetOracleTest {
  private static final int ROWS = 6_000;
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message m {
            required int32 id; optional int32 few; optional int64 many; required int64 same;
            optional double money; optional float half; optional boolean flag;
            optional binary shop (STRING); required binary name (STRING);
            optional binary seldom (STRING); optional int64 price (DECIMAL(18,2));
            optional group at { optional binary city (STRING); required int32 code; }
          }
          """);

  @TempDir Path directory;

  private record Way(String name, UnaryOperator<ExampleParquetWriter.Builder> how) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (WriterVersion version : WriterVersion.values()) {
      UnaryOperator<ExampleParquetWriter.Builder> plain = how -> how.withWriterVersion(version);
      ways.add(new Way(version + " as is", plain));
      ways.add(
          new Way(
              version + " small pages, groups and dictionaries",
              how ->
                  plain
                      .apply(how)
                      .withPageSize(3_000)
                      .withPageRowCountLimit(97)
                      .withDictionaryPageSize(2_000)
                      .withRowGroupSize(60_000L)
                      .withMinRowCountForPageSizeCheck(10)));
      ways.add(
          new Way(
              version + " without dictionaries",
              how ->
                  plain
                      .apply(how)
                      .withDictionaryEncoding(false)
                      .withByteStreamSplitEncoding(version == WriterVersion.PARQUET_2_0)));
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theRowsAreWhatWasPutIn(Way way) throws Exception {
    // Given
    Path file = directory.resolve("file");
    StringBuilder expected =
        new StringBuilder(
            "id,few,many,same,money,half,flag,shop,name,seldom,price,at.city,at.code\n");
    Random random = new Random(3);
    try (ParquetFile out = new ParquetFile(file, SCHEMA, CompressionCodecName.SNAPPY, way.how())) {
      for (int i = 0; i < ROWS; i++) {
        String[] cells = cells(i, random);
        out.row(row -> fill(row, cells));
        expected.append(String.join(",", cells)).append('\n');
      }
    }

    // When
    Frame answer = InProcess.convert(file, directory, "parquet", 1 << 30);

    // Then
    assertInstanceOf(Frame.Done.class, answer, answer::toString);
    assertEquals(expected.toString(), Files.readString(directory.resolve("rows.csv")));
  }

  /** Gaps come one by one, in long runs, and in runs that begin where pages do. */
  private static String[] cells(int i, Random random) {
    boolean gap = i % 1_000 < 300;
    String none = "";
    return new String[] {
      Integer.toString(i),
      gap ? none : Integer.toString(random.nextInt(20) - 10),
      random.nextInt(3) == 0 ? none : Long.toString(random.nextLong()),
      "7",
      gap ? none : cents(random.nextInt(2_000_000) - 1_000_000),
      random.nextBoolean() ? none : random.nextInt(100) + ".5",
      random.nextInt(5) == 0 ? none : Boolean.toString(random.nextBoolean()),
      gap && i % 2 == 0 ? none : "shop " + random.nextInt(300),
      "é" + Long.toString(random.nextLong(), 36),
      i % 997 == 0 ? "once" : none,
      i % 7 == 0 ? none : i % 100 + ".05",
      i % 3 < 2 ? none : "Zürich " + i % 11,
      i % 3 == 1 ? none : Integer.toString(i % 2)
    };
  }

  private static String cents(int cents) {
    return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
  }

  private static void fill(Group row, String[] cells) {
    row.append("id", Integer.parseInt(cells[0])).append("same", 7L).append("name", cells[8]);
    given(cells[1], () -> row.append("few", Integer.parseInt(cells[1])));
    given(cells[2], () -> row.append("many", Long.parseLong(cells[2])));
    given(cells[4], () -> row.append("money", Double.parseDouble(cells[4])));
    given(cells[5], () -> row.append("half", Float.parseFloat(cells[5])));
    given(cells[6], () -> row.append("flag", Boolean.parseBoolean(cells[6])));
    given(cells[7], () -> row.append("shop", cells[7]));
    given(cells[9], () -> row.append("seldom", cells[9]));
    given(cells[10], () -> row.append("price", Long.parseLong(cells[10].replace(".", ""))));
    if (!cells[12].isEmpty()) {
      Group at = row.addGroup("at");
      given(cells[11], () -> at.append("city", cells[11]));
      at.append("code", Integer.parseInt(cells[12]));
    }
  }

  private static void given(String cell, Runnable put) {
    if (!cell.isEmpty()) {
      put.run();
    }
  }
}
