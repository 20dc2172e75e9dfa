package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A gzip archive (RFC 1952) of one member or several, which are one file in pieces. Zeros may fill
 * up its end; anything else behind it means that something was lost.
 */
final class Gunzip implements Unpacker {
  /** Its extra field, name and comment; more of them than anybody writes. */
  private static final int MOST_HEADER = 128 << 10;

  private static final short MAGIC = (short) 0x8b1f;
  private static final int HEADER = 1 << 10;
  private static final int TRAILER = 8;
  private static final int STEP = 4 << 20;
  private static final int WORTHWHILE = 64 << 10;

  private enum Part {
    HEADER,
    DATA,
    TRAILER,
    PADDING
  }

  private final FileChannel channel;
  private final GrowingFile out;
  private final Inflating data;
  private Part part = Part.HEADER;
  private boolean first = true;
  private long at;
  private long seen;
  private boolean hungry;
  private boolean done;

  Gunzip(FileChannel channel, GrowingFile out) {
    this.channel = channel;
    this.out = out;
    this.data = new Inflating(channel, out);
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return !done && (whole || !hungry || available - seen >= WORTHWHILE);
  }

  @Override
  public void step(long available, boolean whole) throws IOException {
    seen = available;
    long until = out.written() + STEP;
    long far = at + STEP;
    do {
      hungry = !goOn(available, whole);
    } while (!hungry && out.written() < until && at < far);
    if (hungry && whole) {
      end(available);
    }
  }

  /** Whether it got further. */
  private boolean goOn(long available, boolean whole) throws IOException {
    return switch (part) {
      case HEADER -> header(available, whole);
      case DATA -> data(available);
      case TRAILER -> trailer(available);
      case PADDING -> padding(available);
    };
  }

  /** There is nothing more to read. */
  private void end(long available) {
    done = at == available && !first && (part == Part.HEADER || part == Part.PADDING);
    if (!done) {
      throw Unreadable.cut();
    }
  }

  private boolean header(long available, boolean whole) throws IOException {
    ByteBuffer bytes = bytes((int) Math.min(HEADER, available - at));
    boolean member = bytes.remaining() >= 2 && bytes.getShort(0) == MAGIC;
    if (!member && (bytes.remaining() >= 2 || whole && bytes.hasRemaining())) {
      part = Part.PADDING;
      return true;
    }
    int length = GzipHeader.length(bytes);
    if (length < 0 && available - at > HEADER) {
      length = GzipHeader.length(bytes((int) Math.min(MOST_HEADER, available - at)));
      if (length < 0 && available - at >= MOST_HEADER) {
        throw Unreadable.damaged("Its header has no end.");
      }
    }
    if (length < 0) {
      return false;
    }
    at += length;
    data.begin(at);
    part = Part.DATA;
    first = false;
    return true;
  }

  private boolean data(long available) throws IOException {
    boolean further = data.step(available);
    at = data.consumed();
    if (data.finished()) {
      part = Part.TRAILER;
    }
    return further;
  }

  private boolean trailer(long available) throws IOException {
    if (available - at < TRAILER) {
      return false;
    }
    ByteBuffer trailer = bytes(TRAILER);
    long crc = trailer.getInt() & 0xFFFFFFFFL;
    int length = trailer.getInt();
    if (crc != data.crc() || length != (int) data.length()) {
      throw Unreadable.damaged("Its contents are not what was packed.");
    }
    at += TRAILER;
    part = Part.HEADER;
    return true;
  }

  private boolean padding(long available) throws IOException {
    ByteBuffer bytes = bytes((int) Math.min(MOST_HEADER, available - at));
    boolean further = bytes.hasRemaining();
    at += bytes.remaining();
    while (bytes.hasRemaining()) {
      if (bytes.get() != 0) {
        throw Unreadable.damaged("Something comes behind its end.");
      }
    }
    return further;
  }

  private ByteBuffer bytes(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("the file is shorter than what was told of it");
      }
    }
    return bytes.flip();
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public void close() throws IOException {
    data.close();
    channel.close();
  }
}
