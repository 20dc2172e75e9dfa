package verticles.validation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One of a file's first rows, while its header is looked for.
 *
 * @param row where it is
 * @param cells empty if it cannot be read
 */
record TopRow(RowBatch.Broken row, List<String> cells) {
  /** Digits and no letters, a date with letters in it, or a number with a currency's code. */
  private static final Pattern FIGURE =
      Pattern.compile(
          "[^\\p{L}]*\\p{Nd}[^\\p{L}]*"
              + "|\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}T.*"
              + "|\\p{Nd}{1,2}[-. ]\\p{L}{3,9}[-. ]+\\p{Nd}{2,4}.*"
              + "|\\p{L}{3,9} \\p{Nd}{1,2},? \\p{Nd}{4}.*"
              + "|\\p{Lu}{3} ?-?[\\p{Nd}.,]+|[\\p{Nd}.,]+ ?\\p{Lu}{3}");

  boolean readable() {
    return row.rule() == Rule.CELL_COUNT;
  }

  int filled() {
    return (int) cells.stream().filter(cell -> !cell.isBlank()).count();
  }

  /** Nothing is in the cells from this one on. */
  boolean blankFrom(int place) {
    return cells.stream().skip(place).allMatch(String::isBlank);
  }

  /** The cell is a number or a time rather than a name. */
  boolean figure(int place) {
    return place < cells.size() && FIGURE.matcher(cells.get(place).strip()).matches();
  }

  /**
   * It may be a header of these names: its cells are, but for those that were made up or told
   * apart.
   */
  boolean begins(List<String> names) {
    boolean any = false;
    for (int place = 0; place < Math.min(cells.size(), names.size()); place++) {
      String cell = cells.get(place).strip();
      if (!names.get(place).startsWith(cell)) {
        return false;
      }
      any |= names.get(place).equals(cell);
    }
    return any;
  }
}
