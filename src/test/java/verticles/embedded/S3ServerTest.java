package verticles.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
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
