package verticles.testing;

import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;
import verticles.config.S3;

/** Looks into a bucket past our own code. */
public final class Bucket implements AutoCloseable {
  /** Of all: a client that ended its own would take two seconds for it. */
  private static final SdkEventLoopGroup LOOPS =
      SdkEventLoopGroup.builder().numberOfThreads(2).build();

  private final S3AsyncClient client;
  private final String name;

  public Bucket(S3 s3) {
    this.name = s3.bucket();
    this.client = client(s3);
  }

  /** As any program's. */
  public static S3AsyncClient client(S3 s3) {
    return S3AsyncClient.builder()
        .endpointOverride(s3.endpoint())
        .region(Region.of(s3.region()))
        .forcePathStyle(true)
        .httpClientBuilder(NettyNioAsyncHttpClient.builder().eventLoopGroup(LOOPS))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
        .build();
  }

  public List<String> keys() {
    return client.listObjectsV2(r -> r.bucket(name)).join().contents().stream()
        .map(S3Object::key)
        .toList();
  }

  public byte[] bytes(String key) {
    return client
        .getObject(r -> r.bucket(name).key(key), AsyncResponseTransformer.toBytes())
        .join()
        .asByteArray();
  }

  public void put(String key, byte[] bytes) {
    client.putObject(r -> r.bucket(name).key(key), AsyncRequestBody.fromBytes(bytes)).join();
  }

  public void put(String key, Path file) {
    client.putObject(r -> r.bucket(name).key(key), AsyncRequestBody.fromFile(file)).join();
  }

  /** Begins an upload in parts and leaves it; its id. */
  public String beginUpload(String key) {
    return client.createMultipartUpload(r -> r.bucket(name).key(key)).join().uploadId();
  }

  /** Keys of the uploads in parts that nobody has finished. */
  public List<String> unfinished() {
    return client.listMultipartUploads(r -> r.bucket(name)).join().uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
