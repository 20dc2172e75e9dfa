package verticles.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One row of CSV (RFC 4180). */
final class CsvRow {
  static final String END = "\r\n";

  private CsvRow() {}

  /**
   * @param cells texts, numbers, booleans or null
   */
  static String of(List<?> cells) {
    StringBuilder row = new StringBuilder();
    String comma = "";
    for (Object cell : cells) {
      row.append(comma);
      comma = ",";
      append(row, cell);
    }
    return row.append(END).toString();
  }

  private static void append(StringBuilder row, Object cell) {
    if (cell instanceof String text) {
      row.append(quoted(SafeText.of(text)));
    } else if (cell != null) {
      row.append(plain(cell));
    }
  }

  /** A whole number without a fraction, a large one without an exponent. */
  static String plain(Object cell) {
    if (cell instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
          : "";
    }
    return cell.toString();
  }

  static String quoted(String text) {
    boolean plain = true;
    for (int i = 0; plain && i < text.length(); i++) {
      char c = text.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The cells of a line without its end; an empty cell is "". */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
