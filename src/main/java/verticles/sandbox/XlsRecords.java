package verticles.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import verticles.sandbox.Cells.Kind;

/**
 * Makes rows of a BIFF8 workbook's records (MS-XLS). The workbook's own come first; then one
 * substream for each sheet, in the order of their places in the file.
 */
final class XlsRecords implements HSSFListener {
  record Sheet(String name, boolean hidden) {}

  private static final int BIFF5 = 0x500;

  private final SheetFaults faults;
  private final IntFunction<RowSink> sinks;
  private final List<BoundSheetRecord> bound = new ArrayList<>();
  private final Map<Integer, String> codes = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private SSTRecord strings;
  private boolean from1904;

  private boolean first = true;
  private int depth;
  private int sheet = -1;
  private RowSink sink;
  private final Cells cells = new Cells();
  private int row = -1;
  private int lastColumn;
  private boolean inOrder;
  private FormulaRecord waiting;

  /**
   * @param sinks takes the rows of the sheet of that number; null if nobody does
   */
  XlsRecords(SheetFaults faults, IntFunction<RowSink> sinks) {
    this.faults = faults;
    this.sinks = sinks;
  }

  /** In the order in which they were read. */
  List<Sheet> sheets() {
    return Stream.of(BoundSheetRecord.orderByBofPosition(bound))
        .map(it -> new Sheet(it.getSheetname(), it.isHidden() || it.isVeryHidden()))
        .toList();
  }

  @Override
  public void processRecord(Record record) {
    if (record instanceof BOFRecord start) {
      begin(start);
    } else if (record instanceof EOFRecord) {
      finish();
    } else if (sheet < 0) {
      global(record);
    } else if (depth == 1 && sink != null) {
      cell(record);
    }
  }

  private void begin(BOFRecord start) {
    if (first) {
      first = false;
      checkVersion(start.getVersion());
    }
    if (depth++ == 0 && (!bound.isEmpty() || sheet >= 0)) {
      sink = sinks.apply(++sheet);
    }
  }

  /** Texts and cells of other versions are written otherwise, and would be read wrong. */
  private static void checkVersion(int version) {
    if (version == BIFF5) {
      throw Refusal.tooOld();
    } else if (version != BOFRecord.VERSION) {
      throw Refusal.damaged("It is of a version of Excel that there never was.");
    }
  }

  private void finish() {
    if (--depth == 0) {
      end();
    }
  }

  /** There was a record that begins a workbook. */
  boolean begun() {
    return !first;
  }

  /** The last row of a sheet is over. */
  void end() {
    endRow();
    row = -1;
    waiting = null;
  }

  private void global(Record record) {
    if (record instanceof BoundSheetRecord one) {
      bound.add(one);
    } else if (record instanceof SSTRecord table) {
      strings = table;
    } else if (record instanceof FormatRecord format) {
      codes.put(format.getIndexCode(), format.getFormatString());
    } else if (record instanceof ExtendedFormatRecord style) {
      styles.add((int) style.getFormatIndex());
    } else if (record instanceof DateWindow1904Record window) {
      from1904 = window.getWindowing() == 1;
    }
  }

  private void cell(Record record) {
    if (record instanceof StringRecord text && waiting != null) {
      place(waiting);
      text(text.getString(), waiting.getColumn());
      waiting = null;
    } else if (record instanceof CellValueRecordInterface cell) {
      waiting = null;
      value(cell);
    }
  }

  private void value(CellValueRecordInterface cell) {
    if (cell instanceof FormulaRecord formula) {
      formula(formula);
    } else if (cell instanceof NumberRecord number) {
      place(cell);
      number(number.getValue(), cell);
    } else if (cell instanceof LabelSSTRecord label) {
      place(cell);
      text(shared(label.getSSTIndex()), cell.getColumn());
    } else if (cell instanceof LabelRecord label) {
      place(cell);
      text(label.getValue(), cell.getColumn());
    } else if (cell instanceof BoolErrRecord flag) {
      place(cell);
      flag(flag);
    }
  }

  private void formula(FormulaRecord formula) {
    if (formula.hasCachedResultString()) {
      waiting = formula;
      return;
    }
    place(formula);
    CellType type = formula.getCachedResultTypeEnum();
    if (type == CellType.BOOLEAN) {
      bool(formula.getCachedBooleanValue(), formula.getColumn());
    } else if (type == CellType.ERROR) {
      error(formula.getCachedErrorValue());
    } else if (!Double.isNaN(formula.getValue())) {
      number(formula.getValue(), formula);
    }
  }

  private void flag(BoolErrRecord record) {
    if (record.isBoolean()) {
      bool(record.getBooleanValue(), record.getColumn());
    } else {
      error(record.getErrorValue());
    }
  }

  private void bool(boolean value, int column) {
    cells.text.ascii(value ? "true" : "false");
    cells.end(column, Kind.BOOLEAN);
  }

  private void error(int code) {
    faults.error(
        FormulaError.isValidCode(code) ? FormulaError.forInt((byte) code).getString() : "#ERROR!");
  }

  private void number(double value, CellValueRecordInterface cell) {
    NumberFormat format = format(cell.getXFIndex());
    Kind kind = Kind.NUMBER;
    if (format == NumberFormat.NUMBER) {
      Numbers.write(value, cells.text);
    } else {
      kind = Serials.write(value, from1904, format, cells.text);
    }
    cells.end(cell.getColumn(), kind);
  }

  private NumberFormat format(int style) {
    int id = style >= 0 && style < styles.size() ? styles.get(style) : 0;
    return NumberFormat.of(id, codes.get(id));
  }

  private String shared(int index) {
    if (strings == null || index < 0 || index >= strings.getNumUniqueStrings()) {
      throw Refusal.damaged("A cell names a text that the workbook does not have.");
    }
    return strings.getString(index).getString();
  }

  private void text(String text, int column) {
    char[] chars = text.toCharArray();
    cells.text.cell(chars, 0, chars.length);
    cells.end(column, Kind.TEXT);
  }

  /** Ends the row before, if this cell is in another. */
  private void place(CellValueRecordInterface cell) {
    if (cell.getRow() != row) {
      if (cell.getRow() < row) {
        throw Refusal.damaged("A sheet has rows in a wrong order.");
      }
      endRow();
      row = cell.getRow();
      lastColumn = -1;
      inOrder = true;
    }
    inOrder &= cell.getColumn() > lastColumn;
    lastColumn = cell.getColumn();
  }

  private void endRow() {
    if (row >= 0 && cells.count() > 0 && sink != null) {
      sink.row(row + 1, inOrder ? cells : cells.sorted());
    }
    cells.clear();
  }
}
