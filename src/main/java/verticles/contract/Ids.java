package verticles.contract;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then random bits. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static UUID next() {
    long millis = System.currentTimeMillis();
    long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
    long low = 0x8000000000000000L | (RANDOM.nextLong() & 0x3fffffffffffffffL);
    return new UUID(high, low);
  }
}
