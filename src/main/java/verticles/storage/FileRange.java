package verticles.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * A part of a file that may still be growing behind it, as a request's body. The SDK's own file
 * body refuses a file that changes. Read in small blocks as the connection asks for them, on the
 * client's I/O thread: the bytes were written a moment ago and are in the page cache.
 *
 * @param from offset of the first byte
 * @param length number of bytes
 */
record FileRange(Path file, long from, long length) implements AsyncRequestBody {
  private static final int BLOCK = 256 * 1024;

  /** CRC-32C of the range, as S3 writes it: four bytes, big-endian, in Base64. */
  String checksum() throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, Math.max(1, length)));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < length; at += block.limit()) {
        read(channel, at, block.clear());
        sum.update(block);
      }
    }
    byte[] value = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  private void read(FileChannel channel, long at, ByteBuffer block) throws IOException {
    block.limit((int) Math.min(block.capacity(), length - at));
    while (block.hasRemaining()) {
      if (channel.read(block, from + at + block.position()) < 0) {
        throw new EOFException("the file is shorter than announced");
      }
    }
    block.flip();
  }

  @Override
  public Optional<Long> contentLength() {
    return Optional.of(length);
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      subscriber.onSubscribe(new Reading(channel, subscriber));
    } catch (IOException e) {
      subscriber.onSubscribe(new Nothing());
      subscriber.onError(e);
    }
  }

  /** One pass over the range. Demand may come from inside {@code onNext}: it is only noted then. */
  private final class Reading implements Subscription {
    private final FileChannel channel;
    private final Subscriber<? super ByteBuffer> subscriber;
    private long at;
    private long demand;
    private boolean emitting;
    private boolean over;

    Reading(FileChannel channel, Subscriber<? super ByteBuffer> subscriber) {
      this.channel = channel;
      this.subscriber = subscriber;
    }

    @Override
    public synchronized void request(long blocks) {
      demand = demand + blocks < 0 ? Long.MAX_VALUE : demand + blocks;
      if (emitting) {
        return;
      }
      emitting = true;
      try {
        emit();
      } catch (IOException e) {
        end();
        subscriber.onError(e);
      } finally {
        emitting = false;
      }
    }

    private void emit() throws IOException {
      while (!over && demand > 0 && at < length) {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, length - at));
        read(channel, at, block);
        at += block.remaining();
        demand--;
        subscriber.onNext(block);
      }
      if (!over && at == length) {
        end();
        subscriber.onComplete();
      }
    }

    @Override
    public synchronized void cancel() {
      end();
    }

    private void end() {
      over = true;
      try {
        channel.close();
      } catch (IOException readOnly) {
        // nothing can be lost by it
      }
    }
  }

  private static final class Nothing implements Subscription {
    @Override
    public void request(long n) {
      // an error follows
    }

    @Override
    public void cancel() {
      // nothing is open
    }
  }
}
