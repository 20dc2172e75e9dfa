package verticles.sandbox;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferInputStream;

/**
 * Small numbers in few bits: runs of equal ones, and such as are packed side by side (the Parquet
 * format's Encodings.md, "RLE / Bit-Packing Hybrid"). Packed ones that the page no longer has are
 * zeros.
 */
final class Runs implements ParquetLevels {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private final int width;
  private final long mask;
  private int at;

  /** What is left of the present run, which is of one kind or the other. */
  private long equal;

  private long packed;
  private int value;
  private long bit;

  /**
   * @param in all that is left of it
   * @param width of a number in bits
   */
  Runs(ByteBufferInputStream in, int width) throws IOException {
    if (width < 0 || width > Integer.SIZE) {
      throw Refusal.damaged("A page has numbers of a width that there is not.");
    }
    ByteBuffer page = in.slice(in.available());
    byte[] copy = page.hasArray() ? null : new byte[page.remaining()];
    this.bytes = copy == null ? page.array() : copy;
    this.at = copy == null ? page.arrayOffset() + page.position() : 0;
    this.end = at + page.remaining();
    this.width = width;
    this.mask = (1L << width) - 1;
    if (copy != null) {
      page.get(copy);
    }
  }

  @Override
  public void read(int[] to, int count) {
    for (int done = 0; done < count; ) {
      int left = count - done;
      if (equal > 0) {
        int some = (int) Math.min(equal, left);
        Arrays.fill(to, done, done + some, value);
        equal -= some;
        done += some;
      } else if (packed > 0) {
        int some = (int) Math.min(packed, left);
        unpack(to, done, done + some);
        packed -= some;
        done += some;
      } else {
        begin();
      }
    }
  }

  private void unpack(int[] to, int from, int until) {
    for (int i = from; i < until; i++, bit += width) {
      to[i] = (int) (word((int) (bit >>> 3)) >>> (bit & 7) & mask);
    }
  }

  private long word(int from) {
    if (from <= bytes.length - Long.BYTES) {
      return (long) WORDS.get(bytes, from);
    }
    long word = 0;
    for (int i = bytes.length - 1; i >= from; i--) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return word;
  }

  private void begin() {
    long header = header();
    long count = header >>> 1;
    if ((header & 1) == 0) {
      equal = count;
      value = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        value |= next() << 8 * i;
      }
      value &= (int) mask;
    } else {
      packed = 8 * count;
      bit = 8L * at;
      at = (int) Math.min(end, at + count * width);
    }
  }

  /** Seven bits a byte, the lowest first. */
  private long header() {
    long header = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = next();
      header |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return header;
      }
    }
    throw Refusal.damaged("A page has a run without end.");
  }

  private int next() {
    if (at >= end) {
      throw Refusal.damaged("A page has fewer values than it says.");
    }
    return bytes[at++] & 0xff;
  }
}
