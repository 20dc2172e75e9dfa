package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.Task;
import verticles.upload.RawClient.Answer;

/** As many uploads at once as there are places: none fails, and none gets another's bytes. */
class ConcurrentUploadsTest {
  private static final int PLACES = 20;

  /** More than one part in S3, and no whole number of blocks. */
  private static final int BYTES = 9_000_001;

  @TempDir Path dir;

  @Test
  void twentyAtOnceArriveByteForByte() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(PLACES);
    try (House house = House.open(dir, Map.of())) {
      // Given
      List<Callable<Answer>> uploads = new ArrayList<>();
      for (int i = 0; i < PLACES; i++) {
        int number = i;
        uploads.add(() -> number % 2 == 0 ? form(house, number) : raw(house, number));
      }

      // When
      List<Future<Answer>> answers = clients.invokeAll(uploads);

      // Then
      for (int i = 0; i < PLACES; i++) {
        assertStored(house, answers.get(i).get(), content(i));
      }
      Eventually.holds("no slot is taken", () -> house.slotsTaken() == 0);
    } finally {
      clients.shutdown();
    }
  }

  private static Answer form(House house, int number) throws Exception {
    byte[] head = (RawClient.dataset("shops") + RawClient.fileHead(number + ".csv")).getBytes();
    byte[] tail = ("\r\n" + RawClient.end()).getBytes();
    byte[] content = content(number);
    try (RawClient client = house.client()) {
      client.form(head.length + content.length + tail.length);
      return client.send(head).send(content).send(tail).answer();
    }
  }

  private static Answer raw(House house, int number) throws Exception {
    byte[] content = content(number);
    try (RawClient client = house.client()) {
      return client.put("shops/" + number + ".csv", content.length).send(content).answer();
    }
  }

  private static void assertStored(House house, Answer answer, byte[] content) throws Exception {
    assertEquals(202, answer.status(), () -> answer.body().encode());
    Task task = house.task(answer.body());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertEquals(HexFormat.of().formatHex(digest), task.sha256());
    assertArrayEquals(content, house.bucket.bytes(task.rawKey()));
  }

  /** The same for a number, another for every other. */
  private static byte[] content(int number) {
    byte[] content = new byte[BYTES];
    new Random(number).nextBytes(content);
    content[0] = 'a';
    return content;
  }
}
