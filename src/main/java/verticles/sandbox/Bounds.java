package verticles.sandbox;

/** How much of a file is read before it is refused. */
final class Bounds {
  /** Of a workbook's parts, and so of its sheets. */
  static final int ENTRIES = 1_000;

  /** What a workbook unpacks to, in bytes: a sheet of a million wide rows, several times over. */
  static final long UNPACKED = 8L << 30;

  /** A sheet packs to a tenth, seldom to a thirtieth. */
  static final int RATIO = 100;

  /** Below this, in bytes, no ratio matters. */
  static final long SMALL = 16 << 20;

  /** How many times the file's bytes its rows may have. */
  static final int ROWS_RATIO = 100;

  /** Bytes of rows that any file may have. */
  static final long ROWS_SMALL = 64 << 20;

  /** As in Excel. */
  static final int SHEET_ROWS = 1 << 20;

  /** As in Excel. */
  static final int SHEET_COLUMNS = 1 << 14;

  /** Columns of a table, as everywhere in Sluice. */
  static final int COLUMNS = 1_000;

  /** The longest text of a cell, in characters; Excel's own limit is a quarter of it. */
  static final int CELL = 1 << 17;

  /** Cells of one sheet. */
  static final long CELLS = 500_000_000;

  /** Different texts of a workbook. */
  static final int STRINGS = 20_000_000;

  private Bounds() {}
}
