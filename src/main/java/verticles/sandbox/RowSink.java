package verticles.sandbox;

/** Takes a sheet's rows that have anything in them, by ascending number. */
interface RowSink {
  /**
   * @param number of the row in the sheet, 1-based
   * @param cells only good until this returns
   * @return false to read no further
   */
  boolean row(int number, Cells cells);
}
