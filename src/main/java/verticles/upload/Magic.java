package verticles.upload;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import verticles.contract.Signature;

/** Tells by a file's first bytes what it is. Its name and its declared type are not asked. */
final class Magic {
  /** As many bytes as are needed to tell. */
  static final int BYTES = Signature.BYTES;

  private Magic() {}

  /** It may be text. */
  static boolean isNoneThatIsKnown(Buffer head) {
    return Signature.of(head.getBytes()).isEmpty();
  }

  /** What the file is, if it is certainly nothing that is taken. */
  static Optional<String> notTaken(Buffer head) {
    return Signature.of(head.getBytes(0, Math.min(BYTES, head.length())))
        .filter(found -> !found.taken())
        .map(Signature::words);
  }
}
