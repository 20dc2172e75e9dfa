package verticles.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content-Security-Policy (CSP Level 3). A page may run our own files and the one inline import map
 * that it carries, known by its hash; nothing else inline, nothing from elsewhere.
 */
final class ContentPolicy {
  /** For what is not a page: nothing may be loaded at all. */
  static final String FOR_DATA =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private static final Pattern IMPORT_MAP =
      Pattern.compile(
          "<script\\b[^>]*\\btype=[\"']?importmap[\"']?[^>]*>(.*?)</script>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");

  private ContentPolicy() {}

  /** The policy for this page, whose import maps are allowed by hash. */
  static String forPage(String html) {
    StringBuilder hashes = new StringBuilder();
    Matcher map = IMPORT_MAP.matcher(html);
    while (map.find()) {
      hashes.append(" 'sha256-").append(sha256(map.group(1))).append('\'');
    }
    return "default-src 'none'; script-src 'self'"
        + hashes
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
        + "; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  }

  /** Not every browser counts ws: as {@code 'self'}, so the page's own host is named for it. */
  static String withWebSocketsOf(String policy, String authority) {
    if (!AUTHORITY.matcher(authority).matches()) {
      return policy;
    }
    return policy.replace(
        "connect-src 'self'", "connect-src 'self' ws://" + authority + " wss://" + authority);
  }

  private static String sha256(String text) {
    try {
      // A browser hashes the text with its line ends as the HTML parser leaves them.
      byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
