package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
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
  private static final Pattern CODE = Pattern.compile("<Code>(\\w+)</Code>");
  private static final Duration VALID = Duration.ofMinutes(5);
  private static final int CONNECT_MILLIS = 2_000;
  private static final long ANSWER_MILLIS = 5_000;

  private final String bucket;
  private final WebClient web;
  private final S3Presigner signer;

  StorageCheck(Vertx vertx, S3 s3) {
    this.bucket = s3.bucket();
    this.web = WebClient.create(vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS));
    this.signer =
        S3Presigner.builder()
            .endpointOverride(s3.endpoint())
            .region(Region.of(s3.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  /** Succeeds if the first and the last part can be read; a 503 problem if that may pass. */
  Future<Void> check(Canonical canonical) {
    List<Canonical.Part> parts = canonical.parts();
    if (parts.isEmpty()) {
      return Future.failedFuture(StorageFaults.problem("NoSuchKey", 404));
    }
    return Future.all(
            Stream.of(parts.get(0), parts.get(parts.size() - 1))
                .distinct()
                .map(part -> readable(part.key()))
                .toList())
        .mapEmpty();
  }

  private Future<Void> readable(String key) {
    return firstByte(key)
        .recover(once -> firstByte(key))
        .recover(StorageCheck::away)
        .compose(StorageCheck::judged);
  }

  private Future<HttpResponse<Buffer>> firstByte(String key) {
    return web.getAbs(signed(key))
        .putHeader("Range", "bytes=0-0")
        .timeout(ANSWER_MILLIS)
        .send()
        .timeout(ANSWER_MILLIS + 1_000, TimeUnit.MILLISECONDS);
  }

  private String signed(String key) {
    return signer
        .presignGetObject(
            sign -> sign.signatureDuration(VALID).getObjectRequest(o -> o.bucket(bucket).key(key)))
        .url()
        .toString();
  }

  private static Future<Void> judged(HttpResponse<Buffer> response) {
    int status = response.statusCode();
    return status == 206 || status == 200
        ? Future.succeededFuture()
        : Future.failedFuture(problem(status, code(response)));
  }

  private static ProblemException problem(int status, String code) {
    log.warn("the storage check was answered {} {}", status, code);
    return StorageFaults.problem(code, status);
  }

  private static String code(HttpResponse<Buffer> response) {
    Matcher code = CODE.matcher(response.body() == null ? "" : response.bodyAsString());
    return code.find() ? code.group(1) : "";
  }

  private static <T> Future<T> away(Throwable failure) {
    log.warn("the storage check was not answered: {}", failure.toString());
    return Future.failedFuture(DruidProblems.storageAway());
  }

  @Override
  public void close() {
    web.close();
    signer.close();
  }
}
