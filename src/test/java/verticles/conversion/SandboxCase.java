package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.testing.Wait;

/** Child processes that read files, and what a test does to them. */
abstract class SandboxCase {
  @TempDir Path directory;
  Children children;
  RandomAccessFile pipe;

  Children children(int wallSeconds, int silentSeconds) {
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

  Sandboxed conversion(Path file) {
    Path rows = directory.resolve("work");
    return new Sandboxed(new Work(file, rows, null, null, 1L << 30, children), "xlsx");
  }

  Path workbook(int rows) throws IOException {
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
  Sandboxed underWay() throws Exception {
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

  static Rows end(Sandboxed conversion) throws IOException {
    try {
      while (conversion.result() == null) {
        conversion.step(1, true);
      }
      return conversion.result();
    } finally {
      conversion.close();
    }
  }

  static ProcessBuilder command(Path home, String heap) {
    ProcessBuilder plain = ChildCommand.in(home, ChildCommand.MAIN);
    plain.command().replaceAll(it -> it.startsWith("-Xmx") ? heap : it);
    plain.command().removeIf(it -> it.startsWith("-Xmn"));
    return plain;
  }

  ProcessHandle childOfOurs() {
    return ours().findFirst().orElseThrow();
  }

  /** Those of this test: what another has left may still be ending. */
  Stream<ProcessHandle> ours() {
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains(directory + "/conversion/child"));
  }
}
