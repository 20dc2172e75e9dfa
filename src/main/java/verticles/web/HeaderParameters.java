package verticles.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters of a header value such as {@code form-data; name="x"; filename="a;b.csv"}. */
final class HeaderParameters {
  private final String text;
  private int at;

  private HeaderParameters(String text) {
    this.text = text;
  }

  /** Parameters by lower-case name; the value's own first word under the empty name. */
  static Map<String, String> of(String header) {
    return header == null ? Map.of() : new HeaderParameters(header).read();
  }

  private Map<String, String> read() {
    Map<String, String> found = new HashMap<>();
    found.put("", until(";").toLowerCase(Locale.ROOT));
    while (at < text.length()) {
      at++;
      String name = until("=;").toLowerCase(Locale.ROOT);
      if (name.isEmpty() || at == text.length() || text.charAt(at) == ';') {
        continue;
      }
      at++;
      if (found.putIfAbsent(name, value()) != null) {
        throw Multipart.bad(
            "multipart-malformed", "The form is malformed", "A header names a parameter twice.");
      }
    }
    return found;
  }

  private String until(String stops) {
    int from = at;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String value() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at == text.length() || text.charAt(at) != '"') {
      return until(";");
    }
    at++;
    String value = quoted();
    until(";");
    return value;
  }

  /** A backslash escapes a quote or itself; elsewhere it is one, as in {@code C:\a.csv}. */
  private String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    return value.toString();
  }

  private static boolean isEscapable(char it) {
    return it == '"' || it == '\\';
  }
}
