package verticles.packing;

/**
 * A style sheet, or a piece of one, without its comments and without the white space that says
 * nothing. What is in quotes stays as it is.
 */
final class TerseStyle {
  private static final String LONERS = "{};,";

  private final String style;
  private final StringBuilder out;
  private int at;
  private boolean space;

  private TerseStyle(String style) {
    this.style = style;
    this.out = new StringBuilder(style.length());
  }

  static String of(String style) {
    return new TerseStyle(style).run();
  }

  private String run() {
    while (at < style.length()) {
      char it = style.charAt(at);
      if (Character.isWhitespace(it)) {
        space = true;
        at++;
      } else if (style.startsWith("/*", at)) {
        space = true;
        int end = style.indexOf("*/", at + 2);
        at = end < 0 ? style.length() : end + 2;
      } else if (it == '"' || it == '\'') {
        quoted(it);
      } else {
        put(it);
        at++;
      }
    }
    // What follows a piece is not known here, nor is what stands before it.
    return space && mayMatter() ? out.append(' ').toString() : out.toString();
  }

  private void quoted(char quote) {
    put(quote);
    for (at++; at < style.length(); at++) {
      char it = style.charAt(at);
      out.append(it);
      if (it == '\\' && at + 1 < style.length()) {
        out.append(style.charAt(++at));
      } else if (it == quote) {
        at++;
        return;
      }
    }
  }

  private boolean mayMatter() {
    return out.isEmpty() || LONERS.indexOf(out.charAt(out.length() - 1)) < 0;
  }

  private void put(char it) {
    if (space && mayMatter() && LONERS.indexOf(it) < 0) {
      out.append(' ');
    }
    space = false;
    out.append(it);
  }
}
