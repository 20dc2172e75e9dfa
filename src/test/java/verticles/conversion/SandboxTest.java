package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

/** The child processes: whatever becomes of one, the file gets an answer and none is left over. */
class SandboxTest {
  private static final SandboxLimits LIMITS = new SandboxLimits(1, 60, 60);

  @TempDir Path directory;
  private Children children;
  private RandomAccessFile pipe;

  private Children children(int wallSeconds, int silentSeconds) {
    children =
        new Children(new WorkDir(directory), new SandboxLimits(2, wallSeconds, silentSeconds));
    return children;
  }

  @AfterEach
  void close() throws IOException {
    if (pipe != null) {
      pipe.close();
    }
    if (children != null) {
      children.close();
      Wait.until(() -> children.gone() && homes(directory).isEmpty());
    }
  }

  /** The directories of children that live. */
  static List<Path> homes(Path directory) {
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

  /**
   * A conversion whose child is in the midst of its rows and cannot get further, however slow we
   * are: they go into a pipe that nobody empties.
   */
  private Sandboxed underWay() throws Exception {
    Path rows = Files.createDirectories(directory.resolve("work")).resolve("rows.csv");
    assertEquals(0, new ProcessBuilder("mkfifo", rows.toString()).start().waitFor());
    pipe = new RandomAccessFile(rows.toFile(), "rw");
    InputStream come = new FileInputStream(pipe.getFD());
    Sandboxed conversion = conversion(workbook(10_000));
    while (come.available() == 0) {
      conversion.step(1, true);
      assertNull(conversion.result(), "it is over already");
    }
    return conversion;
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
  void aChildThatCrashesRefusesItsFile() throws Exception {
    // Given
    children(60, 60);
    Sandboxed conversion = underWay();

    // When
    new ProcessBuilder("kill", "-SEGV", Long.toString(childOfOurs().pid())).start().waitFor();
    Rows rows = end(conversion);

    // Then
    assertEquals("unreadable-file", rows.refusal().type());
    assertEquals(422, rows.refusal().status());
    assertEquals("xlsx", rows.source().format());
  }

  @Test
  void aFileThatNeedsMoreMemoryThanAChildHasIsRefused() throws Exception {
    // Given
    children = new Children(new WorkDir(directory), LIMITS, home -> command(home, "-Xmx8m"));

    // When
    Rows rows = end(conversion(rowOfLongCells()));

    // Then
    assertEquals("too-large-inside", rows.refusal().type());
    assertEquals(
        "Reading it takes more memory than a file is given. Split it, or save it as CSV.",
        rows.refusal().detail());
  }

  /** A row of 6 MB, which is held to its end. */
  private Path rowOfLongCells() throws IOException {
    Random random = new Random(1);
    StringBuilder row = new StringBuilder("<row>");
    for (int cell = 0; cell < 60; cell++) {
      row.append("<c t=\"str\"><v>");
      for (int i = 0; i < 100_000; i += 10) {
        row.append(1_000_000_000 + random.nextInt(1_000_000_000));
      }
      row.append("</v></c>");
    }
    return new Xlsx().sheet("Sheet1", row + "</row>").write(directory.resolve("file.xlsx"));
  }

  @Test
  void aMachineWithoutMemoryForAChildIsNotTheFilesFault() throws Exception {
    // Given
    Path file = workbook(10);
    children = new Children(new WorkDir(directory), LIMITS, SandboxTest::withoutMemory);
    Sandboxed little = conversion(file);
    Children none =
        new Children(new WorkDir(directory), LIMITS, home -> new ProcessBuilder("/none/java"));
    Sandboxed unstarted =
        new Sandboxed(new Work(file, directory.resolve("w"), null, null, 1 << 20, none), "xlsx");

    // When
    ProblemException first = assertThrows(ProblemException.class, () -> end(little));
    ProblemException second = assertThrows(ProblemException.class, () -> end(unstarted));
    none.close();

    // Then
    for (ProblemException failure : List.of(first, second)) {
      assertEquals("no-reader", failure.problem().type());
      assertEquals(503, failure.problem().status());
    }
  }

  private static ProcessBuilder withoutMemory(Path home) {
    ProcessBuilder plain = ChildCommand.in(home, ChildCommand.MAIN);
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -v 400000; exec \"$@\"", ""));
    command.addAll(plain.command());
    return plain.command(command);
  }

  private static ProcessBuilder command(Path home, String heap) {
    ProcessBuilder plain = ChildCommand.in(home, ChildCommand.MAIN);
    plain.command().replaceAll(it -> it.startsWith("-Xmx") ? heap : it);
    plain.command().removeIf(it -> it.startsWith("-Xmn"));
    return plain;
  }

  @Test
  void aChildThatStandsStillIsEnded() throws Exception {
    // Given
    children(60, 2);
    Sandboxed conversion = underWay();
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

  private ProcessHandle childOfOurs() {
    return ours().findFirst().orElseThrow();
  }

  /** Those of this test: what another has left may still be ending. */
  private Stream<ProcessHandle> ours() {
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains(directory + "/conversion/child"));
  }
}
