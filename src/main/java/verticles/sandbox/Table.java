package verticles.sandbox;

import java.util.Arrays;

/**
 * Writes a sheet's rows as lines of the same number: a row's line is its number in the sheet, and
 * rows with nothing in them are empty lines. The columns are those that the sheet's first rows use.
 * A row that has anything beside them is written with more cells than the others, so that it is set
 * aside and nothing is lost in silence.
 */
final class Table implements RowSink {
  private final RowsFile out;
  private final int[] columns;
  private final int[] places;
  private final byte[] commas;
  private int line;
  private long rows;
  private long cellsLeft = Bounds.CELLS;

  Table(RowsFile out, int[] columns) {
    this.out = out;
    this.columns = columns;
    this.places = places(columns);
    this.commas = new byte[columns.length];
    Arrays.fill(commas, (byte) ',');
  }

  long rows() {
    return rows;
  }

  private static int[] places(int[] columns) {
    int[] places = new int[columns.length == 0 ? 0 : columns[columns.length - 1] + 1];
    Arrays.fill(places, -1);
    for (int i = 0; i < columns.length; i++) {
      places[columns[i]] = i;
    }
    return places;
  }

  @Override
  public boolean row(int number, Cells cells) {
    while (++line < number) {
      out.write('\n');
    }
    int place = 0;
    int beside = 0;
    for (int i = 0; i < cells.count(); i++) {
      int column = cells.column(i);
      int wanted = column < places.length ? places[column] : -1;
      if (wanted < 0) {
        beside++;
      } else {
        out.write(commas, 0, wanted - place);
        place = wanted;
        out.write(cells.text.bytes, cells.start(i), cells.end(i) - cells.start(i));
      }
    }
    out.write(commas, 0, columns.length - 1 - place);
    if (beside > 0) {
      writeBeside(cells);
    }
    out.write('\n');
    rows++;
    cellsLeft -= columns.length;
    if (cellsLeft < 0) {
      throw Refusal.tooLarge(Refusal.count("A sheet has more than %,d cells.", Bounds.CELLS));
    }
    if ((rows & 0xfff) == 0) {
      out.alive();
    }
    return true;
  }

  private void writeBeside(Cells cells) {
    for (int i = 0; i < cells.count(); i++) {
      int column = cells.column(i);
      if (column >= places.length || places[column] < 0) {
        out.write(',');
        out.write(cells.text.bytes, cells.start(i), cells.end(i) - cells.start(i));
      }
    }
  }
}
