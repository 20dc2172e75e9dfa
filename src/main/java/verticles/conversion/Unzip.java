package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/** One file of a zip archive that is wholly there. Its name is never used as one. */
final class Unzip implements Unpacker {
  private static final int LOCAL = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int BLOCK = 64 << 10;
  private static final int STEP = 4 << 20;

  private final FileChannel channel;
  private final GrowingFile out;
  private final ZipDirectory.Entry entry;
  private final Inflating data;
  private final CRC32 crc = new CRC32();
  private final long start;
  private final long end;
  private long at;
  private boolean done;

  /**
   * @param directory that it is listed in
   * @throws verticles.contract.ProblemException if the list cannot be true
   */
  Unzip(FileChannel channel, ZipDirectory directory, ZipDirectory.Entry entry, GrowingFile out)
      throws IOException {
    this.channel = channel;
    this.out = out;
    this.entry = entry;
    this.start = entry.header() + local();
    this.end = start + entry.packed();
    if (end < start || end > directory.start()) {
      throw Unreadable.damaged("Its list of files is wrong.");
    }
    this.at = start;
    this.data = new Inflating(channel, out);
    data.begin(start);
  }

  /** Throws if it is not of a kind that can be unpacked here. */
  static void check(ZipDirectory.Entry entry, long most) {
    if (entry.encrypted()) {
      throw Unreadable.encrypted();
    }
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw Unreadable.packedOtherwise();
    }
    if (entry.size() > most) {
      throw Unreadable.tooLarge(most);
    }
  }

  private int local() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(LOCAL).order(ByteOrder.LITTLE_ENDIAN);
    while (header.hasRemaining()) {
      if (channel.read(header, entry.header() + header.position()) < 0) {
        throw Unreadable.damaged("Its list of files is wrong.");
      }
    }
    if (header.getInt(0) != 0x04034b50 || header.getChar(8) != entry.method()) {
      throw Unreadable.damaged("Its list of files is wrong.");
    }
    return LOCAL + header.getChar(26) + header.getChar(28);
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return !done;
  }

  @Override
  public void step(long available, boolean whole) throws IOException {
    if (entry.method() == STORED) {
      copy();
    } else if (!data.step(end)) {
      throw Unreadable.damaged("What is packed in it has no end.");
    }
    boolean over = entry.method() == STORED ? at == end : data.finished();
    if (over) {
      compare();
      done = true;
    }
  }

  private void copy() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long until = Math.min(end, at + STEP); at < until; ) {
      block.clear().limit((int) Math.min(BLOCK, until - at));
      int read = channel.read(block, at);
      if (read < 0) {
        throw new EOFException("the file is shorter than what was told of it");
      }
      at += read;
      crc.update(block.flip());
      out.write(block.rewind());
    }
  }

  private void compare() {
    boolean stored = entry.method() == STORED;
    long consumed = stored ? at : data.consumed();
    long sum = stored ? crc.getValue() : data.crc();
    if (consumed != end || sum != entry.crc() || out.written() != entry.size()) {
      throw Unreadable.damaged("Its contents are not what was packed.");
    }
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
