package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * Lets a client's bytes flow into blocks: counts them against the limit, looks at the first ones
 * for what they are, and makes the client wait while the blocks are full.
 */
final class Inflow {
  private final ReadStream<Buffer> bytes;
  private final Blocks blocks;
  private final long limit;
  private final Promise<Void> arrived = Promise.promise();
  private final Buffer head = Buffer.buffer(Magic.BYTES);
  private long count;
  private boolean waiting;

  /**
   * @param bytes paused
   * @param limit most bytes taken, inclusive
   */
  Inflow(ReadStream<Buffer> bytes, Blocks blocks, long limit) {
    this.bytes = bytes;
    this.blocks = blocks;
    this.limit = limit;
  }

  /** Succeeds with the count when the stream has ended and the sink has taken it all. */
  Future<Long> run() {
    bytes.handler(this::take);
    bytes.endHandler(end -> end());
    bytes.exceptionHandler(this::stop);
    blocks.finished().onFailure(this::stop);
    bytes.resume();
    return arrived.future().compose(all -> blocks.finish()).map(done -> count);
  }

  /** Takes no more bytes; {@link #run} fails with this unless the last byte is already there. */
  void stop(Throwable why) {
    if (arrived.tryFail(why)) {
      bytes.pause();
    }
  }

  /** To be run after each block. */
  void proceed() {
    if (waiting && !blocks.isFull() && !isOver()) {
      waiting = false;
      bytes.resume();
    }
  }

  long count() {
    return count;
  }

  private boolean isOver() {
    return arrived.future().isComplete();
  }

  private void take(Buffer some) {
    if (isOver()) {
      return;
    }
    count += some.length();
    if (count > limit) {
      stop(UploadProblems.tooLarge(limit));
      return;
    }
    if (head.length() < Magic.BYTES) {
      head.appendBuffer(some, 0, Math.min(some.length(), Magic.BYTES - head.length()));
      if (head.length() == Magic.BYTES && !isTaken()) {
        return;
      }
    }
    blocks.write(some);
    if (blocks.isFull()) {
      waiting = true;
      bytes.pause();
    }
  }

  private boolean isTaken() {
    Magic.notTaken(head).ifPresent(found -> stop(UploadProblems.wrongType(found)));
    return !isOver();
  }

  private void end() {
    if (count == 0) {
      stop(UploadProblems.empty());
    } else if (isTaken()) {
      arrived.tryComplete();
    }
  }
}
