package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.TimeUnit;
import verticles.contract.ProblemException;

/**
 * Lets a client's bytes flow into blocks: counts them against the limit, looks at the first ones
 * for what they are, and makes the client wait while the blocks are full.
 */
final class Inflow {
  /** How much may go by unread once the file is refused, and for how long. */
  private static final long PASSING = 1 << 20;

  private static final long PASSING_MILLIS = 1_000;

  private final ReadStream<Buffer> bytes;
  private final Blocks blocks;
  private final FirstBytes first;
  private final long limit;
  private final ProblemException excess;
  private final boolean whole;
  private final Promise<Void> arrived = Promise.promise();
  private final Promise<Void> passed = Promise.promise();
  private long count;
  private long passing;
  private boolean waiting;

  /**
   * @param bytes paused
   * @param first what has been seen of the file before
   * @param limit most bytes taken, inclusive
   * @param excess what more of them are
   * @param whole this is all of the file, so it cannot be nothing
   */
  private Inflow(
      ReadStream<Buffer> bytes,
      Blocks blocks,
      FirstBytes first,
      long limit,
      ProblemException excess,
      boolean whole) {
    this.whole = whole;
    this.bytes = bytes;
    this.blocks = blocks;
    this.first = first;
    this.limit = limit;
    this.excess = excess;
  }

  /** Of a whole file. */
  Inflow(ReadStream<Buffer> bytes, Blocks blocks, long limit) {
    this(bytes, blocks, new FirstBytes(), limit, UploadProblems.tooLarge(limit), true);
  }

  /** Of a piece of a file. */
  Inflow(
      ReadStream<Buffer> bytes,
      Blocks blocks,
      FirstBytes first,
      long limit,
      ProblemException excess) {
    this(bytes, blocks, first, limit, excess, false);
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

  private boolean isOver() {
    return arrived.future().isComplete();
  }

  /**
   * Lets a little more go by unread, after {@link #stop}: what comes behind a refused file may say
   * what it was meant for.
   *
   * @param known what is waited for; that it fails is as good
   */
  Future<Void> passBy(Future<?> known) {
    if (known.isComplete()) {
      return Future.succeededFuture();
    }
    known.onComplete(over -> passed.tryComplete());
    bytes.resume();
    return passed
        .future()
        .timeout(PASSING_MILLIS, TimeUnit.MILLISECONDS)
        .transform(
            over -> {
              bytes.pause();
              return Future.succeededFuture();
            });
  }

  private void take(Buffer some) {
    if (isOver()) {
      passing += some.length();
      if (passing > PASSING) {
        bytes.pause();
        passed.tryComplete();
      }
      return;
    }
    count += some.length();
    if (count > limit) {
      stop(excess);
      return;
    }
    try {
      first.pass(some);
    } catch (ProblemException refused) {
      stop(refused);
      return;
    }
    blocks.write(some);
    if (blocks.isFull()) {
      waiting = true;
      bytes.pause();
    }
  }

  private void end() {
    if (whole && count == 0) {
      stop(UploadProblems.empty());
      return;
    }
    try {
      first.end();
      arrived.tryComplete();
    } catch (ProblemException refused) {
      stop(refused);
    }
  }
}
