package verticles.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * One part of a file on its way to S3: read once, for its checksum and for the connection alike.
 * Outside the heap, so that nothing is copied between the file and the socket. The SDK's own file
 * body refuses a file that grows, and would read it a second time.
 */
final class PartBuffer {
  private static final int PIECE = 256 * 1024;

  private final ByteBuffer bytes;

  /**
   * @param capacity in bytes
   */
  PartBuffer(int capacity) {
    bytes = ByteBuffer.allocateDirect(capacity);
  }

  /**
   * Reads the range, in place of what was here. Blocks; the bytes were written a moment ago and are
   * in the page cache.
   *
   * @return CRC-32C of the range, as S3 writes it: four bytes, big-endian, in Base64
   */
  String read(FileRange range) throws IOException {
    bytes.clear().limit((int) range.length());
    try (FileChannel channel = FileChannel.open(range.file(), StandardOpenOption.READ)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, range.from() + bytes.position()) < 0) {
          throw new EOFException("the file is shorter than announced");
        }
      }
    }
    bytes.flip();
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    byte[] value = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  /** What was read, as a request's body; a retry may ask for it again. */
  AsyncRequestBody body() {
    ByteBuffer content = bytes.asReadOnlyBuffer();
    return new AsyncRequestBody() {
      @Override
      public Optional<Long> contentLength() {
        return Optional.of((long) content.limit());
      }

      @Override
      public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Sending(content.duplicate(), subscriber));
      }
    };
  }

  /** One pass over the part. Demand may come from inside {@code onNext}: it is only noted then. */
  private static final class Sending implements Subscription {
    private final ByteBuffer rest;
    private final Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private boolean emitting;
    private boolean over;

    Sending(ByteBuffer rest, Subscriber<? super ByteBuffer> subscriber) {
      this.rest = rest;
      this.subscriber = subscriber;
    }

    @Override
    public synchronized void request(long pieces) {
      demand = demand + pieces < 0 ? Long.MAX_VALUE : demand + pieces;
      if (emitting) {
        return;
      }
      emitting = true;
      while (!over && demand > 0 && rest.hasRemaining()) {
        demand--;
        subscriber.onNext(piece());
      }
      if (!over && !rest.hasRemaining()) {
        over = true;
        subscriber.onComplete();
      }
      emitting = false;
    }

    private ByteBuffer piece() {
      int length = Math.min(PIECE, rest.remaining());
      ByteBuffer piece = rest.slice(rest.position(), length);
      rest.position(rest.position() + length);
      return piece;
    }

    @Override
    public synchronized void cancel() {
      over = true;
    }
  }
}
