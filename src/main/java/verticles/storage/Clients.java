package verticles.storage;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeParams;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import verticles.config.S3;

/** Makes the SDK's clients as every S3 service takes them: path style, no checksum trailers. */
final class Clients {
  static final int CONNECTIONS = 64;
  private static final int END_SECONDS = 5;
  private static final S3AuthSchemeProvider DEFAULT = S3AuthSchemeProvider.defaultProvider();

  private Clients() {}

  /** What the client works on; {@link #end} ends it after the client. */
  static SdkEventLoopGroup loops() {
    return SdkEventLoopGroup.builder().numberOfThreads(2).build();
  }

  /** At once: the SDK itself would wait two seconds for work that nobody can give it any more. */
  static void end(SdkEventLoopGroup loops) {
    loops.eventLoopGroup().shutdownGracefully(0, END_SECONDS, SECONDS).awaitUninterruptibly();
  }

  static S3AsyncClient client(S3 s3, SdkEventLoopGroup loops) {
    return S3AsyncClient.builder()
        .endpointOverride(s3.endpoint())
        .region(Region.of(s3.region()))
        .credentialsProvider(credentials(s3))
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .authSchemeProvider(Clients::unsignedPayload)
        .overrideConfiguration(
            o ->
                o.retryStrategy(retry -> retry.maxAttempts(3))
                    .apiCallAttemptTimeout(Duration.ofSeconds(120))
                    .apiCallTimeout(Duration.ofSeconds(240)))
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .maxConcurrency(CONNECTIONS)
                .eventLoopGroup(loops)
                .connectionTimeout(Duration.ofSeconds(3))
                .connectionAcquisitionTimeout(Duration.ofSeconds(60))
                .readTimeout(Duration.ofSeconds(90))
                .writeTimeout(Duration.ofSeconds(30)))
        .build();
  }

  static S3Presigner presigner(S3 s3) {
    return S3Presigner.builder()
        .endpointOverride(s3.endpoint())
        .region(Region.of(s3.region()))
        .credentialsProvider(credentials(s3))
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  private static StaticCredentialsProvider credentials(S3 s3) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()));
  }

  /**
   * Over https the SDK does not hash the body for the signature; over http it does, a second pass
   * at 0.5 GB/s. The signed CRC-32C header of every part guards the bytes for a tenth of that.
   */
  private static List<AuthSchemeOption> unsignedPayload(S3AuthSchemeParams parameters) {
    return DEFAULT.resolveAuthScheme(parameters).stream()
        .map(
            option ->
                option.toBuilder()
                    .putSignerProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .build())
        .toList();
  }
}
