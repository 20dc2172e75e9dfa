package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.ProblemException;
import verticles.testing.Wait;

/** Children that crash, stand still or need too much: the file gets an answer all the same. */
class SandboxLimitsTest extends SandboxCase {
  private static final SandboxLimits LIMITS = new SandboxLimits(1, 60, 60);

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
    children = new Children(new WorkDir(directory), LIMITS, SandboxLimitsTest::withoutMemory);
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
}
