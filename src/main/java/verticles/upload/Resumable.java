package verticles.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import verticles.contract.Problem;
import verticles.contract.TaskState;
import verticles.web.Intake.Arrival;
import verticles.web.Problems;

/**
 * A file that comes in pieces, each in a request of its own, with pauses between them: from its
 * announcement to STORED, or to nothing. While it pauses it keeps its spool file, its disk space,
 * its digest and its lease, but no place among those that are received.
 *
 * <p>One request at a time has it ({@link Turns}); everything but {@link #stop} is a turn.
 */
final class Resumable implements Live {
  /** The disk, the places, the clock, and who is told that it is over. */
  record House(
      Vertx vertx, WorkerExecutor workers, Slots slots, Duration patience, Runnable over) {}

  private final House house;
  private final UUID task;
  private final Arrival announced;
  private final String metadata;
  private final SpoolFile spool;
  private final Deposit deposit;
  private final Turns turns = new Turns();
  private final FirstBytes first = new FirstBytes();
  private volatile Instant touched = Instant.now();
  private volatile boolean over;

  /**
   * @param announced with dataset and wishes, and its exact size
   * @param metadata in the client's own words, or null
   */
  Resumable(
      House house,
      UUID task,
      Arrival announced,
      String metadata,
      SpoolFile spool,
      Deposit deposit) {
    this.house = house;
    this.task = task;
    this.announced = announced;
    this.metadata = metadata;
    this.spool = spool;
    this.deposit = deposit;
  }

  /** Its followers begin now. */
  void begin() {
    deposit.opened();
  }

  UUID task() {
    return task;
  }

  long length() {
    return announced.declaredBytes();
  }

  String metadata() {
    return metadata;
  }

  /** It is stored, or nothing of it is left. */
  boolean isOver() {
    return over;
  }

  /** When it is given up unless something of it comes before. */
  Instant expires() {
    return touched.plus(house.patience());
  }

  boolean isPaused() {
    return turns.areAllOver() && !over;
  }

  @Override
  public long received() {
    return deposit.received();
  }

  /** How much of it is here and will not be asked for again. */
  Future<Long> offset(Context context) {
    return turn(context, turn -> Future.succeededFuture(spool.written()));
  }

  /**
   * Takes a piece; succeeds with how much is here then. With the last byte the file is stored, and
   * a failure after it is final. Before it, what has arrived is kept.
   *
   * @param offset where the piece begins
   * @param declared its size, or null
   * @param bytes paused
   */
  Future<Long> append(Context context, long offset, Long declared, ReadStream<Buffer> bytes) {
    return turn(context, turn -> append(turn, offset, declared, bytes));
  }

  /** Drops it at its owner's wish. */
  Future<Void> terminate(Context context) {
    return turn(
        context,
        turn -> {
          deposit.stop(UploadProblems.cancelled(), TaskState.CANCELLED);
          return drop(UploadProblems.cancelled().asException()).otherwiseEmpty().mapEmpty();
        });
  }

  @Override
  public void stop(Problem why, TaskState as) {
    if (deposit.stop(why, as)) {
      dropped(why);
    }
  }

  /** Drops it because the service stops; succeeds when nothing of it is left. */
  Future<Void> abandon() {
    Problem why = TusProblems.stopping();
    deposit.stop(why, TaskState.ABANDONED);
    return dropped(why);
  }

  private Future<Void> dropped(Problem why) {
    Context context = house.vertx().getOrCreateContext();
    return turn(context, turn -> drop(why.asException())).otherwiseEmpty().mapEmpty();
  }

  /** Gives it up if nothing has come of it for too long. */
  void expire(Instant now) {
    if (isPaused() && expires().isBefore(now)) {
      stop(TusProblems.expired(), TaskState.ABANDONED);
    }
  }

  private <T> Future<T> turn(Context context, Function<Turns.Turn, Future<T>> work) {
    return turns.next(
        context, turn -> over ? Future.failedFuture(TusProblems.over()) : work.apply(turn));
  }

  private Future<Long> append(
      Turns.Turn turn, long offset, Long declared, ReadStream<Buffer> bytes) {
    long rest = length() - spool.written();
    if (offset != spool.written()) {
      return Future.failedFuture(TusProblems.wrongOffset(spool.written()));
    }
    if (declared != null && declared > rest) {
      return Future.failedFuture(TusProblems.tooLong());
    }
    house.slots().take();
    Piece piece = new Piece(house.workers(), spool, bytes, first, rest, deposit::advanced);
    turn.whenInterrupted(() -> piece.stop(TusProblems.takenOver()));
    return piece
        .run()
        .transform(end -> settle(piece, end))
        .onComplete(
            settled -> {
              touched = Instant.now();
              house.slots().free();
              count(settled);
            });
  }

  private void count(AsyncResult<Long> piece) {
    boolean more = piece.succeeded() && piece.result() < length();
    Counter.builder("sluice.upload.pieces")
        .tag("outcome", more ? "more" : UploadProblems.outcome(piece.cause()))
        .register(Metrics.globalRegistry)
        .increment();
  }

  /** The last byte counts, not how the request that brought it ended. */
  private Future<Long> settle(Piece piece, AsyncResult<Long> end) {
    if (deposit.isStopped() || piece.isLost() || first.areRefused()) {
      return drop(end.failed() ? end.cause() : UploadProblems.stopped());
    }
    if (spool.written() == length()) {
      return store();
    }
    return end.failed()
        ? Future.failedFuture(end.cause())
        : Future.succeededFuture(spool.written());
  }

  private Future<Long> store() {
    return deposit
        .store(Datasets.checked(announced.dataset().result()), announced.wishes().result())
        .onSuccess(stored -> end())
        .map(stored -> length())
        .recover(this::drop);
  }

  private Future<Long> drop(Throwable why) {
    return deposit
        .<Long>drop(why)
        .onComplete(dropped -> end())
        .recover(end -> Future.failedFuture(TusProblems.isFinal(Problems.of(end))));
  }

  private void end() {
    over = true;
    house.over().run();
  }
}
