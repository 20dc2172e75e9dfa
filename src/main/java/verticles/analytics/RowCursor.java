package verticles.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of rows ends: all newer rows were given, and of those of this very time the first
 * kinds of equal rows, and some copies of the next kind.
 *
 * @param kinds {@value #ALL} = all of them
 */
record RowCursor(long millis, int kinds, long copies) {
  private static final int ALL = -1;

  /** Everything from this time on was given. */
  static RowCursor before(long millis) {
    return new RowCursor(millis, ALL, 0);
  }

  boolean isBetweenTimes() {
    return kinds == ALL;
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((millis + "." + kinds + "." + copies).getBytes(StandardCharsets.UTF_8));
  }

  static RowCursor of(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\.");
      RowCursor cursor =
          new RowCursor(
              Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      if (cursor.kinds >= ALL && cursor.copies >= 0) {
        return cursor;
      }
    } catch (RuntimeException notOurs) {
      // said below
    }
    throw Names.bad("after must be the cursor of a page before.", "after", text);
  }
}
