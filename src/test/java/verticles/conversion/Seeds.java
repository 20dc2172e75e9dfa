package verticles.conversion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;

/** Small good files of each format, with something of everything in them. */
final class Seeds {
  private static final String SCHEMA =
      """
      message m {
        required int32 n; optional int64 l; optional double d; optional float f;
        optional boolean b; optional binary s (STRING); required binary t (STRING);
        optional int32 day (DATE); required int64 at (TIMESTAMP(MICROS,true));
        optional int32 clock (TIME(MILLIS,true)); optional int64 money (DECIMAL(18,2));
        optional fixed_len_byte_array(4) fixed (DECIMAL(9,2)); optional int96 old;
        optional group g { optional binary city (STRING); repeated int32 codes; }
      }
      """;

  private Seeds() {}

  static List<byte[]> of(String format, Path directory) throws IOException {
    return switch (format) {
      case "xlsx" -> List.of(workbook());
      case "xls" -> List.of(XlsTest.bytes(XlsTest.workbook()));
      case "parquet" -> parquet(directory.resolve("seed.parquet"));
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static byte[] workbook() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      rows.append(
          "<row r=\"%d\"><c r=\"A%d\" s=\"1\"><v>4536%d.25</v></c><c t=\"s\"><v>%d</v></c>"
              .formatted(2 * i + 1, 2 * i + 1, i % 10, i % 3));
      rows.append("<c t=\"inlineStr\"><is><t>a_x0041_b, \"c\"</t></is></c><c t=\"b\"><v>1</v></c>");
      rows.append("<c><f>1/0</f></c><c t=\"e\"><v>#N/A</v></c><c r=\"Z%d\"><v>1e3</v></c></row>");
    }
    String text = rows.toString().replace("Z%d", "Z1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Xlsx()
        .sheet("Sales", text)
        .sheet("Hidden", "hidden", "<worksheet><sheetData>" + text + "</sheetData></worksheet>")
        .strings("<t>Order date</t>", "<r><t>Nai</t></r><r><t>robi</t></r>", "<t>Zürich</t>")
        .styles(0, "dd.mm.yyyy hh:mm", 46)
        .from1904()
        .write(out);
    return out.toByteArray();
  }

  /** Without checksums, which would keep most damage from what reads the pages. */
  private static List<byte[]> parquet(Path file) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (CompressionCodecName codec :
        new CompressionCodecName[] {
          CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY, CompressionCodecName.ZSTD
        }) {
      for (WriterVersion version : WriterVersion.values()) {
        try (ParquetFile out =
            new ParquetFile(
                file,
                MessageTypeParser.parseMessageType(SCHEMA),
                codec,
                how ->
                    how.withWriterVersion(version)
                        .withPageWriteChecksumEnabled(false)
                        .withPageRowCountLimit(40)
                        .withDictionaryEncoding("t", false))) {
          for (int i = 0; i < 120; i++) {
            int n = i;
            out.row(row -> fill(row, n));
          }
        }
        seeds.add(Files.readAllBytes(file));
      }
    }
    return seeds;
  }

  private static void fill(Group row, int n) {
    row.append("n", n).append("t", "text " + n).append("at", 1_709_214_307_000_000L + n);
    if (n % 4 == 0) {
      return;
    }
    row.append("l", n * 7_919L).append("d", n / 8.0).append("f", n / 3f).append("b", n % 2 == 0);
    row.append("s", "shop " + n % 5).append("day", 19_000 + n % 9).append("clock", n * 1_000);
    row.append("money", n * 101L);
    row.append("fixed", Binary.fromConstantByteArray(new byte[] {0, 0, (byte) n, 1}));
    row.append("old", Binary.fromConstantByteArray(new byte[12]));
    row.addGroup("g").append("city", "Zürich").append("codes", n);
  }
}
