package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import verticles.contract.Task;
import verticles.contract.Wishes;

/**
 * The one way in for a file, whichever route it came by.
 *
 * <p>The stream is paused by the caller before and resumed by the intake. The future succeeds once
 * the whole object is verified in S3 and the ledger says STORED; it fails with a {@code
 * ProblemException} and leaves nothing behind. Bytes end when the stream ends and {@link
 * Arrival#complete} has succeeded; whichever of them fails, the upload is abandoned.
 */
public interface Intake {
  Future<Task> receive(Arrival arrival, ReadStream<Buffer> bytes);

  /**
   * @param filename as the client names it, not yet cleaned
   * @param declaredBytes the exact size that the request announces, or null
   * @param expectedBytes the most that the file can have by what the request announces, or null:
   *     what disk space is set aside for and progress is shown against
   * @param idempotencyKey the client's key, or null
   * @param dataset the dataset's name, known by the end of the request at the latest
   * @param known the wishes that have come before the file: what follows it reads by them
   * @param wishes all wishes, known by the end of the request at the latest
   * @param complete succeeds when the request has truly ended, fails when it was cut or malformed
   */
  record Arrival(
      String filename,
      Long declaredBytes,
      Long expectedBytes,
      String idempotencyKey,
      Future<String> dataset,
      Wishes known,
      Future<Wishes> wishes,
      Future<Void> complete) {

    /** With wishes that are all known before. */
    public Arrival(
        String filename,
        Long declaredBytes,
        Long expectedBytes,
        String idempotencyKey,
        Future<String> dataset,
        Wishes wishes,
        Future<Void> complete) {
      this(
          filename,
          declaredBytes,
          expectedBytes,
          idempotencyKey,
          dataset,
          wishes,
          Future.succeededFuture(wishes),
          complete);
    }

    /** With no wishes. */
    public Arrival(
        String filename,
        Long declaredBytes,
        Long expectedBytes,
        String idempotencyKey,
        Future<String> dataset,
        Future<Void> complete) {
      this(filename, declaredBytes, expectedBytes, idempotencyKey, dataset, Wishes.NONE, complete);
    }
  }
}
