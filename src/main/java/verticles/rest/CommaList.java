package verticles.rest;

import java.util.ArrayList;
import java.util.List;

/** Values separated by commas; one that has a comma in it stands in double quotes, as in CSV. */
final class CommaList {
  private CommaList() {}

  /**
   * @param text may be null
   * @return the values that are not empty, each once
   */
  static List<String> of(String text) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    String all = text == null ? "" : text;
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (c == '"' && quoted && i + 1 < all.length() && all.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"' && (quoted || value.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        add(values, value);
      } else {
        value.append(c);
      }
    }
    add(values, value);
    return values;
  }

  private static void add(List<String> values, StringBuilder value) {
    String one = value.toString().strip();
    if (!one.isEmpty() && !values.contains(one)) {
      values.add(one);
    }
    value.setLength(0);
  }
}
