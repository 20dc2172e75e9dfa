package verticles.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the page, ready to be sent.
 *
 * @param gzip the same compressed, or null where that gains nothing
 * @param etag strong entity tag of the plain form, without quotes
 * @param policy its own Content-Security-Policy for a page, else null
 */
record Asset(String type, Buffer plain, Buffer gzip, String etag, String policy) {

  static Asset of(String type, Buffer plain) throws IOException {
    String policy = type.startsWith("text/html") ? ContentPolicy.forPage(plain.toString()) : null;
    return new Asset(type, plain, compressed(type, plain), digest(plain), policy);
  }

  private static Buffer compressed(String type, Buffer plain) throws IOException {
    if (!MediaTypes.compressible(type)) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length() / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain.getBytes());
    }
    return out.size() < plain.length() ? Buffer.buffer(out.toByteArray()) : null;
  }

  private static String digest(Buffer plain) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
