package verticles.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frames;

/** What the child says to the server. */
final class Answers {
  private final OutputStream out;

  Answers(OutputStream out) {
    this.out = out;
  }

  void advanced(long bytes) {
    say(new Frame.Advanced(bytes));
  }

  void say(Frame frame) {
    try {
      Frames.write(out, frame);
    } catch (IOException e) {
      throw new UncheckedIOException("the server is gone", e);
    }
  }
}
