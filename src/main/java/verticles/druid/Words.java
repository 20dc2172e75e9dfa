package verticles.druid;

import java.util.regex.Pattern;

/** Takes out of Druid's messages what is no user's business: class names, hosts, paths. */
final class Words {
  private static final Pattern CLASSES =
      Pattern.compile("\\b(?:[a-z][\\w$]*\\.){2,}[A-Z][\\w$.]*:? ?");
  private static final Pattern URLS = Pattern.compile("\\b[a-z][a-z0-9]+://\\S+");
  private static final Pattern ADDRESSES =
      Pattern.compile(
          "\\b(?:\\d{1,3}(?:\\.\\d{1,3}){3}|localhost|[\\w-]+(?:\\.[\\w-]+)+)(?::\\d+)");
  private static final Pattern PATHS = Pattern.compile("(?<![\\w.])/(?:[\\w.~-]+/)+[\\w.~-]*");
  private static final int LONGEST = 300;

  private Words() {}

  static String plain(String message) {
    String text = CLASSES.matcher(message).replaceAll("");
    text = URLS.matcher(text).replaceAll("(an address)");
    text = ADDRESSES.matcher(text).replaceAll("(a host)");
    text = PATHS.matcher(text).replaceAll("(a path)").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
