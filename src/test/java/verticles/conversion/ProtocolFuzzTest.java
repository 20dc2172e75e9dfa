package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.ProblemException;
import verticles.contract.Source;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frame.Contents;
import verticles.sandbox.protocol.Frame.Sheet;
import verticles.sandbox.protocol.Frames;
import verticles.testing.Wait;

/**
 * Children that a file has turned against the server: whatever one says, its file ends as rows that
 * are there, as a refusal in words, or as a fault of ours; and no child stays.
 */
class ProtocolFuzzTest {
  private static final int MOST_BYTES = 1_000;
  private static final long NANOS = 1_500_000_000;

  /** Says what is in a file, waits until it is given work, and ends. */
  private static final String TALKER = "cat \"$0\"; head -c 1 >/dev/null";

  /** Waits not much longer than it takes. */
  private static final String HASTY = "cat \"$0\"; exec >&-; timeout 0.1 head -c 1 >/dev/null";

  @TempDir Path directory;
  private Path script;
  private Path work;
  private Children children;
  private String talker = TALKER;

  @BeforeEach
  void open() throws IOException {
    script = directory.resolve("script");
    work = Files.createDirectory(directory.resolve("work"));
    Files.writeString(work.resolve("rows.csv"), "a,b\n1,2\n");
  }

  private Children children() {
    return new Children(
        new WorkDir(directory),
        new SandboxLimits(1, 20, 10),
        home ->
            new ProcessBuilder("sh", "-c", talker, script.toString())
                .redirectError(home.resolve("said").toFile()));
  }

  @AfterEach
  void close() {
    Wait.until(() -> children.gone() && SandboxTest.homes(directory).isEmpty());
  }

  private static List<Frame> good() {
    Contents contents =
        new Contents(List.of(new Sheet("Sales", 1, 2, 0.5)), "Sales", List.of("A note."));
    return List.of(
        new Frame.Ready(),
        new Frame.Advanced(0),
        new Frame.Advanced(8),
        new Frame.Done(8, contents));
  }

  private static byte[] bytes(List<Frame> frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      Frames.write(bytes, frame);
    }
    return bytes.toByteArray();
  }

  /**
   * What becomes of a file whose child says this; null where the fault is ours. No spare child
   * waits for the next file: it would have read this script, or half of the next.
   */
  private Rows said(byte[] bytes) throws IOException {
    Files.write(script, bytes);
    children = children();
    Path file = directory.resolve("file");
    Sandboxed conversion =
        new Sandboxed(new Work(file, work, null, null, MOST_BYTES, children), "xlsx");
    try {
      while (conversion.result() == null) {
        conversion.step(1, true);
      }
      return conversion.result();
    } catch (ProblemException ours) {
      assertTrue(ours.problem().status() >= 500, ours::toString);
    } catch (IOException ours) {
      assertNotNull(ours.getMessage());
    } finally {
      children.close();
      conversion.close();
    }
    return null;
  }

  private Rows said(Frame... frames) throws IOException {
    return said(bytes(List.of(frames)));
  }

  @Test
  void rowsThatAreThereAreTaken() throws IOException {
    // When
    Rows rows = said(bytes(good()));

    // Then
    assertNull(rows.refusal());
    assertEquals("Sales", rows.source().sheet());
  }

  @Test
  void rowsThatAreNotThereAreRefused() throws IOException {
    // When
    Rows more = said(new Frame.Ready(), new Frame.Advanced(9), new Frame.Done(9, Contents.NONE));
    Rows other = said(new Frame.Ready(), new Frame.Advanced(8), new Frame.Done(7, Contents.NONE));
    Rows beyond = said(new Frame.Ready(), new Frame.Advanced(MOST_BYTES + 1));
    Files.delete(work.resolve("rows.csv"));
    Files.createSymbolicLink(work.resolve("rows.csv"), Path.of("/etc/hostname"));
    long length = Files.size(Path.of("/etc/hostname"));
    Rows another =
        said(new Frame.Ready(), new Frame.Advanced(length), new Frame.Done(length, Contents.NONE));

    // Then
    for (Rows rows : List.of(more, other, beyond, another)) {
      assertEquals("unreadable-file", rows.refusal().type());
    }
  }

  @Test
  void wordsAreShownShortAndPlain() throws IOException {
    // Given
    String long1 = "\0\u001b[31m" + "x".repeat(100_000);
    Sheet sheet = new Sheet(long1, 1, 2, 1);
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      notes.add("\0note " + i);
    }

    // When
    Rows refused = said(new Frame.Ready(), new Frame.Refused("t", "title", long1, Contents.NONE));
    Rows done =
        said(
            new Frame.Ready(),
            new Frame.Advanced(8),
            new Frame.Done(8, new Contents(List.of(sheet), long1, notes)));

    // Then
    Source source = done.source();
    for (String text :
        List.of(
            refused.refusal().detail(),
            source.sheet(),
            source.sheets().get(0).name(),
            source.notes().get(0))) {
      assertTrue(text.length() <= 2_001, text.length() + " characters");
      assertFalse(text.matches("(?s).*\\p{Cntrl}.*"), text);
    }
    assertEquals(50, source.notes().size());
  }

  @Test
  void anythingElseEndsInAnAnswer() throws Exception {
    // Given
    talker = HASTY;
    byte[] good = bytes(good());
    Mutations mutations = new Mutations(new Random());
    long end = System.nanoTime() + NANOS;
    List<byte[]> scripts = new ArrayList<>();
    for (Path file : ReadingFuzzTest.corpus("protocol")) {
      scripts.add(Files.readAllBytes(file));
    }

    // When, then
    for (int i = 0; i < scripts.size() || System.nanoTime() < end; i++) {
      byte[] bytes = i < scripts.size() ? scripts.get(i) : mutations.once(good);
      Rows rows = said(bytes);
      if (rows != null && rows.refusal() == null) {
        assertEquals(8, Files.size(rows.path()));
      } else if (rows != null) {
        assertEquals(422, rows.refusal().status());
      }
      assertEquals(0, children.running());
    }
  }
}
