package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.ProblemException;

/**
 * Reads from S3 as Druid will: same endpoint, credentials, region and addressing. Druid itself
 * stays RUNNING for four minutes before it admits that a secret or an address is wrong; this says
 * it in a tenth of a second.
 *
 * <p>It is a GET of one byte, not a HEAD, because S3 tells the reason for a refusal only in a body.
 */
final class StorageCheck implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StorageCheck.class);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration ATTEMPT = Duration.ofSeconds(4);

  private final Vertx vertx;
  private final String bucket;
  private final S3AsyncClient client;

  StorageCheck(Vertx vertx, S3 s3) {
    this.vertx = vertx;
    this.bucket = s3.bucket();
    this.client = client(s3);
  }

  /** Succeeds if the first and the last part can be read; a 503 problem if that may pass. */
  Future<Void> check(Canonical canonical) {
    List<Canonical.Part> parts = canonical.parts();
    if (parts.isEmpty()) {
      return Future.failedFuture(missing());
    }
    return Future.all(
            Stream.of(parts.get(0), parts.get(parts.size() - 1))
                .distinct()
                .map(this::readable)
                .toList())
        .mapEmpty();
  }

  private Future<Void> readable(Canonical.Part part) {
    return Future.fromCompletionStage(
            client.getObject(
                get -> get.bucket(bucket).key(part.key()).range("bytes=0-0"),
                AsyncResponseTransformer.toBytes()),
            vertx.getOrCreateContext())
        .recover(failure -> Future.failedFuture(problem(unwrapped(failure))))
        .mapEmpty();
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static ProblemException problem(Throwable failure) {
    log.warn("storage check: {}", failure.toString());
    if (!(failure instanceof S3Exception refusal) || refusal.statusCode() >= 500) {
      return DruidProblems.storageAway();
    }
    String code =
        refusal.awsErrorDetails() == null ? "" : refusal.awsErrorDetails().errorCode() + "";
    return StorageFaults.problem(code, refusal.statusCode());
  }

  private static ProblemException missing() {
    return StorageFaults.problem("NoSuchKey", 404);
  }

  private static S3AsyncClient client(S3 s3) {
    return S3AsyncClient.builder()
        .endpointOverride(s3.endpoint())
        .forcePathStyle(true)
        .region(Region.of(s3.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .maxConcurrency(8)
                .connectionTimeout(Duration.ofSeconds(2)))
        .overrideConfiguration(
            o ->
                o.apiCallTimeout(CALL)
                    .apiCallAttemptTimeout(ATTEMPT)
                    .retryStrategy(retries -> retries.maxAttempts(2)))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
