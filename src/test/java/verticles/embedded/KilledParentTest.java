package verticles.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.config.Services;

/** A process that runs the embedded services is killed as hard as can be. */
class KilledParentTest {
  @TempDir Path data;

  @Test
  void nothingIsLostAndNothingBlocksTheNextStart() throws Exception {
    // Given
    Process parent = parent();
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("UP", output.readLine());
    }

    // When
    parent.destroyForcibly().waitFor();
    Vertx vertx = Vertx.vertx();
    Embedded embedded = Trial.start(vertx, Trial.withDruid(data));

    // Then
    Services services = embedded.services();
    assertEquals("42", Trial.query(services.database(), "SELECT answer FROM kept"));
    assertEquals("forty-two", Trial.get(services.s3(), "kept/object"));
    Trial.await(embedded.druidReady());
    assertEquals(DruidState.READY, embedded.druidState().orElseThrow());
    Trial.await(embedded.stop());
    Trial.await(vertx.close());
    assertTrue(DataDirectory.claim(data) != null, "the directory is free again");
  }

  @Test
  void aDruidThatWasKilledWhileItMadeItsDatabaseMakesItAnew() throws Exception {
    // Given what Derby leaves of it then
    Files.createDirectories(data.resolve("druid/metadata/seg0"));
    Vertx vertx = Vertx.vertx();

    // When
    Embedded embedded = Trial.start(vertx, Trial.withDruid(data));

    // Then
    Trial.await(embedded.druidReady());
    assertTrue(Files.exists(data.resolve("druid/metadata/service.properties")));
    Trial.await(embedded.stop());
    Trial.await(vertx.close());
  }

  private Process parent() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts all three services, writes a row and an object, says so, and never ends by itself. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      Embedded embedded = Trial.start(Vertx.vertx(), Trial.withDruid(Path.of(arguments[0])));
      Trial.execute(embedded.services().database(), "CREATE TABLE kept AS SELECT 42 AS answer");
      Trial.put(embedded.services().s3(), "kept/object", "forty-two");
      System.out.println("UP");
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
