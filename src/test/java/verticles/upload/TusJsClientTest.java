package verticles.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.testing.SalesFile;
import verticles.testing.Wait;

/**
 * The client that most pages use, tus-js-client, against our server: only where there are Node and
 * npm. It is installed below {@code target/} once.
 */
class TusJsClientTest {
  private static final String CLIENT = "tus-js-client@4.3.1";
  private static final Path HOME = Path.of("target/tus").toAbsolutePath();

  @TempDir static Path dir;
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(runs("node", "--version") && runs("npm", "--version"), "left out: no Node here");
    if (!Files.isDirectory(HOME.resolve("node_modules/tus-js-client"))) {
      Files.createDirectories(HOME);
      assumeTrue(
          runs(
              "npm",
              "install",
              "--silent",
              "--no-audit",
              "--no-fund",
              "--prefix",
              HOME.toString(),
              CLIENT),
          "left out: " + CLIENT + " could not be installed");
    }
    house = House.open(dir.resolve("house"), Map.of());
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void whatOneProcessBeginsAnotherEnds() throws Exception {
    // Given
    Path file = dir.resolve("sales.csv");
    SalesFile.writeBytes(file, 40_000_000, 7);
    long size = Files.size(file);
    JsonObject stopped = send(file, "25000000");
    assertEquals("stopped", stopped.getString("outcome"));
    Eventually.holds("the cut is noticed", () -> house.slotsTaken() == 0);

    // When
    JsonObject sent = send(file);

    // Then
    assertEquals("sent", sent.getString("outcome"));
    assertEquals(stopped.getString("url"), sent.getString("url"));
    long from = sent.getLong("from");
    assertTrue(from > 20_000_000 && from < size, () -> "went on at " + from + " of " + size);
    Task task =
        Wait.on(
            house.bus.ask(Asks.FIND_TASK, new FindTask(UUID.fromString(sent.getString("task")))));
    assertEquals(TaskState.STORED, task.state());
    assertEquals("node", task.dataset());
    byte[] content = Files.readAllBytes(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertEquals(HexFormat.of().formatHex(digest), task.sha256());
    assertArrayEquals(content, house.bucket.bytes(task.rawKey()));
    assertTrue(house.bucket.unfinished().isEmpty());
  }

  private static JsonObject send(Path file, String... stopAfter) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                Path.of("src/test/resources/tus/send.cjs").toAbsolutePath().toString(),
                "http://127.0.0.1:" + house.door.port() + "/api/ingest/tus",
                file.toString(),
                dir.resolve("remembered.json").toString()));
    command.addAll(List.of(stopAfter));
    Path output = Files.createTempFile(dir, "node", ".out");
    Process node = start(command, output);
    assertTrue(node.waitFor(1, TimeUnit.MINUTES), "Node does not end");
    assertEquals(0, node.exitValue(), () -> read(output));
    return new JsonObject(read(output));
  }

  private static boolean runs(String... command) throws Exception {
    try {
      Process process = start(List.of(command), Path.of("/dev/null"));
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Process start(List<String> command, Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NODE_PATH", HOME.resolve("node_modules").toString());
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
