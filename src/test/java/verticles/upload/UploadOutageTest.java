package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.S3;
import verticles.contract.TaskState;
import verticles.testing.Gate;
import verticles.testing.TestServices;
import verticles.upload.RawClient.Answer;
import verticles.web.RequestBody.MinimumRate;

/** S3 that goes away under an upload, and clients that are too slow. */
class UploadOutageTest {
  @TempDir Path dir;
  private final S3 s3 = TestServices.s3();
  private Gate gate;
  private House house;

  @BeforeEach
  void open() throws Exception {
    gate = new Gate("127.0.0.1", s3.endpoint().getPort());
    URI way = URI.create("http://127.0.0.1:" + gate.port());
    S3 reached = new S3(way, s3.bucket(), s3.accessKey(), s3.secretKey(), s3.region());
    house = House.open(dir, s3, reached);
  }

  @AfterEach
  void close() {
    house.close();
    gate.close();
  }

  @Test
  void s3ThatStaysAwayEndsTheUploadBeforeItsLastByte() throws Exception {
    // Given
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", 100_000_000).send(new byte[9_000_000]);
      Eventually.holds("a part is on its way", () -> !house.bucket.unfinished().isEmpty());

      // When
      gate.shut();
      client.send(new byte[20_000_000]);
      Answer answer = client.answer();

      // Then
      assertEquals(503, answer.status());
      assertEquals("storage-unavailable", answer.problem());
      assertTrue(answer.head().contains("retry-after: "));
      assertEquals(TaskState.FAILED, house.newest().orElseThrow().state());
    }
    gate.open();
    Eventually.holds("nothing is left", () -> house.spool().isEmpty() && house.slotsTaken() == 0);
  }

  @Test
  void s3ThatIsAwayAtTheEndIsNo202() throws Exception {
    // Given
    gate.shut();

    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", 5).send("a,b\r\n").answer();

      // Then
      assertEquals(503, answer.status());
      assertEquals("storage-unavailable", answer.problem());
    }
    gate.open();
    house.awaitNothingLeft();
  }

  @Test
  void s3ThatComesBackSoonIsRiddenOut() throws Exception {
    // Given
    byte[] content = new byte[30_000_000];
    new Random(1).nextBytes(content);
    content[0] = 'a';
    try (RawClient client = house.client()) {
      client.put("shops/a.csv", content.length).send(Arrays.copyOf(content, 9_000_000));
      Eventually.holds("a part is on its way", () -> !house.bucket.unfinished().isEmpty());

      // When
      gate.shut();
      client.send(Arrays.copyOfRange(content, 9_000_000, 20_000_000));
      gate.open();
      client.send(Arrays.copyOfRange(content, 20_000_000, content.length));
      Answer answer = client.answer();

      // Then
      assertEquals(202, answer.status(), () -> answer.body().encode());
      assertArrayEquals(content, house.bucket.bytes(house.task(answer.body()).rawKey()));
    }
  }

  @Test
  void aClientThatIsTooSlowIsToldSo() throws Exception {
    // Given
    house.close();
    house = House.open(dir.resolve("slow"), new MinimumRate(10_000, 2));

    // When
    try (RawClient client = house.client()) {
      Answer answer = client.put("shops/a.csv", 1_000).send("date").answer();

      // Then
      assertEquals(408, answer.status());
      assertEquals("upload-too-slow", answer.problem());
      assertEquals(TaskState.ABANDONED, house.newest().orElseThrow().state());
    }
    house.awaitNothingLeft();
  }

  @Test
  void aFormThatStallsBeforeItsFileIsToldSo() throws Exception {
    // Given
    house.close();
    house = House.open(dir.resolve("slow"), new MinimumRate(10_000, 2));

    // When
    try (RawClient client = house.client()) {
      Answer answer = client.form(1_000).send(RawClient.dataset("shops")).answer();

      // Then
      assertEquals(408, answer.status());
      assertTrue(house.newest().isEmpty());
    }
  }
}
