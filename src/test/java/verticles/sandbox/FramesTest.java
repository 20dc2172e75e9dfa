package verticles.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frame.Contents;
import verticles.sandbox.protocol.Frame.Sheet;
import verticles.sandbox.protocol.Frames;
import verticles.sandbox.protocol.Frames.GarbageException;

/** What server and child say arrives as it was said; whatever else comes is told from it. */
class FramesTest {
  private static final List<Frame> ALL =
      List.of(
          new Frame.Convert("/a", "/b", "/c", "xlsx", null, 7),
          new Frame.Convert("/ä", "", "/c", "xls", "Q1 😀", Long.MAX_VALUE),
          new Frame.Ready(),
          new Frame.Advanced(0),
          new Frame.Done(
              5, new Contents(List.of(new Sheet("S", 1, 2, 0.5)), "S", List.of("a note"))),
          new Frame.Refused("type", "title", "detail", Contents.NONE),
          new Frame.Failed("why"));

  private static byte[] bytes(List<Frame> frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      Frames.write(out, frame);
    }
    return out.toByteArray();
  }

  @Test
  void everyFrameArrivesAsItWasSaid() throws IOException {
    // Given
    ByteArrayInputStream in = new ByteArrayInputStream(bytes(ALL));

    // When, then
    for (Frame frame : ALL) {
      assertEquals(frame, Frames.read(in));
    }
    assertNull(Frames.read(in));
  }

  @Test
  void aFrameThatBreaksOffIsGarbage() throws IOException {
    for (Frame frame : ALL) {
      byte[] whole = bytes(List.of(frame));
      for (int length = 1; length < whole.length; length++) {
        ByteArrayInputStream in = new ByteArrayInputStream(Arrays.copyOf(whole, length));
        assertThrows(GarbageException.class, () -> Frames.read(in));
      }
    }
  }

  @Property(tries = 2_000)
  void anyBytesAreFramesOrGarbage(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    readAll(bytes);
  }

  @Property(tries = 2_000)
  void damagedFramesAreFramesOrGarbage(
      @ForAll @IntRange(max = 6) int frame, @ForAll @IntRange(max = 300) int at, @ForAll byte value)
      throws IOException {
    byte[] bytes = bytes(List.of(ALL.get(frame)));
    bytes[at % bytes.length] = value;
    readAll(bytes);
  }

  /** Ends, with nothing but frames and one complaint. */
  private static void readAll(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      Frame frame;
      while ((frame = Frames.read(in)) != null) {
        assertEquals(frame, Frames.read(new ByteArrayInputStream(bytes(List.of(frame)))));
      }
    } catch (GarbageException expected) {
      // told from frames
    }
  }
}
