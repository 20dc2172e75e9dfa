package verticles.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import verticles.sandbox.protocol.Frame.Contents;

/**
 * Reads a workbook of Office Open XML. Each sheet's first rows are judged, the one that looks most
 * like a table of sales is written, then the others' rows are counted. Formulas count by the values
 * that the file has of them, macros and links are not looked at.
 */
final class XlsxReader implements Reader {
  private final Path file;
  private final Path scratch;
  private final String wanted;
  private final SheetChoice choice = new SheetChoice();
  private final List<String> notes = new ArrayList<>();

  private Archive archive;
  private Workbook workbook;
  private SharedStrings strings = SharedStrings.none();
  private Styles styles = Styles.none();

  XlsxReader(Path file, Path scratch, String wanted) {
    this.file = file;
    this.scratch = scratch;
    this.wanted = wanted;
  }

  @Override
  public Contents contents() {
    return choice.contents(notes);
  }

  @Override
  public Contents read(RowsFile rows) throws IOException {
    try (Archive opened = new Archive(file)) {
      archive = opened;
      workbook = Workbook.read(opened);
      notes.addAll(workbook.notes);
      readTables(rows);
      judge(rows);
      write(rows);
      count(rows);
    }
    return contents();
  }

  private void readTables(RowsFile rows) throws IOException {
    if (workbook.strings != null) {
      try (InputStream in = archive.open(workbook.strings)) {
        strings = SharedStrings.read(in, scratch, rows);
      }
    }
    if (workbook.styles != null) {
      try (InputStream in = archive.open(workbook.styles)) {
        styles = Styles.read(in);
      }
    }
  }

  private void judge(RowsFile rows) throws IOException {
    for (Workbook.Entry sheet : workbook.sheets) {
      Sample sample = new Sample();
      read(sheet, new SheetFaults(), sample);
      choice.add(sheet.name(), sheet.hidden(), sample);
      rows.alive();
    }
  }

  private void write(RowsFile rows) throws IOException {
    int chosen = choice.choose(wanted);
    Table table = new Table(rows, choice.columns());
    SheetFaults faults = new SheetFaults();
    read(workbook.sheets.get(chosen), faults, table);
    rows.flush();
    choice.counted(chosen, table.rows());
    faults.addTo(notes);
  }

  private void count(RowsFile rows) throws IOException {
    for (int i = 0; i < workbook.sheets.size(); i++) {
      if (choice.uncounted(i)) {
        RowCount count = new RowCount(rows);
        read(workbook.sheets.get(i), new SheetFaults(), count);
        choice.counted(i, count.rows);
      }
    }
  }

  private void read(Workbook.Entry sheet, SheetFaults faults, RowSink sink) throws IOException {
    try (InputStream in = archive.open(sheet.part())) {
      if (in == null) {
        throw Refusal.damaged("One of its sheets is not there.");
      }
      new SheetReader(strings, styles, workbook.from1904, faults, sink).read(in);
    }
  }
}
