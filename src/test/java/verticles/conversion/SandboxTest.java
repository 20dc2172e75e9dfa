package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.testing.Wait;

/** The child processes: whatever becomes of one, the file gets an answer and none is left over. */
class SandboxTest {
  @TempDir Path directory;
  private Children children;

  private Children children(int wallSeconds, int silentSeconds) {
    children =
        new Children(new WorkDir(directory), new SandboxLimits(2, wallSeconds, silentSeconds));
    return children;
  }

  @AfterEach
  void close() {
    if (children != null) {
      children.close();
      Wait.until(() -> children.gone() && homes().isEmpty());
    }
  }

  /** The directories of children that live. */
  private List<Path> homes() {
    Path root = directory.resolve("conversion");
    try (Stream<Path> entries = Files.exists(root) ? Files.list(root) : Stream.empty()) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Sandboxed conversion(Path file) {
    Path rows = directory.resolve("work");
    return new Sandboxed(new Work(file, rows, null, null, 1L << 30, children), "xlsx");
  }

  private Path workbook(int rows) throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      String text = Integer.toHexString(i * 0x9E3779B9);
      all.append("<row><c><v>" + i * 7919L + "</v></c><c t=\"str\"><v>" + text + "</v></c></row>");
    }
    return new Xlsx().sheet("Sheet1", all.toString()).write(directory.resolve("file.xlsx"));
  }

  /** Steps until the rows have begun to come. */
  private static void begin(Sandboxed conversion) throws IOException {
    while (conversion.rows() == null) {
      conversion.step(1, true);
      assertNull(conversion.result(), "it is over already");
    }
  }

  private static Rows end(Sandboxed conversion) throws IOException {
    try {
      while (conversion.result() == null) {
        conversion.step(1, true);
      }
      return conversion.result();
    } finally {
      conversion.close();
    }
  }

  @Test
  void aSpareChildWaitsAndEachReadsOneFile() throws Exception {
    // Given
    children(60, 60).prepare();
    Path file = workbook(10);

    // When
    Rows first = end(conversion(file));
    Rows second = end(conversion(file));

    // Then
    assertNull(first.refusal());
    assertNull(second.refusal());
    assertEquals(0, children.running());
  }

  @Test
  void aSpareChildMayWaitLongerThanAnyMayBeSilent() throws Exception {
    // Given
    int silentSeconds = 3;
    children(60, silentSeconds).prepare();
    Path file = workbook(10);
    Thread.sleep(1_000L * silentSeconds + 2_000);

    // When
    Rows rows = end(conversion(file));

    // Then
    assertNull(rows.refusal());
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

  @Test
  void aChildThatIsKilledRefusesItsFile() throws Exception {
    // Given
    children(60, 60);
    Sandboxed conversion = conversion(workbook(400_000));
    begin(conversion);

    // When
    ProcessHandle child = childOfOurs();
    child.destroyForcibly();
    Rows rows = end(conversion);

    // Then
    assertEquals("unreadable-file", rows.refusal().type());
    assertEquals(422, rows.refusal().status());
    assertEquals("xlsx", rows.source().format());
  }

  @Test
  void aChildThatStandsStillIsEnded() throws Exception {
    // Given
    children(60, 2);
    Sandboxed conversion = conversion(workbook(400_000));
    begin(conversion);
    ProcessHandle child = childOfOurs();
    new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start().waitFor();

    // When
    Rows rows = end(conversion);

    // Then
    assertTrue(rows.refusal().detail().contains("standstill"), rows.refusal().detail());
    Wait.until(() -> !child.isAlive());
  }

  @Test
  void aFileThatTakesTooLongIsRefused() throws Exception {
    // Given
    children(0, 60);

    // When
    Rows rows = end(conversion(workbook(10_000)));

    // Then
    assertEquals("too-large-inside", rows.refusal().type());
    assertTrue(rows.refusal().detail().contains("longer than 0 s"), rows.refusal().detail());
  }

  @Test
  void rowsBeyondTheLimitAreRefused() throws Exception {
    // Given
    children(60, 60);
    Path file = workbook(200_000);
    Work work = new Work(file, directory.resolve("work"), null, null, 1_000_000, children);

    // When
    Rows rows = end(new Sandboxed(work, "xlsx"));

    // Then
    assertEquals("too-large-inside", rows.refusal().type());
    assertTrue(rows.refusal().detail().contains("more than 1 MB"), rows.refusal().detail());
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
    Path home = Files.createDirectories(directory.resolve("home"));
    ProcessBuilder builder = ChildCommand.in(home, "verticles.sandbox.Trial");
    List<String> command = builder.command();
    int classPath = command.indexOf("-cp") + 1;
    String tests =
        Path.of(SandboxTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    command.add(InetAddress.getLocalHost().getHostName());
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

  private static ProcessHandle childOfOurs() {
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains("verticles.sandbox.Sandbox"))
        .findFirst()
        .orElseThrow();
  }
}
