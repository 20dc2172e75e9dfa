package verticles.sandbox;

import java.util.Locale;

/** What a cell's number format says that its number is (ECMA-376 part 1, 18.8.30 and 18.8.31). */
enum NumberFormat {
  NUMBER,
  TIME,
  /** Hours that go on after 24. */
  DURATION;

  /**
   * @param id of a built-in format
   * @param code of a custom one, or null
   */
  static NumberFormat of(int id, String code) {
    if (code != null) {
      return of(code);
    }
    if (id == 46) {
      return DURATION;
    }
    boolean time =
        id >= 14 && id <= 22
            || id >= 27 && id <= 36
            || id >= 45 && id <= 47
            || id >= 50 && id <= 58
            || id >= 71 && id <= 81;
    return time ? TIME : NUMBER;
  }

  /**
   * Letters of dates and times count only outside quotes, brackets and escapes, and where there is
   * no place for a digit but of a second's fraction. Only the part for positive numbers decides.
   */
  private static NumberFormat of(String code) {
    boolean time = false;
    for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (c == '"') {
        i = past(code, '"', i);
      } else if (c == '[') {
        int end = past(code, ']', i);
        if (code.substring(i + 1, end).toLowerCase(Locale.ROOT).matches("h+|m+|s+")) {
          return DURATION;
        }
        i = end;
      } else if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '#' || c == '?' || c == '@' || c == '0' && !time) {
        return NUMBER;
      } else if (code.startsWith("General", i)) {
        return NUMBER;
      } else {
        time |= "ymdhs".indexOf(c) >= 0;
      }
    }
    return time ? TIME : NUMBER;
  }

  private static int past(String code, char end, int from) {
    int at = code.indexOf(end, from + 1);
    return at < 0 ? code.length() : at;
  }
}
