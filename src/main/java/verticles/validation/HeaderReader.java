package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import verticles.contract.Problem.Fault;

/**
 * Finds delimiter and header in the first bytes of a file, and refuses what has no usable header.
 */
final class HeaderReader {
  static final int MAX_COLUMNS = 1_000;
  private static final int MAX_NAME = 255;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int ROWS_COMPARED = 100;
  private static final int BYTES_COMPARED = 1 << 17;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final boolean whole;
  private final Character given;

  private HeaderReader(byte[] bytes, int from, int to, boolean whole, Character given) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.whole = whole;
    this.given = given;
  }

  /**
   * @param whole nothing comes after {@code to}
   * @param given the delimiter, or null to find it
   * @throws verticles.contract.ProblemException if the file is hopeless
   */
  static Header read(byte[] bytes, int from, int to, boolean whole, Character given) {
    if (from == to) {
      throw Refusals.emptyFile();
    }
    int start = from + Encoding.markLength(bytes, from, to);
    return new HeaderReader(bytes, start, to, whole, given).read(from);
  }

  private Header read(int origin) {
    char delimiter = given == null ? delimiter() : given;
    List<RowBatch.Broken> rows = rows(delimiter, to);
    if (rows.isEmpty()) {
      throw to - from > CsvReader.MAX_ROW / 2 && !whole
          ? Refusals.headerTooLong()
          : Refusals.emptyFile();
    }
    RowBatch.Broken row = rows.get(0);
    if (row.rule() != Rule.CELL_COUNT) {
      throw Refusals.brokenHeader(row);
    }
    if (row.cells() > MAX_COLUMNS) {
      throw Refusals.tooManyColumns(row.cells());
    }
    List<String> names = names(row, delimiter);
    return new Header(delimiter, row.line(), names, afterBreak(row.end()) - (long) origin);
  }

  private int afterBreak(int end) {
    if (end == to) {
      return to;
    }
    return bytes[end] == '\r' && end + 1 < to && bytes[end + 1] == '\n' ? end + 2 : end + 1;
  }

  /** The one under which most rows have as many cells as the first; then the one with more. */
  private char delimiter() {
    char best = ',';
    double bestScore = 0;
    for (char candidate : DELIMITERS) {
      double score = score(rows(candidate, Math.min(to, from + BYTES_COMPARED)));
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(List<RowBatch.Broken> rows) {
    if (rows.isEmpty() || rows.get(0).cells() < 2) {
      return 0;
    }
    int wanted = rows.get(0).cells();
    long same = rows.stream().filter(row -> row.cells() == wanted).count();
    return (double) same / rows.size() + wanted / 1e6;
  }

  /** The first rows as one delimiter makes them: a reader of no columns sets all of them aside. */
  private List<RowBatch.Broken> rows(char delimiter, int end) {
    List<RowBatch.Broken> rows = new ArrayList<>();
    CsvReader reader = new CsvReader(delimiter, 0, 1, batch -> first(batch.broken(), rows));
    reader.read(bytes, from, end, whole && end == to);
    return rows;
  }

  private static void first(List<RowBatch.Broken> found, List<RowBatch.Broken> rows) {
    found.subList(0, Math.min(found.size(), ROWS_COMPARED - rows.size())).forEach(rows::add);
  }

  private List<String> names(RowBatch.Broken row, char delimiter) {
    if (Utf8.flaws(bytes, row.start(), row.end()) != 0) {
      throw Encoding.unreadable();
    }
    List<String> names = new ArrayList<>();
    for (String cell : Cells.split(bytes, row.start(), row.end(), delimiter)) {
      names.add(cell.strip());
    }
    List<Fault> faults = faults(names, row.line());
    if (!faults.isEmpty()) {
      throw Refusals.badHeader(faults);
    }
    return names;
  }

  private static List<Fault> faults(List<String> names, long line) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String shown = Utf8.shown(name);
      Integer before = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), i + 1);
      String fault = null;
      if (name.isEmpty()) {
        fault = "Column " + (i + 1) + " has no name. Name it, or remove the column.";
      } else if (before != null) {
        fault = "Columns " + before + " and " + (i + 1) + " are both called “" + shown + "”.";
      } else if (name.length() > MAX_NAME) {
        fault = "The name of column " + (i + 1) + " is longer than " + MAX_NAME + " characters.";
      }
      if (fault != null) {
        String rule = name.isEmpty() ? "empty-name" : before != null ? "double-name" : "long-name";
        faults.add(new Fault(line, shown, shown, rule, fault));
      }
    }
    return faults.subList(0, Math.min(faults.size(), Faults.SHOWN));
  }
}
