package verticles.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Which names a canonical column may have in a file. */
final class ColumnNames {
  private static final Map<CanonicalColumn, List<String>> ACCEPTED = read();
  private static final Map<CanonicalColumn, List<String>> PLAIN = plainNames();

  private ColumnNames() {}

  /** In order of preference, as people write them; the canonical name first. */
  static List<String> accepted(CanonicalColumn column) {
    return ACCEPTED.get(column);
  }

  /** How well a header's cell names a column: 1 for the name itself, 0 for not at all. */
  static double match(CanonicalColumn column, String cell) {
    if (cell.equals(column.columnName())) {
      return 1;
    }
    int place = PLAIN.get(column).indexOf(plain(cell));
    return place < 0 ? 0 : place == 0 ? 0.99 : 0.95 - 0.01 * place;
  }

  /** A name without what people vary: case, spaces, punctuation. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    lower(name).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /**
   * A header's cell as a column name of Druid: letters, digits and underscores, a letter first,
   * none of the canonical names, and none of those taken before.
   *
   * @param taken lower-case; the new name is added
   */
  static String clean(String cell, Set<String> taken) {
    StringBuilder name = new StringBuilder();
    cell.codePoints()
        .map(c -> Character.isLetterOrDigit(c) ? c : '_')
        .limit(60)
        .forEach(name::appendCodePoint);
    if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
      name.insert(0, "column_");
    }
    String base = name.toString();
    String unique = base;
    for (int i = 2; CanonicalColumn.isName(unique) || !taken.add(lower(unique)); i++) {
      unique = base + "_" + i;
    }
    return unique;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Map<CanonicalColumn, List<String>> plainNames() {
    Map<CanonicalColumn, List<String>> plain = new EnumMap<>(CanonicalColumn.class);
    ACCEPTED.forEach(
        (column, names) -> plain.put(column, names.stream().map(ColumnNames::plain).toList()));
    return plain;
  }

  private static Map<CanonicalColumn, List<String>> read() {
    Properties properties = new Properties();
    try (InputStream in = ColumnNames.class.getResourceAsStream("/validation/names.properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<CanonicalColumn, List<String>> names = new EnumMap<>(CanonicalColumn.class);
    for (CanonicalColumn column : CanonicalColumn.ALL) {
      List<String> accepted = new ArrayList<>();
      accepted.add(column.columnName());
      for (String name : properties.getProperty(column.columnName(), "").split(",")) {
        accepted.add(name.strip());
      }
      accepted.removeIf(String::isEmpty);
      names.put(column, List.copyOf(accepted));
    }
    return names;
  }
}
