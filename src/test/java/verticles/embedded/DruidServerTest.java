package verticles.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import verticles.config.Druid;

/** How a Druid process is looked after; a small shell stands in for it. */
class DruidServerTest {
  private final Trial.Said said = new Trial.Said();

  @Test
  void aCrashIsToldAndCured() throws Exception {
    // Given
    Shell druid = new Shell("echo READY; read word");
    DruidServer server = DruidServer.start(druid, said);
    assertEquals("Druid ready", said.next());

    // When
    druid.started.take().destroyForcibly();

    // Then
    assertEquals(
        "Druid ended unexpectedly (exit code 137); it is started again in 1 s.", said.next());
    assertEquals("Druid ready", said.next());
    assertEquals(DruidState.READY, server.state());
    server.close();
  }

  @Test
  void itStopsAtAWord() throws Exception {
    // Given
    Shell druid = new Shell("echo READY; read word; [ \"$word\" = stop ]");
    DruidServer server = DruidServer.start(druid, said);
    said.next();

    // When
    server.close();

    // Then
    assertEquals(0, druid.started.take().exitValue());
    assertEquals(DruidState.STOPPED, server.state());
  }

  @Test
  void oneThatNeverComesUpIsTriedLessAndLessOften() throws Exception {
    // Given
    Shell druid = new Shell("exit 3");

    // When
    DruidServer server = DruidServer.start(druid, said);

    // Then
    assertEquals(
        "Druid ended unexpectedly (exit code 3); it is started again in 1 s.", said.next());
    assertEquals(
        "Druid ended unexpectedly (exit code 3); it is started again in 2 s.", said.next());
    assertFalse(server.ready().toCompletableFuture().isDone());
    server.close();
    assertTrue(server.ready().toCompletableFuture().isCompletedExceptionally());
  }

  private static final class Shell implements DruidServer.Launch {
    private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();
    private final String script;

    Shell(String script) {
      this.script = script;
    }

    @Override
    public Process start() throws IOException {
      Process process = new ProcessBuilder("sh", "-c", script).start();
      started.add(process);
      return process;
    }

    @Override
    public Druid druid() {
      return new Druid(URI.create("http://127.0.0.1:1"));
    }
  }
}
