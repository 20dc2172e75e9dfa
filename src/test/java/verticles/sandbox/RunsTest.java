package verticles.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

/** Runs as Parquet's own library writes and reads them. */
class RunsTest {
  private static ByteBufferInputStream in(byte[] bytes) {
    return ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes));
  }

  private static byte[] encoded(int[] numbers, int width) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, 64, 1 << 16, new HeapByteBufferAllocator())) {
      for (int number : numbers) {
        encoder.writeInt(number);
      }
      return encoder.toBytes().toInputStream().readAllBytes();
    }
  }

  @Property(tries = 300)
  void whatIsWrittenIsRead(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 32) int width,
      @ForAll @IntRange(min = 1, max = 3_000) int count,
      @ForAll @IntRange(min = 1, max = 1_100) int step)
      throws IOException {
    // Given
    Random random = new Random(seed);
    int[] numbers = new int[count];
    for (int i = 0; i < count; ) {
      int until = Math.min(count, i + 1 + random.nextInt(random.nextBoolean() ? 2 : 100));
      int number = random.nextInt() >>> 32 - width;
      while (i < until) {
        numbers[i++] = number;
      }
    }
    byte[] bytes = encoded(numbers, width);

    // When
    Runs runs = new Runs(in(bytes), width);
    int[] read = new int[count];
    int[] some = new int[step];
    for (int at = 0; at < count; at += step) {
      int next = Math.min(step, count - at);
      runs.read(some, next);
      System.arraycopy(some, 0, read, at, next);
    }

    // Then
    assertArrayEquals(numbers, read);
  }

  @Property(tries = 500)
  void anyBytesAreNumbersOrDamage(
      @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(max = 32) int width)
      throws IOException {
    // Given
    int[] read = new int[500];
    Runs runs = new Runs(in(bytes), width);

    // When
    try {
      runs.read(read, read.length);
    } catch (Refusal damage) {
      assertEquals("damaged-file", damage.type);
    }

    // Then
    for (int number : read) {
      assertTrue(width == 32 || number >>> width == 0, number + " in " + width + " bits");
    }
  }

  @Test
  void moreThanThereIs() throws IOException {
    // Given
    Runs runs = new Runs(in(new byte[] {6, 1}), 1);

    // When, then
    assertThrows(Refusal.class, () -> runs.read(new int[4], 4));
    assertThrows(Refusal.class, () -> new Runs(in(new byte[9]), 33));
  }
}
