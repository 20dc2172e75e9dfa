package verticles.storage;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import verticles.contract.StorageMessages.ObjectHead;

/**
 * The calls that we make to one bucket, as Vert.x futures on the verticle's context. Failures are
 * {@code storage-unavailable} where trying later may help. Each call has a time-out and at most two
 * retries of the SDK's, and is timed as {@code sluice.storage.<call>}.
 */
final class Store {
  private static final Duration QUICK = Duration.ofSeconds(4);
  private static final int ABORT_AT_MOST = 1000;

  private final Context context;
  private final S3AsyncClient client;
  private final String bucket;

  Store(Context context, S3AsyncClient client, String bucket) {
    this.context = context;
    this.client = client;
    this.bucket = bucket;
  }

  /** An upload in parts that has been neither completed nor aborted. */
  record Unfinished(String key, String uploadId, Instant begun) {}

  Future<Void> ensureBucket() {
    return bucketExists()
        .compose(
            exists ->
                exists
                    ? Future.succeededFuture()
                    : call("createBucket", () -> client.createBucket(r -> r.bucket(bucket))))
        .mapEmpty();
  }

  Future<Boolean> bucketExists() {
    return call(
            "headBucket",
            () ->
                client.headBucket(
                    r ->
                        r.bucket(bucket)
                            .overrideConfiguration(
                                o -> o.apiCallTimeout(QUICK).apiCallAttemptTimeout(QUICK))))
        .map(true)
        .recover(e -> Faults.isMissing(e) ? Future.succeededFuture(false) : Future.failedFuture(e));
  }

  /**
   * A checksum of the full object lets the parts' checksums be left out of the completion; s3proxy
   * would read all parts once more to prove them.
   */
  Future<String> begin(String key) {
    return call(
            "begin",
            () ->
                client.createMultipartUpload(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32_C)
                            .checksumType(ChecksumType.FULL_OBJECT)))
        .map(begun -> begun.uploadId());
  }

  /**
   * @param buffer at the caller's disposal until this has ended
   */
  Future<CompletedPart> putPart(
      String key, String uploadId, int number, FileRange range, PartBuffer buffer) {
    return context
        .executeBlocking(() -> buffer.read(range), false)
        .compose(sum -> putPart(key, uploadId, number, buffer.body(), sum));
  }

  private Future<CompletedPart> putPart(
      String key, String uploadId, int number, AsyncRequestBody bytes, String sum) {
    return call(
            "part",
            () ->
                client.uploadPart(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .uploadId(uploadId)
                            .partNumber(number)
                            .checksumCRC32C(sum),
                    bytes))
        .map(put -> CompletedPart.builder().partNumber(number).eTag(put.eTag()).build());
  }

  Future<Void> complete(String key, String uploadId, List<CompletedPart> parts) {
    return call(
            "complete",
            () ->
                client.completeMultipartUpload(
                    r ->
                        r.bucket(bucket)
                            .key(key)
                            .uploadId(uploadId)
                            .multipartUpload(all -> all.parts(parts))))
        .mapEmpty();
  }

  /** Succeeds too if there is nothing to abort any more. */
  Future<Void> abort(String key, String uploadId) {
    return call(
            "abort",
            () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId)))
        .<Void>mapEmpty()
        .recover(e -> Faults.isMissing(e) ? Future.succeededFuture() : Future.failedFuture(e));
  }

  /**
   * @param buffer at the caller's disposal until this has ended
   */
  Future<Void> put(
      String key,
      FileRange range,
      PartBuffer buffer,
      String contentType,
      Map<String, String> metadata) {
    return context
        .executeBlocking(() -> buffer.read(range), false)
        .compose(
            sum ->
                call(
                    "put",
                    () ->
                        client.putObject(
                            r ->
                                r.bucket(bucket)
                                    .key(key)
                                    .contentType(contentType)
                                    .metadata(metadata)
                                    .checksumCRC32C(sum),
                            buffer.body())))
        .mapEmpty();
  }

  Future<ObjectHead> head(String key) {
    return call("head", () -> client.headObject(r -> r.bucket(bucket).key(key)))
        .map(
            head ->
                new ObjectHead(
                    key, true, head.contentLength(), head.eTag(), head.metadata().get("sha256")))
        .recover(
            e ->
                Faults.isMissing(e)
                    ? Future.succeededFuture(new ObjectHead(key, false, 0, null, null))
                    : Future.failedFuture(e));
  }

  /** One call, for objects of up to 5 GB: S3 does the work. */
  Future<Void> copy(String from, String to) {
    return call(
            "copy",
            () ->
                client.copyObject(
                    r ->
                        r.sourceBucket(bucket)
                            .sourceKey(from)
                            .destinationBucket(bucket)
                            .destinationKey(to)))
        .mapEmpty();
  }

  /** Downloads into a file that must not exist yet. */
  Future<GetObjectResponse> get(String key, Path file) {
    return call(
        "get",
        () ->
            client.getObject(
                r -> r.bucket(bucket).key(key), AsyncResponseTransformer.toFile(file)));
  }

  Future<Void> deleteBelow(String prefix) {
    return call("list", () -> client.listObjectsV2(r -> r.bucket(bucket).prefix(prefix)))
        .compose(
            page ->
                deleteAll(page)
                    .compose(
                        deleted ->
                            Boolean.TRUE.equals(page.isTruncated())
                                ? deleteBelow(prefix)
                                : Future.succeededFuture()));
  }

  private Future<Void> deleteAll(ListObjectsV2Response page) {
    Future<Void> all = Future.succeededFuture();
    for (S3Object object : page.contents()) {
      all = all.compose(before -> delete(object.key()));
    }
    return all;
  }

  private Future<Void> delete(String key) {
    return call("delete", () -> client.deleteObject(r -> r.bucket(bucket).key(key))).mapEmpty();
  }

  /** Uploads in parts below a prefix; the first thousand. */
  Future<List<Unfinished>> unfinished(String prefix) {
    return call(
            "listUploads",
            () ->
                client.listMultipartUploads(
                    r -> r.bucket(bucket).prefix(prefix).maxUploads(ABORT_AT_MOST)))
        .map(
            page ->
                page.uploads().stream()
                    .filter(upload -> upload.key().startsWith(prefix))
                    .map(u -> new Unfinished(u.key(), u.uploadId(), u.initiated()))
                    .toList());
  }

  private <T> Future<T> call(String name, Supplier<CompletableFuture<T>> request) {
    Timer.Sample started = Timer.start();
    return Future.fromCompletionStage(request.get(), context)
        .andThen(
            outcome ->
                started.stop(
                    Timer.builder("sluice.storage." + name)
                        .tag("outcome", outcome.succeeded() ? "ok" : "failed")
                        .register(Metrics.globalRegistry)))
        .recover(failure -> Future.failedFuture(Faults.explained(failure)));
  }
}
