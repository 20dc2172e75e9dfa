package verticles.packing;

import java.util.Set;

/**
 * A JavaScript module without its comments, its indentation and the spaces that separate nothing.
 * Names and strings stay as they are, and so does every line end at which a semicolon could be
 * missing: what fails in a browser can be read there. Style sheets in templates that are tagged
 * {@code css} are made terse as well; markup loses its indentation.
 *
 * <p>Made for modules as ours are written, with their semicolons; it does not parse. That a slash
 * begins an expression is told from what stands before it.
 */
final class TerseScript {
  /** After these, and before those, white space within a line says nothing. */
  private static final String LONERS = "{}()[];,:?=<>&|!";

  private static final String OPEN = "{([,;:?=&|";
  private static final String CLOSE = "})],;:?.";

  /** A slash after one of these begins an expression, as it does after these words. */
  private static final String BEFORE_EXPRESSION = "(,=:[!&|?{};+-*%<>~^";

  private static final Set<String> WORDS_BEFORE_EXPRESSION =
      Set.of("return", "typeof", "case", "in", "of", "do", "else", "await", "yield", "throw");

  private final String script;
  private final StringBuilder out;
  private int at;
  private boolean space;
  private boolean line;

  private TerseScript(String script) {
    this.script = script;
    this.out = new StringBuilder(script.length());
  }

  /**
   * @throws IllegalArgumentException where a string, a template or an expression does not end
   */
  static String of(String script) {
    TerseScript terse = new TerseScript(script);
    terse.code(false);
    return terse.out.append('\n').toString();
  }

  /**
   * @param inTemplate it ends with the brace that ends a template's value
   */
  private void code(boolean inTemplate) {
    int depth = 0;
    while (at < script.length()) {
      char it = script.charAt(at);
      if (Character.isWhitespace(it)) {
        space = true;
        line |= it == '\n';
        at++;
      } else if (it == '/') {
        slash();
      } else if (it == '"' || it == '\'') {
        quoted(it);
      } else if (it == '`') {
        template();
      } else {
        depth += it == '{' ? 1 : it == '}' ? -1 : 0;
        put(it);
        at++;
        if (inTemplate && depth < 0) {
          return;
        }
      }
    }
    require(!inTemplate, "template");
  }

  private void slash() {
    if (script.startsWith("//", at)) {
      int end = script.indexOf('\n', at);
      at = end < 0 ? script.length() : end;
    } else if (script.startsWith("/*", at)) {
      int end = script.indexOf("*/", at + 2);
      require(end >= 0, "comment");
      space = true;
      line |= script.substring(at, end).contains("\n");
      at = end + 2;
    } else if (beginsExpression()) {
      expression();
    } else {
      put('/');
      at++;
    }
  }

  private boolean beginsExpression() {
    int from = out.length();
    if (from == 0 || BEFORE_EXPRESSION.indexOf(out.charAt(from - 1)) >= 0) {
      return from < 2 || !Set.of("++", "--").contains(out.substring(from - 2));
    }
    while (from > 0 && Character.isJavaIdentifierPart(out.charAt(from - 1))) {
      from--;
    }
    return WORDS_BEFORE_EXPRESSION.contains(out.substring(from));
  }

  private void expression() {
    put('/');
    boolean inClass = false;
    for (at++; at < script.length() && script.charAt(at) != '\n'; at++) {
      char it = script.charAt(at);
      out.append(it);
      if (it == '\\') {
        out.append(script.charAt(++at));
      } else if (it == '/' && !inClass) {
        at++;
        return;
      } else {
        inClass = it == '[' || (inClass && it != ']');
      }
    }
    require(false, "regular expression");
  }

  private void quoted(char quote) {
    put(quote);
    for (at++; at < script.length() && script.charAt(at) != '\n'; at++) {
      char it = script.charAt(at);
      out.append(it);
      if (it == '\\') {
        out.append(script.charAt(++at));
      } else if (it == quote) {
        at++;
        return;
      }
    }
    require(false, "string");
  }

  private void template() {
    boolean style = endsWithWord("css");
    boolean markup = endsWithWord("html") || endsWithWord("svg");
    put('`');
    int from = ++at;
    while (at < script.length()) {
      char it = script.charAt(at);
      if (it == '\\') {
        at += 2;
      } else if (it == '`') {
        words(from, style, markup);
        out.append('`');
        at++;
        return;
      } else if (script.startsWith("${", at)) {
        words(from, style, markup);
        out.append("${");
        at += 2;
        code(true);
        from = at;
      } else {
        at++;
      }
    }
    require(false, "template");
  }

  private void words(int from, boolean style, boolean markup) {
    String words = script.substring(from, at);
    out.append(style ? TerseStyle.of(words) : markup ? words.replaceAll("\\n\\s+", "\n") : words);
  }

  private boolean endsWithWord(String word) {
    int from = out.length() - word.length();
    return !space
        && from >= 0
        && out.substring(from).equals(word)
        && (from == 0 || !Character.isJavaIdentifierPart(out.charAt(from - 1)));
  }

  /** A character of the code itself, after what of the white space before it must stay. */
  private void put(char it) {
    if (space && !out.isEmpty()) {
      char before = out.charAt(out.length() - 1);
      if (line && OPEN.indexOf(before) < 0 && CLOSE.indexOf(it) < 0) {
        out.append('\n');
      } else if (!line && LONERS.indexOf(before) < 0 && LONERS.indexOf(it) < 0) {
        out.append(' ');
      }
    }
    space = false;
    line = false;
    out.append(it);
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("a " + what + " does not end, before " + at);
    }
  }
}
