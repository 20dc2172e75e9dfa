package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of files at the end of a zip archive (APPNOTE 6.3.10, 4.3.12 to 4.3.16), zip64 included.
 * It alone says what is in the archive: the headers before each file may say anything. Nothing that
 * it says is believed before it has been compared with the archive's size.
 */
final class ZipDirectory {
  /** Ten thousand files or so. Also what is held in memory of an archive, at most. */
  private static final int MOST_BYTES = 1 << 20;

  private static final int END = 22;
  private static final int END64 = 56;
  private static final int LOCATOR = 20;
  private static final int ENTRY = 46;
  private static final int MOST_COMMENT = 0xFFFF;
  private static final long FOUR = 0xFFFFFFFFL;

  /**
   * @param packed its bytes in the archive
   * @param size its bytes unpacked, as the directory says
   * @param header where its local header is
   */
  record Entry(String name, int flags, int method, long crc, long packed, long size, long header) {

    boolean encrypted() {
      return (flags & 1) != 0 || (flags & 1 << 6) != 0 || method == 99;
    }

    boolean isDirectory() {
      return name.endsWith("/") && size == 0;
    }

    /** What macOS and Windows put beside the files that were meant. */
    boolean isTrimming() {
      String last = name.substring(name.lastIndexOf('/') + 1);
      return name.startsWith("__MACOSX/") || last.equals(".DS_Store") || last.equals("Thumbs.db");
    }
  }

  private final FileChannel channel;
  private final long size;
  private final List<Entry> entries = new ArrayList<>();
  private long start;

  private ZipDirectory(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /**
   * @param size of the whole archive
   * @throws verticles.contract.ProblemException if there is none, or it does not fit the archive
   */
  static ZipDirectory read(FileChannel channel, long size) throws IOException {
    ZipDirectory directory = new ZipDirectory(channel, size);
    directory.read();
    return directory;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Those that somebody put in on purpose. */
  List<Entry> files() {
    return entries.stream().filter(it -> !it.isDirectory() && !it.isTrimming()).toList();
  }

  boolean has(String name) {
    return entries.stream().anyMatch(entry -> entry.name().equals(name));
  }

  /** Where the directory begins: the files' bytes end before. */
  long start() {
    return start;
  }

  private void read() throws IOException {
    long end = findEnd();
    ByteBuffer record = bytes(end, END);
    long count = record.getChar(10);
    long length = record.getInt(12) & FOUR;
    start = record.getInt(16) & FOUR;
    boolean pieces = record.getChar(4) != 0 || record.getChar(6) != 0;
    if (count == 0xFFFF || length == FOUR || start == FOUR) {
      ByteBuffer larger = end64(end);
      pieces = larger.getInt(16) != 0 || larger.getInt(20) != 0;
      count = larger.getLong(32);
      length = larger.getLong(40);
      start = larger.getLong(48);
    }
    if (pieces) {
      throw Unreadable.damaged("It is one piece of several.");
    }
    if (start < 0 || length < 0 || start > end - length || count < 0 || count > length / ENTRY) {
      throw Unreadable.damaged("Its list of files lies outside of it.");
    }
    if (length > MOST_BYTES) {
      throw Unreadable.manyFiles(count);
    }
    readEntries(bytes(start, (int) length), count);
  }

  private long findEnd() throws IOException {
    int tail = (int) Math.min(size, END + MOST_COMMENT);
    ByteBuffer bytes = bytes(size - tail, tail);
    for (int at = tail - END; at >= 0; at--) {
      if (bytes.getInt(at) == 0x06054b50 && at + END + bytes.getChar(at + 20) == tail) {
        return size - tail + at;
      }
    }
    throw Unreadable.cut();
  }

  private ByteBuffer end64(long end) throws IOException {
    ByteBuffer locator = bytes(end - LOCATOR, LOCATOR);
    long at = locator.getLong(8);
    if (locator.getInt(0) != 0x07064b50 || at < 0 || at > end - LOCATOR - END64) {
      throw Unreadable.damaged("Its list of files cannot be found.");
    }
    ByteBuffer record = bytes(at, END64);
    if (record.getInt(0) != 0x06064b50) {
      throw Unreadable.damaged("Its list of files cannot be found.");
    }
    return record;
  }

  private void readEntries(ByteBuffer bytes, long count) {
    for (long number = 0; number < count; number++) {
      int at = bytes.position();
      if (bytes.remaining() < ENTRY || bytes.getInt(at) != 0x02014b50) {
        throw Unreadable.damaged("Its list of files is broken.");
      }
      int name = bytes.getChar(at + 28);
      int extra = bytes.getChar(at + 30);
      int next = at + ENTRY + name + extra + bytes.getChar(at + 32);
      if (next > bytes.limit()) {
        throw Unreadable.damaged("Its list of files is broken.");
      }
      entries.add(entry(bytes, at, name, extra));
      bytes.position(next);
    }
  }

  private Entry entry(ByteBuffer bytes, int at, int name, int extra) {
    long[] large = {
      bytes.getInt(at + 24) & FOUR, bytes.getInt(at + 20) & FOUR, bytes.getInt(at + 42) & FOUR
    };
    int from = at + ENTRY + name;
    enlarge(large, bytes.slice(from, extra).order(ByteOrder.LITTLE_ENDIAN));
    Entry entry =
        new Entry(
            new String(bytes.array(), at + ENTRY, name, StandardCharsets.UTF_8),
            bytes.getChar(at + 8),
            bytes.getChar(at + 10),
            bytes.getInt(at + 16) & FOUR,
            large[1],
            large[0],
            large[2]);
    if (entry.packed < 0 || entry.size < 0 || entry.header < 0 || entry.header >= start) {
      throw Unreadable.damaged("Its list of files is wrong.");
    }
    return entry;
  }

  /** Takes from the zip64 extra field what did not fit into four bytes. */
  private static void enlarge(long[] values, ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getChar();
      int end = extra.position() + extra.getChar() + 2;
      if (end > extra.limit()) {
        return;
      }
      for (int i = 0; id == 1 && i < values.length; i++) {
        if (values[i] == FOUR && end - extra.position() >= 8) {
          values[i] = extra.getLong();
        }
      }
      extra.position(end);
    }
  }

  private ByteBuffer bytes(long from, int length) throws IOException {
    if (from < 0 || from + length > size) {
      throw Unreadable.cut();
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("the file is shorter than what was told of it");
      }
    }
    return bytes.flip();
  }
}
