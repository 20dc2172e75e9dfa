package verticles.validation;

import java.util.List;

/**
 * How likely a character is to part a file's cells. Decimal commas part rows as evenly as
 * semicolons do, so that even rows are not enough: the cells must be numbers, times or texts of one
 * piece, and names must stand above them.
 */
final class DelimiterSearch {
  static final String ALL = ",;\t|";
  private static final double NAMED = 0.3;
  private static final double DOUBTFUL = 0.5;

  private final CellReader reader = new CellReader();
  private final char delimiter;
  private final List<TopRow> rows;
  private final int width;

  private DelimiterSearch(char delimiter, List<TopRow> rows) {
    this.delimiter = delimiter;
    this.rows = rows;
    this.width = TopRows.width(rows);
  }

  /**
   * @param rows as this delimiter makes them
   * @return 0 if it parts nothing
   */
  static double likelihood(char delimiter, List<TopRow> rows) {
    return new DelimiterSearch(delimiter, rows).likelihood();
  }

  /** Of equals the one that makes more cells. */
  private double likelihood() {
    return width < 2
        ? 0
        : TopRows.share(rows, width) * wholeness() + (named() ? NAMED : 0) + width / 1e6;
  }

  private boolean named() {
    HeaderSearch.Found header = HeaderSearch.find(rows);
    return header.named() && rows.get(header.place()).cells().size() == width;
  }

  /** The part of the cells that are of one piece, in the rows that have as many as most. */
  private double wholeness() {
    return rows.stream()
        .filter(row -> row.cells().size() == width)
        .flatMap(row -> row.cells().stream())
        .mapToDouble(this::wholeness)
        .average()
        .orElse(0);
  }

  private double wholeness(String cell) {
    double whole = 1;
    for (int at = 0; at < cell.length(); at++) {
      char c = cell.charAt(at);
      if (c != delimiter && ALL.indexOf(c) >= 0) {
        whole = Math.min(whole, parts(cell, at) ? 0 : DOUBTFUL);
      }
    }
    return whole == 1 || isFigure(cell) ? 1 : whole;
  }

  /** Nothing but a delimiter stands so close between what it parts; or a comma between digits. */
  private static boolean parts(String cell, int at) {
    if (at == 0 || at == cell.length() - 1) {
      return false;
    }
    char before = cell.charAt(at - 1);
    char after = cell.charAt(at + 1);
    boolean decimal =
        cell.charAt(at) == ',' && Character.isDigit(before) && Character.isDigit(after);
    return !decimal && !Character.isWhitespace(before) && !Character.isWhitespace(after);
  }

  private boolean isFigure(String cell) {
    byte[] plain = Encoding.utf8(cell);
    byte[] padded = new byte[plain.length + 2 * Bytes.MARGIN];
    System.arraycopy(plain, 0, padded, Bytes.MARGIN, plain.length);
    long traits = reader.read(padded, Bytes.MARGIN, Bytes.MARGIN + plain.length, true);
    return (traits & (Traits.TEXT | Traits.UNUSABLE)) == 0;
  }
}
