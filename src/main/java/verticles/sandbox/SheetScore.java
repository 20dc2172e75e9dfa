package verticles.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * How much a sheet looks like a table of sales, 0 to 1: a line of names among its first, most of
 * them such as sales files have; below it dates and numbers, and many rows of both.
 */
final class SheetScore {
  private static final int HEADER_WITHIN = 30;
  private static final double ENOUGH_NAMES = 4;
  private static final double HIDDEN = 0.5;

  private final Set<String> names = names();

  double of(Sample sample, boolean hidden) {
    double best = 0;
    for (int i = 0; i < Math.min(HEADER_WITHIN, sample.rows.size()); i++) {
      best = Math.max(best, of(sample, i));
    }
    return hidden ? HIDDEN * best : best;
  }

  private double of(Sample sample, int header) {
    Cells row = sample.rows.get(header);
    int below = sample.rows.size() - header - 1;
    if (row.count() < 2) {
      return 0;
    }
    int texts = 0;
    int known = 0;
    for (int i = 0; i < row.count(); i++) {
      if (row.kind(i) == Cells.Kind.TEXT) {
        texts++;
        known += names.contains(plain(row, i)) ? 1 : 0;
      }
    }
    return 0.4 * Math.min(1, known / ENOUGH_NAMES)
        + 0.15 * texts / row.count()
        + 0.15 * Math.min(1, Math.log10(below + 1.0) / 3)
        + 0.15 * filled(sample, header, Cells.Kind.DATE)
        + 0.15 * filled(sample, header, Cells.Kind.NUMBER);
  }

  /** The part of the rows below that have a cell of this kind. */
  private static double filled(Sample sample, int header, Cells.Kind kind) {
    int rows = 0;
    for (Cells row : sample.rows.subList(header + 1, sample.rows.size())) {
      for (int i = 0; i < row.count(); i++) {
        if (row.kind(i) == kind) {
          rows++;
          break;
        }
      }
    }
    return rows / Math.max(1.0, sample.rows.size() - header - 1);
  }

  private static String plain(Cells row, int cell) {
    int start = row.start(cell);
    byte[] bytes = row.text.bytes;
    return plain(new String(bytes, start, row.end(cell) - start, StandardCharsets.UTF_8));
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static Set<String> names() {
    Properties properties = new Properties();
    try (InputStream in = SheetScore.class.getResourceAsStream("/validation/names.properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> names = new HashSet<>();
    properties.forEach(
        (canonical, others) -> {
          names.add(plain((String) canonical));
          for (String other : ((String) others).split(",")) {
            names.add(plain(other));
          }
        });
    names.remove("");
    return names;
  }
}
