package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates one piece of deflated data out of a file (RFC 1951), and sums it up. */
final class Inflating implements AutoCloseable {
  private static final int BLOCK = 64 << 10;
  private static final int STEP = 4 << 20;

  /**
   * Sales shrink to a fifth, a twentieth at most; a file of one row over and over to a hundredth.
   */
  static final int RATIO = 200;

  /** Nothing that is smaller does any harm. */
  static final long HARMLESS = 64L << 20;

  private final FileChannel channel;
  private final GrowingFile out;
  private final Inflater inflater = new Inflater(true);
  private final ByteBuffer in = ByteBuffer.allocate(BLOCK);
  private final ByteBuffer inflated = ByteBuffer.allocate(BLOCK);
  private final CRC32 crc = new CRC32();
  private long at;

  Inflating(FileChannel channel, GrowingFile out) {
    this.channel = channel;
    this.out = out;
  }

  void begin(long from) {
    at = from;
    inflater.reset();
    crc.reset();
  }

  /**
   * Goes on, by a few megabytes at most, up to the data's end or this one.
   *
   * @return whether it got further
   */
  boolean step(long end) throws IOException {
    long before = inflater.getBytesWritten();
    boolean further = false;
    try {
      while (!inflater.finished() && inflater.getBytesWritten() - before < STEP) {
        if (inflater.needsInput() && !fill(end)) {
          return further;
        }
        inflate();
        further = true;
      }
      return true;
    } catch (DataFormatException e) {
      throw Unreadable.damaged("Its data are no packed data.");
    }
  }

  private boolean fill(long end) throws IOException {
    if (at >= end) {
      return false;
    }
    in.clear().limit((int) Math.min(BLOCK, end - at));
    int read = channel.read(in, at);
    if (read < 0) {
      throw new EOFException("the file is shorter than what was told of it");
    }
    at += read;
    inflater.setInput(in.flip());
    return true;
  }

  private void inflate() throws IOException, DataFormatException {
    int length = inflater.inflate(inflated.clear());
    if (length == 0 && inflater.needsDictionary()) {
      throw new DataFormatException("a dictionary that is not there");
    }
    crc.update(inflated.flip());
    inflated.rewind();
    out.write(inflated);
    if (out.written() > HARMLESS && out.written() / RATIO > consumed()) {
      throw Unreadable.bomb(RATIO);
    }
  }

  boolean finished() {
    return inflater.finished();
  }

  /** Where in the file it has come to; behind the data once it has finished. */
  long consumed() {
    return at - inflater.getRemaining();
  }

  long length() {
    return inflater.getBytesWritten();
  }

  long crc() {
    return crc.getValue();
  }

  @Override
  public void close() {
    inflater.end();
  }
}
