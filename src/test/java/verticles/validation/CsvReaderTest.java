package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The reader against FastCSV as oracle, on random cells and random cuts between reads. */
class CsvReaderTest {
  private static final int COLUMNS = 3;

  /** What a reader found in one row. */
  private record Row(long line, List<String> cells) {}

  @Property(tries = 2_000)
  void readsWhatTheOracleReads(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("breaks") String lineBreak,
      @ForAll("delimiters") char delimiter,
      @ForAll List<@net.jqwik.api.constraints.IntRange(min = 1, max = 40) Integer> cuts) {
    // Given
    String text = written(rows, lineBreak, delimiter);

    // When
    List<Row> read = read(text, delimiter, COLUMNS, cuts);

    // Then
    assertEquals(oracle(text, delimiter), read);
  }

  @Property(tries = 2_000)
  void readsTheSameHoweverTheBytesAreCut(
      @ForAll("raw") String text,
      @ForAll List<@net.jqwik.api.constraints.IntRange(min = 1, max = 9) Integer> cuts) {
    // When
    List<Row> atOnce = read(text, ',', 2, List.of());
    List<Row> inPieces = read(text, ',', 2, cuts);

    // Then
    assertEquals(atOnce, inPieces);
  }

  @Example
  void brokenQuoteCostsOneLine() {
    // Given
    String text = "a,b\n\"x\"y,2\n3,4\n\"open,5\n6,7\n";

    // When
    List<Row> rows = read(text, ',', 2, List.of());

    // Then
    assertEquals(List.of("a", "b"), rows.get(0).cells());
    assertEquals(List.of("!broken-quote", "\"x\"y,2"), rows.get(1).cells());
    assertEquals(new Row(3, List.of("3", "4")), rows.get(2));
    assertEquals(List.of("!unclosed-quote", "\"open,5"), rows.get(3).cells());
    assertEquals(new Row(5, List.of("6", "7")), rows.get(4));
  }

  @Example
  void raggedRowsAreSetAside() {
    // When
    List<Row> rows = read("1,2\n1\n1,2,3\n4,5", ',', 2, List.of());

    // Then
    assertEquals(List.of("!cell-count", "1"), rows.get(1).cells());
    assertEquals(List.of("!cell-count", "1,2,3"), rows.get(2).cells());
    assertEquals(new Row(4, List.of("4", "5")), rows.get(3));
  }

  @Example
  void aRowBeyondTheLimitIsPassedOver() {
    // Given
    String text = "1,2\n" + "x".repeat(3 * CsvReader.MAX_ROW) + ",9\r\n3,4\n";

    // When
    List<Row> rows = read(text, ',', 2, List.of());
    List<Row> inPieces = readBy(text, ',', 2, CsvReader.MAX_ROW + 4096);

    // Then
    assertEquals(3, rows.size());
    assertTrue(rows.get(1).cells().get(0).startsWith("!row-too-long"));
    assertEquals(new Row(3, List.of("3", "4")), rows.get(2));
    assertEquals(rows.stream().map(Row::line).toList(), inPieces.stream().map(Row::line).toList());
    assertFalse(inPieces.get(2).cells().isEmpty());
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("ab,;\t|\"\r\n é\u0001").ofMaxLength(6),
            Arbitraries.strings().alpha().ofMaxLength(60));
    return cell.list().ofSize(COLUMNS).list().ofMaxSize(12);
  }

  /** Anything at all, well-formed or not. */
  @Provide
  Arbitrary<String> raw() {
    return Arbitraries.strings().withChars("ab,\"\r\n").ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> breaks() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  private static String written(List<List<String>> rows, String lineBreak, char delimiter) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        boolean plain = cell.chars().noneMatch(c -> c == delimiter || "\"\r\n".indexOf(c) >= 0);
        text.append(i == 0 ? "" : delimiter);
        text.append(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
      }
      text.append(lineBreak);
    }
    return text.toString();
  }

  private static List<Row> oracle(String text, char delimiter) {
    CsvReaderBuilder builder =
        de.siegmar.fastcsv.reader.CsvReader.builder().fieldSeparator(delimiter);
    List<Row> rows = new ArrayList<>();
    for (CsvRecord row : builder.ofCsvRecord(text)) {
      rows.add(new Row(row.getStartingLineNumber(), row.getFields()));
    }
    return rows;
  }

  /** Offers so many bytes more each time, and all of them in the end. */
  private static List<Row> read(String text, char delimiter, int columns, List<Integer> cuts) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Collector collector = new Collector();
    CsvReader reader = new CsvReader(delimiter, columns, 1, collector);
    int consumed = 0;
    int offered = 0;
    for (int cut : cuts) {
      offered = Math.min(bytes.length, offered + cut);
      consumed += offer(reader, bytes, consumed, offered, false);
    }
    offer(reader, bytes, consumed, bytes.length, true);
    return collector.rows();
  }

  private static List<Row> readBy(String text, char delimiter, int columns, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Collector collector = new Collector();
    CsvReader reader = new CsvReader(delimiter, columns, 1, collector);
    int consumed = 0;
    while (consumed + size < bytes.length) {
      consumed += offer(reader, bytes, consumed, consumed + size, false);
    }
    offer(reader, bytes, consumed, bytes.length, true);
    return collector.rows();
  }

  private static int offer(CsvReader reader, byte[] bytes, int from, int to, boolean last) {
    byte[] block = new byte[to - from + 2 * Bytes.MARGIN];
    System.arraycopy(bytes, from, block, Bytes.MARGIN, to - from);
    return reader.read(block, Bytes.MARGIN, Bytes.MARGIN + to - from, last) - Bytes.MARGIN;
  }

  private static final class Collector implements RowSink {
    private final List<Row> rows = new ArrayList<>();

    @Override
    public void rows(RowBatch batch) {
      for (int row = 0; row < batch.rows(); row++) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < batch.columns(); column++) {
          cells.add(Cells.text(batch, row, column));
        }
        rows.add(new Row(batch.line(row), cells));
      }
      for (RowBatch.Broken row : batch.broken()) {
        String raw = Utf8.text(batch.block, row.start(), row.end());
        rows.add(new Row(row.line(), List.of("!" + row.rule().word(), raw)));
      }
    }

    List<Row> rows() {
      rows.sort(java.util.Comparator.comparingLong(Row::line));
      return rows;
    }
  }
}
