package verticles.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import verticles.sandbox.protocol.Frame;

/** Reads files as a child does, but in this JVM: for tests that read many. */
public final class InProcess {
  private InProcess() {}

  /**
   * @param directory for the rows, in {@code rows.csv}, and whatever else is written
   * @return what a child would say of it
   */
  public static Frame convert(Path file, Path directory, String format, long maxBytes)
      throws IOException {
    Frame.Convert convert =
        new Frame.Convert(
            file.toString(),
            directory.resolve("rows.csv").toString(),
            directory.toString(),
            format,
            null,
            maxBytes);
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
      return Sandbox.answer(convert, new Answers(OutputStream.nullOutputStream()), nowhere);
    }
  }
}
