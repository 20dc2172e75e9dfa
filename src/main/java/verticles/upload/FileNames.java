package verticles.upload;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Cleans the names that clients give their files. The result is only ever shown, never a path or a
 * key; it is cleaned so that it cannot mislead whoever reads it.
 */
final class FileNames {
  private static final int MAX_BYTES = 200;
  private static final String UNNAMED = "unnamed";

  private FileNames() {}

  /** The name for display. NUL and line breaks are a problem (400): nobody names a file so. */
  static String cleaned(String name) {
    if (name.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
      throw UploadProblems.badName();
    }
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    base.codePoints()
        .filter(FileNames::isShown)
        .map(c -> "<>\"|?*:".indexOf(c) < 0 ? c : '_')
        .forEach(kept::appendCodePoint);
    // Only now: what is left out may have stood between marks, which have an order of their own.
    String clean = shortened(Normalizer.normalize(kept, Normalizer.Form.NFC).strip());
    return clean.replace(".", "").isBlank() ? UNNAMED : clean;
  }

  /** Not controls, not what turns text round or hides in it, not halves of characters. */
  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Cuts the middle out: the beginning and the ending are what people know a file by. */
  private static String shortened(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    String start = name.substring(0, name.length() - ending.length());
    while (bytes(start) + bytes(ending) + 3 > MAX_BYTES) {
      start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
    }
    return start + "…" + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
