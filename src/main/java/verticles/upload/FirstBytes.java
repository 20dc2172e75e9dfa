package verticles.upload;

import io.vertx.core.buffer.Buffer;

/** Looks at a file's first bytes, in however many pieces they come, for what it is. */
final class FirstBytes {
  private final Buffer bytes = Buffer.buffer(Magic.BYTES);
  private boolean refused;

  /** To be called with all bytes; fails (415) as soon as they show what is not taken. */
  void pass(Buffer some) {
    if (bytes.length() < Magic.BYTES) {
      bytes.appendBuffer(some, 0, Math.min(some.length(), Magic.BYTES - bytes.length()));
      check(bytes.length() == Magic.BYTES);
    }
  }

  /** To be called at the end: a file may be shorter than what was waited for. */
  void end() {
    check(bytes.length() < Magic.BYTES);
  }

  boolean areRefused() {
    return refused;
  }

  private void check(boolean now) {
    if (now) {
      Magic.notTaken(bytes)
          .ifPresent(
              found -> {
                refused = true;
                throw UploadProblems.wrongType(found);
              });
    }
  }
}
