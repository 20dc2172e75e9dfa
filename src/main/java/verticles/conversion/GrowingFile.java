package verticles.conversion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import verticles.contract.Problem;

/** A file that is made of another, within what it is granted, and as long as the disk has room. */
final class GrowingFile implements AutoCloseable {
  /** What is left free on the disk for everything else. */
  private static final long RESERVE = 256L << 20;

  private static final long LOOK_EVERY = 32L << 20;

  private final Path path;
  private final Room room;
  private final FileChannel channel;
  private long written;
  private long looked;

  GrowingFile(Path path, Room room) throws IOException {
    Files.createDirectories(path.getParent());
    this.path = path;
    this.room = room;
    look();
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  Path path() {
    return path;
  }

  long written() {
    return written;
  }

  /** Writes all that remains in the buffer. */
  void write(ByteBuffer bytes) throws IOException {
    room.take(bytes.remaining());
    if (written - looked > LOOK_EVERY) {
      look();
    }
    while (bytes.hasRemaining()) {
      written += channel.write(bytes);
    }
  }

  private void look() throws IOException {
    looked = written;
    if (Files.getFileStore(path.getParent()).getUsableSpace() < RESERVE) {
      throw Problem.of(
              "no-room",
              503,
              "There is no room for the file's rows",
              "The server's disk is nearly full. Try again later, or tell its operator.")
          .asException();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
