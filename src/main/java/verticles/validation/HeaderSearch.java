package verticles.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the header among a file's first rows. Above it there may be titles, which fill few cells;
 * below it are rows with numbers and times where it has names. If the first full row has numbers
 * and times itself, there is no header.
 */
final class HeaderSearch {
  private static final int FAR = 30; // rows
  private static final double FULL = 0.6;

  private final List<TopRow> rows;
  private final int wide;
  private final List<Integer> figures;

  /**
   * @param place of the header among the rows, or of the first row of data
   * @param named it is a header
   */
  record Found(int place, boolean named) {}

  private HeaderSearch(List<TopRow> rows) {
    this.rows = rows;
    int width = TopRows.width(rows);
    int[] filled =
        rows.stream()
            .filter(row -> row.cells().size() == width)
            .mapToInt(TopRow::filled)
            .sorted()
            .toArray();
    int typical = filled.length == 0 ? 0 : filled[filled.length * 3 / 4];
    this.wide = Math.max(Math.min(2, width), (int) Math.ceil(FULL * typical));
    this.figures = IntStream.range(0, width).filter(this::mostlyFigures).boxed().toList();
  }

  static Found find(List<TopRow> rows) {
    return new HeaderSearch(rows).find();
  }

  /** The first row that is as full as rows of data are. */
  static int firstFull(List<TopRow> rows) {
    return new HeaderSearch(rows).next(0);
  }

  private Found find() {
    int first = next(0);
    if (!isData(first)) {
      return new Found(fullest(first), true);
    }
    for (int place = first + 1; place < Math.min(first + 5, rows.size() - 1); place++) {
      boolean fuller = rows.get(place).filled() > rows.get(first).filled();
      if (fuller && !isData(place) && isData(place + 1)) {
        return new Found(place, true);
      }
    }
    return new Found(first, false);
  }

  private int next(int from) {
    for (int place = from; place < Math.min(FAR, rows.size()); place++) {
      if (!rows.get(place).readable() || rows.get(place).filled() >= wide) {
        return place;
      }
    }
    return 0;
  }

  /** Of the rows above the first data: the first of those that fill most cells. */
  private int fullest(int first) {
    int best = first;
    for (int place = first; place < Math.min(FAR, rows.size()) && !isData(place); place++) {
      boolean dataFollows = place + 1 < rows.size() && isData(place + 1);
      if (dataFollows && rows.get(place).filled() > rows.get(best).filled()) {
        best = place;
      }
    }
    return best;
  }

  /** Where the file has mostly numbers and times, so has it, in half of the columns at least. */
  private boolean isData(int place) {
    long same = figures.stream().filter(column -> rows.get(place).figure(column)).count();
    return same > 0 && 2 * same >= figures.size();
  }

  private boolean mostlyFigures(int column) {
    long filled =
        rows.stream()
            .filter(row -> column < row.cells().size() && !row.cells().get(column).isBlank())
            .count();
    return 2 * rows.stream().filter(row -> row.figure(column)).count() >= Math.max(1, filled);
  }
}
