package verticles.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip that a workbook is. What its directory says is judged before anything is unpacked, and a
 * part that unpacks to more than was said ends the reading.
 */
final class Archive implements AutoCloseable {
  private static final int END_RECORD = 22;
  private static final int LONGEST_END = END_RECORD + 0xffff;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LARGEST_DIRECTORY = 4 << 20;

  private final ZipFile zip;

  Archive(Path file) throws IOException {
    checkEnd(file);
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw cut();
    }
    if (zip.size() > Bounds.ENTRIES) {
      throw tooManyParts(zip.size());
    }
    checkSizes();
  }

  private static Refusal cut() {
    return Refusal.damaged("It is cut off, or its directory of parts is broken.");
  }

  private static Refusal tooManyParts(int parts) {
    return Refusal.tooLarge(
        Refusal.count("The workbook has %,d parts, and %,d is the limit.", parts, Bounds.ENTRIES));
  }

  /** The directory's own record says how much there is to read before it is read. */
  private static void checkEnd(Path file) throws IOException {
    byte[] tail;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      tail = new byte[(int) Math.min(in.length(), LONGEST_END)];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
    }
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int at = tail.length - END_RECORD;
    while (at >= 0 && bytes.getInt(at) != END_SIGNATURE) {
      at--;
    }
    if (at < 0) {
      throw cut();
    }
    int parts = bytes.getShort(at + 10) & 0xffff;
    long size = bytes.getInt(at + 12) & 0xffffffffL;
    if (parts > Bounds.ENTRIES) {
      throw tooManyParts(parts);
    }
    if (size > LARGEST_DIRECTORY) {
      throw cut();
    }
  }

  private void checkSizes() {
    long sum = 0;
    for (ZipEntry part : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      long size = part.getSize();
      sum += size;
      if (size < 0 || size > Bounds.UNPACKED || sum > Bounds.UNPACKED) {
        throw Refusal.tooLarge(
            Refusal.count("It unpacks to more than %,d MB.", Bounds.UNPACKED / 1_000_000));
      }
      if (size > Bounds.SMALL && size / Bounds.RATIO > part.getCompressedSize()) {
        throw Refusal.hostile(
            Refusal.count("It unpacks to more than %,d times its size.", Bounds.RATIO));
      }
    }
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** A part's bytes; null if there is none of that name. */
  InputStream open(String name) throws IOException {
    ZipEntry part = zip.getEntry(name);
    if (part == null) {
      return null;
    }
    try {
      return new Unpacked(zip.getInputStream(part), part.getSize());
    } catch (ZipException e) {
      throw damaged();
    }
  }

  private static Refusal damaged() {
    return Refusal.damaged("One of its parts cannot be unpacked.");
  }

  /**
   * Counts what comes out. Parsers of XML gather whatever stands between two tags, so that is
   * bounded here.
   */
  private static final class Unpacked extends FilterInputStream {
    private static final int BETWEEN_TAGS = 4 * Bounds.CELL;

    private long left;
    private int sinceTag;

    Unpacked(InputStream in, long size) {
      super(in);
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read;
      try {
        read = super.read(bytes, from, length);
      } catch (IOException e) {
        throw damaged();
      }
      left -= Math.max(0, read);
      if (left < 0) {
        throw Refusal.hostile("One of its parts unpacks to more than its directory says.");
      }
      if (read < 0 && left > 0) {
        throw Refusal.damaged("One of its parts ends too early.");
      }
      lookForTag(bytes, from, read);
      return read;
    }

    private void lookForTag(byte[] bytes, int from, int length) {
      int at = from + length - 1;
      while (at >= from && bytes[at] != '<') {
        at--;
      }
      sinceTag = at >= from ? from + length - at : sinceTag + Math.max(0, length);
      if (sinceTag > BETWEEN_TAGS) {
        throw Characters.tooLong();
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
