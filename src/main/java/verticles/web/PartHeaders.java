package verticles.web;

import static verticles.web.Multipart.bad;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import verticles.contract.ProblemException;

/**
 * What a part says of itself (RFC 7578, 4.2).
 *
 * @param name its field
 * @param filename as the client names the file, or null where the part is a plain field
 */
record PartHeaders(String name, String filename) {
  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

  /** Reads header lines, without the last line break. */
  static PartHeaders parse(String text) {
    Map<String, String> disposition = null;
    for (String line : text.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 1 || hasControl(line)) {
        throw malformed("A part's header line cannot be read.");
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-disposition" -> {
          if (disposition != null) {
            throw malformed("A part has two Content-Disposition lines.");
          }
          disposition = HeaderParameters.of(value);
        }
        case "content-transfer-encoding" -> checkEncoding(value);
        default -> {
          // what the client believes of the content is not asked: the content itself tells
        }
      }
    }
    return of(disposition);
  }

  private static PartHeaders of(Map<String, String> disposition) {
    if (disposition == null || !"form-data".equals(disposition.get(""))) {
      throw malformed("A part lacks Content-Disposition: form-data.");
    }
    String name = disposition.get("name");
    if (name == null || name.isEmpty()) {
      throw malformed("A part has no name.");
    }
    String extended = disposition.get("filename*");
    String filename = extended == null ? disposition.get("filename") : decoded(extended);
    return new PartHeaders(unescaped(name), filename == null ? null : unescaped(filename));
  }

  private static void checkEncoding(String encoding) {
    if (!PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw malformed("A part has a Content-Transfer-Encoding; send the file's bytes as they are.");
    }
  }

  private static boolean hasControl(String line) {
    return line.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n');
  }

  /** Browsers write a quote in a name as {@code %22}. */
  private static String unescaped(String value) {
    return value.replace("%22", "\"");
  }

  /** {@code charset'language'percent-encoded} (RFC 8187). */
  private static String decoded(String extended) {
    String[] pieces = extended.split("'", 3);
    if (pieces.length < 3) {
      return extended;
    }
    boolean latin = pieces[0].equalsIgnoreCase("iso-8859-1");
    Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    try {
      return URLDecoder.decode(pieces[2].replace("+", "%2B"), charset);
    } catch (IllegalArgumentException e) {
      throw malformed("A file name is wrongly encoded.");
    }
  }

  private static ProblemException malformed(String detail) {
    return bad("multipart-malformed", "The form is malformed", detail);
  }
}
