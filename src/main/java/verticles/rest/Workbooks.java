package verticles.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import verticles.contract.AnalyticsMessages.Column;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Unit;

/** Tables as workbooks (XLSX), written row by row; blocks. */
final class Workbooks {
  private static final int FLUSH_ROWS = 200;
  private static final int LONGEST_CELL = 32_767;
  private static final double WIDTH = 18;

  private final Worksheet sheet;
  private int row;

  private Workbooks(Worksheet sheet) {
    this.sheet = sheet;
  }

  static void write(OutputStream out, List<List<Object>> about, Table table) throws IOException {
    Workbook book = new Workbook(out, "Sluice", "1.0");
    Workbooks writer = new Workbooks(book.newWorksheet("Sluice"));
    writer.rows(about, table);
    book.finish();
  }

  private void rows(List<List<Object>> about, Table table) throws IOException {
    for (int i = 0; i < table.columns().size(); i++) {
      sheet.width(i, WIDTH);
    }
    about.forEach(line -> line(line, List.of()));
    if (!about.isEmpty()) {
      row++;
    }
    line(Headings.of(table.columns()), List.of());
    for (List<Object> cells : table.rows()) {
      line(cells, table.columns());
      if (row % FLUSH_ROWS == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  /**
   * @param columns empty where all cells are texts
   */
  private void line(List<?> cells, List<Column> columns) {
    for (int i = 0; i < cells.size(); i++) {
      cell(i, cells.get(i), columns.isEmpty() ? null : columns.get(i));
    }
    row++;
  }

  private void cell(int place, Object value, Column column) {
    Unit unit = column == null ? null : column.unit();
    if (value instanceof String text) {
      text(place, text, column);
    } else if (value instanceof Number number && unit == Unit.TIME) {
      sheet.value(
          row, place, LocalDateTime.ofEpochSecond(number.longValue() / 1000, 0, ZoneOffset.UTC));
    } else if (value instanceof Number number) {
      sheet.value(row, place, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, place, flag);
    }
    if (value instanceof Number && unit != null) {
      sheet.style(row, place).format(unit.format()).set();
    }
  }

  private void text(int place, String text, Column column) {
    boolean day =
        column != null && column.kind().equals("time") && text.matches("\\d{4}-\\d{2}-\\d{2}");
    if (day) {
      sheet.value(row, place, LocalDate.parse(text));
      sheet.style(row, place).format("yyyy-mm-dd").set();
    } else {
      String safe = SafeText.of(text);
      sheet.inlineString(
          row, place, safe.length() <= LONGEST_CELL ? safe : safe.substring(0, LONGEST_CELL));
    }
  }
}
