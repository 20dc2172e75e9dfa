package verticles.storage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.ObjectHead;

/**
 * Sends one file to one object, in parts of 8 MiB, while the file may still be growing. A file that
 * ends within its first part is put in one request. Nothing but the parts on their way is in
 * memory; one that fails is read again from the file.
 *
 * <p>Lives on the verticle's context.
 */
final class PartsUpload {
  static final long PART = 8L << 20;
  private static final int AT_ONCE = 4;

  private final Store store;
  private final Retry retry;
  private final PartBuffers buffers;
  private final String key;
  private final Path file;
  private final String contentType;

  private final SortedMap<Integer, CompletedPart> parts = new TreeMap<>();
  private final Promise<ObjectHead> done = Promise.promise();
  private final Promise<Void> idle = Promise.promise();
  private final Runnable pump = this::pump;
  private Map<String, String> metadata = Map.of();
  private Future<String> uploadId;
  private long watermark;
  private long next;
  private long total = -1;
  private int inFlight;

  /** Its completion has been asked for. */
  private boolean wanted;

  /** The object is being completed, and then has been or could not be. */
  private boolean closing;

  private boolean closed;

  /** Nothing more is begun. */
  private boolean over;

  PartsUpload(
      Store store, Retry retry, PartBuffers buffers, String key, Path file, String contentType) {
    this.store = store;
    this.retry = retry;
    this.buffers = buffers;
    this.key = key;
    this.file = file;
    this.contentType = contentType;
  }

  /** Bytes below the watermark may be read. */
  void advance(long bytes) {
    watermark = Math.max(watermark, bytes);
    pump();
  }

  /** The file is complete. If it is being sent in parts, the last one may go. */
  void ended(long bytes) {
    watermark = bytes;
    if (uploadId != null || bytes > PART) {
      total = bytes;
      pump();
    }
  }

  /** Sends the rest of the complete file, completes the object and proves its size. */
  Future<ObjectHead> complete(long bytes, Map<String, String> metadata) {
    this.metadata = metadata;
    total = bytes;
    watermark = bytes;
    wanted = true;
    pump();
    return done.future();
  }

  /** Fails once S3 has refused a part after every retry; succeeds with the proven object. */
  Future<ObjectHead> done() {
    return done.future();
  }

  /** Drops what was begun. Succeeds when S3 has nothing of it any more. */
  Future<Void> abort() {
    stop(aborted());
    return idle.future()
        .compose(quiet -> retry.whileAway(() -> true, this::abortParts))
        .compose(none -> closing ? retry.whileAway(() -> true, this::deleteObject) : none());
  }

  private boolean isWanted() {
    return !over;
  }

  private void pump() {
    Optional<PartBuffer> buffer = isReady() ? buffers.take(pump) : Optional.empty();
    while (buffer.isPresent()) {
      if (isSingle()) {
        putWhole(buffer.get());
      } else {
        startPart(buffer.get());
      }
      buffer = isReady() ? buffers.take(pump) : Optional.empty();
    }
    if (!over && !closing && wanted && next == total && inFlight == 0) {
      closing = true;
      prove(
          uploadId.compose(
              id ->
                  retry.whileAway(
                      this::isWanted,
                      () -> store.complete(key, id, new ArrayList<>(parts.values())))));
    }
  }

  private boolean isReady() {
    if (over || closing || inFlight == AT_ONCE) {
      return false;
    }
    return isSingle() || (total < 0 ? watermark - next >= PART : next < total);
  }

  private boolean isSingle() {
    return wanted && uploadId == null && inFlight == 0 && total <= PART;
  }

  private void putWhole(PartBuffer buffer) {
    closing = true;
    FileRange whole = new FileRange(file, 0, total);
    prove(
        retry
            .whileAway(this::isWanted, () -> store.put(key, whole, buffer, contentType, metadata))
            .onComplete(sent -> buffers.giveBack(buffer)));
  }

  private void startPart(PartBuffer buffer) {
    FileRange range = new FileRange(file, next, Math.min(PART, watermark - next));
    int number = (int) (next / PART) + 1;
    next += range.length();
    inFlight++;
    retry
        .whileAway(
            this::isWanted,
            () -> begun().compose(id -> store.putPart(key, id, number, range, buffer)))
        .onComplete(
            sent -> {
              inFlight--;
              if (sent.succeeded()) {
                parts.put(number, sent.result());
              } else {
                stop(sent.cause());
              }
              buffers.giveBack(buffer);
              pump();
              settle();
            });
  }

  /** Begins the upload in parts once; a failed beginning may be tried again. */
  private Future<String> begun() {
    if (uploadId == null || uploadId.failed()) {
      uploadId = store.begin(key);
    }
    return uploadId;
  }

  /** The answer to a completion may be lost: HEAD decides. */
  private void prove(Future<Void> completed) {
    completed
        .transform(
            outcome ->
                outcome.succeeded() || Faults.isMissing(outcome.cause())
                    ? retry.whileAway(this::isWanted, () -> store.head(key))
                    : Future.failedFuture(outcome.cause()))
        .compose(
            head ->
                head.exists() && head.bytes() == total
                    ? Future.succeededFuture(head)
                    : Future.failedFuture(Faults.torn(key, total, head.bytes())))
        .onComplete(
            proven -> {
              if (proven.succeeded()) {
                done.tryComplete(proven.result());
              } else {
                done.tryFail(proven.cause());
              }
              closed = true;
              over = true;
              settle();
            });
  }

  private void stop(Throwable why) {
    done.tryFail(why);
    over = true;
    settle();
  }

  private void settle() {
    if (over && inFlight == 0 && closing == closed) {
      idle.tryComplete();
    }
  }

  private Future<Void> abortParts() {
    return uploadId == null || uploadId.failed()
        ? none()
        : uploadId.compose(id -> store.abort(key, id));
  }

  private Future<Void> deleteObject() {
    return store.deleteBelow(key);
  }

  private static Future<Void> none() {
    return Future.succeededFuture();
  }

  private static Throwable aborted() {
    return Problem.of("upload-aborted", 409, "The upload was stopped", "Nothing of it was kept.")
        .asException();
  }
}
