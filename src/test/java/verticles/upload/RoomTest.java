package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.config.Settings;
import verticles.contract.Ids;
import verticles.contract.ProblemException;
import verticles.testing.FrontDoor;
import verticles.testing.Wait;
import verticles.upload.RawClient.Answer;

/** A disk on which there is no room, as far as the settings say how much is to stay free. */
class RoomTest {
  private final Vertx vertx = Vertx.vertx();
  @TempDir Path dir;

  @AfterEach
  void close() {
    Wait.on(vertx.close());
  }

  private Settings leavingFree(long bytes) throws Exception {
    return Settings.from(
        Map.of("DATA_DIR", dir.toString(), "MIN_FREE_DISK_BYTES", Long.toString(bytes)));
  }

  @Test
  void aFileForWhichThereIsNoRoomIsRefusedBeforeItsFirstByte() throws Exception {
    // Given
    Settings settings = leavingFree(1L << 60);
    Receiver receiver = new Receiver(vertx, settings);
    FrontDoor door =
        FrontDoor.open(vertx, () -> List.of(new UploadRoutes(vertx, settings, receiver)));

    // When
    Answer answer;
    try (RawClient client = new RawClient(door.port())) {
      answer = client.put("shops/a.csv", 1_000).answer();
    }

    // Then
    assertEquals(503, answer.status());
    assertEquals("no-room", answer.problem());
    assertEquals("60", answer.header("retry-after"));
    assertFalse(Files.exists(settings.spoolDir()) && Files.list(settings.spoolDir()).count() > 0);
    assertEquals(0, Slots.of(vertx, settings).taken());
  }

  @Test
  void roomIsKeptForWhatFilesBecomeUntilThePipelineIsThroughWithThem() throws Exception {
    // Given half of the disk for uploads
    long half = Files.getFileStore(dir).getUsableSpace() / 2;
    Slots slots = Slots.of(vertx, leavingFree(half));
    UUID first = Ids.next();

    // When a file that becomes larger is stored
    slots.reserve(first, half / 8, half / 2);
    slots.stored(first);

    // Then
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> slots.reserve(Ids.next(), half / 8, half / 2));
    assertEquals("no-room", refusal.problem().type());
    slots.over(first);
    assertDoesNotThrow(() -> slots.reserve(Ids.next(), half / 8, half / 2));
  }

  @ParameterizedTest
  @CsvSource({
    "may.csv, 100, 50",
    "MAY.TXT, 100, 50",
    "may.xlsx, 100, 400",
    "may.csv.gz, 100, 400",
    "may, 100, 400",
    "may.parquet, 1000, 2000"
  })
  void whatAFileIsExpectedToBecomeIsToldByItsName(String name, long bytes, long more) {
    assertEquals(more, Growth.expected(name, bytes, 500));
  }
}
