package verticles.http;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the page, ready to be sent.
 *
 * @param brotli the same compressed, or null where there is no such form; so is {@code gzip}
 * @param etag strong entity tag of the plain form, without quotes
 * @param policy its own Content-Security-Policy for a page, else null
 */
record Asset(String type, Buffer plain, Buffer brotli, Buffer gzip, String etag, String policy) {

  static Asset of(String type, Buffer plain, Buffer brotli, Buffer gzip) {
    String policy = type.startsWith("text/html") ? ContentPolicy.forPage(plain.toString()) : null;
    return new Asset(type, plain, brotli, gzip, digest(plain), policy);
  }

  /** The smallest form that the reader takes. */
  Form formFor(String acceptEncoding) {
    if (brotli != null && Coding.isTaken("br", acceptEncoding)) {
      return new Form("br", brotli, etag + "-br");
    }
    if (gzip != null && Coding.isTaken("gzip", acceptEncoding)) {
      return new Form("gzip", gzip, etag + "-gz");
    }
    return new Form(null, plain, etag);
  }

  /**
   * @param coding the Content-Encoding; null for none
   * @param etag without quotes
   */
  record Form(String coding, Buffer body, String etag) {}

  private static String digest(Buffer plain) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
