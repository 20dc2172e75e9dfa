package verticles.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the blocks of one upload. */
final class Digest {
  private final MessageDigest sha256 = sha256();

  void update(byte[] block, int length) {
    sha256.update(block, 0, length);
  }

  /** Lower-case hex; ends the digest. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}
