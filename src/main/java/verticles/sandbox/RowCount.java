package verticles.sandbox;

/** Counts rows. */
final class RowCount implements RowSink {
  private final RowsFile rowsFile;
  long rows;

  /**
   * @param rowsFile told that the child is alive
   */
  RowCount(RowsFile rowsFile) {
    this.rowsFile = rowsFile;
  }

  @Override
  public boolean row(int number, Cells cells) {
    if ((++rows & 0xfff) == 0) {
      rowsFile.alive();
    }
    return true;
  }
}
