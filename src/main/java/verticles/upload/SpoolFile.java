package verticles.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The local file that an upload grows into, and the digest of what was written. It is not forced to
 * disk: until the object is in S3 nothing is promised, and a start after a crash drops every spool
 * file. All methods block; one worker at a time.
 */
final class SpoolFile implements Blocks.Sink {
  private final Path path;
  private final FileChannel channel;
  private final Digest digest = new Digest();
  private volatile long written;

  private SpoolFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static SpoolFile create(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return new SpoolFile(
        path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void take(byte[] block, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    written += length;
    digest.update(block, length);
  }

  Path path() {
    return path;
  }

  /** Bytes that a follower may read. */
  long written() {
    return written;
  }

  /** Closes the file; the digest of all of it, lower-case hex. */
  String close() throws IOException {
    channel.close();
    return digest.hex();
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
