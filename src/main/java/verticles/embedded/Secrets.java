package verticles.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Passwords of the embedded services: made once for each data directory. */
final class Secrets {
  private static final int BYTES = 24;

  private final Remembered remembered;

  private Secrets(Remembered remembered) {
    this.remembered = remembered;
  }

  static Secrets in(Path file) throws IOException {
    return new Secrets(Remembered.in(file));
  }

  String of(String name) throws IOException {
    Optional<String> known = remembered.get(name);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    remembered.put(name, fresh);
    return fresh;
  }
}
