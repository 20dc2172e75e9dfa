package verticles.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import verticles.config.S3;
import verticles.testing.Bucket;
import verticles.testing.TestServices;

class S3ServerTest {
  private final S3 s3 = TestServices.s3();

  @Test
  void aSignatureMadeWithAnotherSecretIsRefused() {
    // Given
    S3 forged = new S3(s3.endpoint(), s3.bucket(), s3.accessKey(), "another", s3.region());

    // When
    S3Exception refused = refused(forged);

    // Then
    assertEquals(403, refused.statusCode());
    assertEquals("SignatureDoesNotMatch", refused.awsErrorDetails().errorCode());
  }

  @Test
  void anUnknownKeyIsRefused() {
    // Given
    S3 stranger = new S3(s3.endpoint(), s3.bucket(), "stranger", s3.secretKey(), s3.region());

    // When
    S3Exception refused = refused(stranger);

    // Then
    assertEquals(403, refused.statusCode());
    assertEquals("InvalidAccessKeyId", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aRequestWithoutSignatureIsRefused() throws Exception {
    // Given
    Trial.put(s3, "secret", "rows");
    HttpRequest unsigned =
        HttpRequest.newBuilder(s3.endpoint().resolve("/" + s3.bucket() + "/secret")).build();

    // When
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(unsigned, BodyHandlers.ofString());

    // Then
    assertEquals(403, answer.statusCode());
  }

  @Test
  void partsOfAnUploadThatAKillCutDoNotKeepItFromStarting(@TempDir Path data) throws Exception {
    // Given a whole object and parts of another under a key with slashes
    try (Home home = Home.claim(data)) {
      try (S3Server killed = S3Server.start(home)) {
        Trial.put(killed.s3(), "raw/whole/1", "rows");
        beginParts(killed.s3(), "raw/cut/1");
      }
      assertFalse(leftovers(data).isEmpty());

      // When
      try (S3Server again = S3Server.start(home);
          Bucket bucket = new Bucket(again.s3())) {

        // Then
        assertEquals(List.of(), leftovers(data));
        assertEquals(List.of(), bucket.unfinished());
        assertEquals(List.of("raw/whole/1"), bucket.keys());
        assertEquals("rows", Trial.get(again.s3(), "raw/whole/1"));
      }
    }
  }

  @Test
  void aLeftoverThatCannotBeDeletedKeepsNothingElseFromBeingSweptOrStarted(@TempDir Path bucket)
      throws Exception {
    // Given
    Path stuck = Files.createDirectory(bucket.resolve(".mpus-1-raw"));
    Path loose = Files.createDirectory(bucket.resolve(".mpus-2-raw"));

    // When
    S3Server.sweep(
        bucket,
        leftover -> {
          if (leftover.equals(stuck)) {
            throw new AccessDeniedException(leftover.toString());
          }
          Trees.delete(leftover);
        });

    // Then
    assertTrue(Files.exists(stuck));
    assertFalse(Files.exists(loose));
  }

  /** One part arrives; nobody completes it. */
  private static void beginParts(S3 s3, String key) {
    try (S3AsyncClient client = Bucket.client(s3)) {
      String upload =
          client
              .createMultipartUpload(begin -> begin.bucket(s3.bucket()).key(key))
              .join()
              .uploadId();
      client
          .uploadPart(
              part -> part.bucket(s3.bucket()).key(key).uploadId(upload).partNumber(1),
              AsyncRequestBody.fromBytes(new byte[5 << 20]))
          .join();
    }
  }

  private static List<Path> leftovers(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
      return files.filter(file -> file.getFileName().toString().contains("mpus")).toList();
    }
  }

  private static S3Exception refused(S3 s3) {
    try (S3AsyncClient client = Bucket.client(s3)) {
      CompletionException failure =
          assertThrows(
              CompletionException.class,
              () -> client.listObjectsV2(list -> list.bucket(s3.bucket())).join());
      return (S3Exception) failure.getCause();
    }
  }
}
