package verticles.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;

/** Which rows have a value, as writers of all ages say it. */
class ParquetLevelsTest {
  private static final int[] LEVELS = {1, 0, 1, 1, 0, 0, 1, 0, 1};

  private static int[] read(String repetition, String encoding, int... bytes) throws IOException {
    ColumnDescriptor column =
        MessageTypeParser.parseMessageType("message m { " + repetition + " int32 n; }")
            .getColumns()
            .get(0);
    byte[] page = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      page[i] = (byte) bytes[i];
    }
    Encoding plain = Encoding.PLAIN;
    BytesInput all = BytesInput.from(page);
    DataPageV1 one =
        new DataPageV1(
            all, LEVELS.length, page.length, null, plain, Encoding.valueOf(encoding), plain);
    ByteBufferInputStream in = all.toInputStream();
    ParquetLevels levels = ParquetLevels.of(one, column, in);
    int[] read = new int[100];
    levels.read(read, 4);
    int[] rest = new int[100];
    levels.read(rest, LEVELS.length - 4);
    System.arraycopy(rest, 0, read, 4, LEVELS.length - 4);
    assertArrayEquals(new byte[] {77}, in.readAllBytes(), "the values come behind them");
    return Arrays.copyOf(read, LEVELS.length);
  }

  @Test
  void inRunsAndPackedAndAsOldFilesHaveThem() throws IOException {
    // When
    int[] runs = read("optional", "RLE", 4, 0, 0, 0, 5, 0b01001101, 0b1, 0, 77);
    int[] old = read("optional", "BIT_PACKED", 0b10110010, 0b10000000, 77);
    int[] none = read("required", "BIT_PACKED", 77);

    // Then
    assertArrayEquals(LEVELS, runs);
    assertArrayEquals(LEVELS, old);
    assertArrayEquals(new int[LEVELS.length], none);
  }
}
