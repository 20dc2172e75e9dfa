package verticles.storage;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import verticles.config.S3;

/**
 * The floor of {@code bench/upload}: pushes a finished file straight to S3 with the AWS SDK as it
 * comes, its own file body in 8 MiB parts, 4 at a time, read in large pieces, without checksums or
 * signed payloads. Each line on its standard input is one push; it answers with the seconds.
 */
public final class SdkPush {
  private static final int PART = 8 << 20;
  private static final int AT_ONCE = 4;
  private static final int PIECE = 256 * 1024;

  private final S3AsyncClient client;
  private final String bucket;

  private SdkPush(S3 s3) {
    this.client = Clients.client(s3, Clients.loops());
    this.bucket = s3.bucket();
  }

  public static void main(String[] arguments) throws Exception {
    S3 s3 = new S3(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3], "us-east-1");
    Path file = Path.of(arguments[4]);
    SdkPush push = new SdkPush(s3);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    int number = 0;
    while (lines.readLine() != null) {
      long began = System.nanoTime();
      push.push(file, "floor/" + number++);
      System.out.println((System.nanoTime() - began) / 1e9);
    }
    System.exit(0);
  }

  private void push(Path file, String key) throws Exception {
    String id = client.createMultipartUpload(r -> r.bucket(bucket).key(key)).join().uploadId();
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<CompletedPart>> parts = new ArrayList<>();
    long size = Files.size(file);
    for (long at = 0; at < size; at += PART) {
      places.acquire();
      AsyncRequestBody range = range(file, at, Math.min(PART, size - at));
      parts.add(part(key, id, parts.size() + 1, range).whenComplete((p, e) -> places.release()));
    }
    List<CompletedPart> sent = parts.stream().map(CompletableFuture::join).toList();
    client
        .completeMultipartUpload(
            r -> r.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(sent)))
        .join();
    client.headObject(r -> r.bucket(bucket).key(key)).join();
  }

  private static AsyncRequestBody range(Path file, long from, long length) {
    return AsyncRequestBody.fromFile(
        body -> body.path(file).position(from).numBytesToRead(length).chunkSizeInBytes(PIECE));
  }

  private CompletableFuture<CompletedPart> part(
      String key, String id, int number, AsyncRequestBody range) {
    return client
        .uploadPart(r -> r.bucket(bucket).key(key).uploadId(id).partNumber(number), range)
        .thenApply(put -> CompletedPart.builder().partNumber(number).eTag(put.eTag()).build());
  }
}
