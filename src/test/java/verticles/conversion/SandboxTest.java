package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

/** The child processes: each reads one file, knows nothing of the world, and none is left over. */
class SandboxTest extends SandboxCase {
  /** The child that waits for the next file; its JVM has been started already. */
  private ProcessHandle spare() {
    children.prepare();
    Wait.until(children::hasSpare);
    return ours().findFirst().orElseThrow();
  }

  @Test
  void aSpareChildWaitsAndEachReadsOneFile() throws Exception {
    // Given
    children(60, 60);
    ProcessHandle one = spare();
    Path file = workbook(10);

    // When
    Rows first = end(conversion(file));
    Wait.until(() -> !one.isAlive());
    ProcessHandle two = spare();
    Rows second = end(conversion(file));

    // Then
    Wait.until(() -> !two.isAlive());
    assertNull(first.refusal());
    assertNull(second.refusal());
    assertEquals(0, children.running());
  }

  @Test
  void aSpareChildMayWaitLongerThanAnyMayBeSilent() throws Exception {
    // Given
    int silentSeconds = 3;
    children(60, silentSeconds);
    ProcessHandle spare = spare();
    Path file = workbook(10);
    Thread.sleep(1_000L * silentSeconds + 500);

    // When
    Rows rows = end(conversion(file));

    // Then
    assertNull(rows.refusal());
    Wait.until(() -> !spare.isAlive());
  }

  @Test
  void onlyAFewRunAtOnceAndOthersWait() throws Exception {
    // Given
    children(60, 60);
    Child one = children.take(0);
    Child two = children.take(0);

    // When
    Child three = children.take(10);
    children.give(one);
    Child four = children.take(10_000);

    // Then
    assertNull(three);
    assertNotEquals(one.pid(), four.pid());
    assertEquals(2, children.running());
    children.give(two);
    children.give(four);
    Wait.until(() -> !one.alive() && !two.alive() && !four.alive());
  }

  /** As the kernel does where memory runs out; a file cannot. */
  @Test
  void aChildThatSomebodyKillsIsNotTheFilesFault() throws Exception {
    // Given
    children(60, 60);
    Sandboxed conversion = underWay();

    // When
    childOfOurs().destroyForcibly();
    ProblemException failure = assertThrows(ProblemException.class, () -> end(conversion));

    // Then
    assertEquals("reader-lost", failure.problem().type());
    assertEquals(500, failure.problem().status());
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNotTheFilesFault() throws Exception {
    // Given
    children(60, 60);
    Path work = Files.createDirectories(directory.resolve("work"));
    Files.createDirectories(work.resolve("rows.csv"));
    Path file = workbook(10);

    // When, then
    IOException failure = assertThrows(IOException.class, () -> end(conversion(file)));
    assertTrue(failure.getMessage().startsWith("the sandbox cannot work"), failure.getMessage());
  }

  @Test
  void aServerThatIsGoneTakesItsChildrenAlong() throws Exception {
    // Given
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                directory.resolve("other").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String line =
        server
            .inputReader(StandardCharsets.UTF_8)
            .lines()
            .filter(text -> text.startsWith("children"))
            .findFirst()
            .orElseThrow();
    List<ProcessHandle> theirs = server.children().toList();

    // When
    server.destroyForcibly();

    // Then
    assertFalse(theirs.isEmpty(), line);
    Wait.until(() -> theirs.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Has an idle child, says so, and never ends by itself. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
      Children children = new Children(new WorkDir(Path.of(arguments[0])), SandboxLimits.DEFAULT);
      Child child = children.take(0);
      Wait.until(child::ready);
      System.out.println("children " + children.running());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void thereIsNoNetworkAndNoEnvironment() throws Exception {
    // Given
    String host = nameThatIsKnown();
    Path home = Files.createDirectories(directory.resolve("home"));
    ProcessBuilder builder = ChildCommand.in(home, "verticles.sandbox.Trial");
    List<String> command = builder.command();
    int classPath = command.indexOf("-cp") + 1;
    String tests =
        Path.of(SandboxTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    command.add(host);
    command.set(classPath, tests + java.io.File.pathSeparator + command.get(classPath));

    // When
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));

    // Then
    assertEquals(
        "socket: no\nserver: no\ndatagram: no\nchannel: no\nname: no\nurl: no\nenvironment: 0\n",
        said);
    assertFalse(command.get(classPath).contains("vertx-core"), "only what reads files");
  }

  /** By this machine's own look-up; Java itself knows localhost. */
  private static String nameThatIsKnown() throws IOException {
    String own = InetAddress.getLocalHost().getHostName();
    String known = own.equals("localhost") ? "ip6-localhost" : own;
    assertNotNull(InetAddress.getByName(known));
    return known;
  }
}
