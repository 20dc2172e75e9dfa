package verticles.sandbox;

import java.util.ArrayList;
import java.util.List;
import verticles.sandbox.protocol.Frame.Contents;
import verticles.sandbox.protocol.Frame.Sheet;

/** A workbook's sheets, judged by their first rows, and the one that is read. */
final class SheetChoice {
  private static final int SHOWN_NAME = 100;

  private final List<Judged> sheets = new ArrayList<>();
  private final SheetScore score = new SheetScore();
  private int chosen = -1;

  /** A sheet; its rows are counted to the end later. */
  private static final class Judged {
    String name;
    boolean hidden;
    int[] columns;
    long rows;
    boolean counted;
    double score;
  }

  /** A workbook may list its parts as sheets again and again. */
  static void checkCount(int sheets) {
    if (sheets > Bounds.ENTRIES) {
      throw Refusal.tooLarge(
          Refusal.count("The workbook has more than %,d sheets.", Bounds.ENTRIES));
    }
  }

  void add(String name, boolean hidden, Sample sample) {
    Judged sheet = new Judged();
    sheet.name = name;
    sheet.hidden = hidden;
    sheet.columns = sample.columns();
    sheet.rows = sample.rows.size();
    sheet.counted = !sample.full();
    sheet.score = score.of(sample, hidden);
    sheets.add(sheet);
  }

  /**
   * @param wanted the sheet's name, or null for the one most like a table of sales; of equals the
   *     first
   * @return its number
   */
  int choose(String wanted) {
    for (int i = 0; i < sheets.size(); i++) {
      if (wanted != null ? sheets.get(i).name.equals(wanted.strip()) : better(i)) {
        chosen = i;
      }
    }
    for (int i = 0; i < sheets.size() && chosen < 0 && wanted != null; i++) {
      chosen = sheets.get(i).name.strip().equalsIgnoreCase(wanted.strip()) ? i : chosen;
    }
    if (chosen < 0 && wanted != null) {
      List<String> names = sheets.stream().map(sheet -> shown(sheet.name)).toList();
      throw Refusal.noSheet(shown(wanted), names);
    }
    if (chosen < 0 || columns().length == 0) {
      throw Refusal.empty();
    }
    if (columns().length > Bounds.COLUMNS) {
      throw Refusal.tooLarge(
          Refusal.count(
              "The sheet has %,d columns, and %,d is the limit.",
              columns().length, Bounds.COLUMNS));
    }
    return chosen;
  }

  private boolean better(int sheet) {
    Judged one = sheets.get(sheet);
    if (one.rows == 0 || chosen < 0) {
      return one.rows > 0;
    }
    Judged best = sheets.get(chosen);
    return one.score != best.score ? one.score > best.score : best.hidden && !one.hidden;
  }

  /** The columns of the chosen sheet. */
  int[] columns() {
    return sheets.get(chosen).columns;
  }

  /** Its rows have not been counted to the end. */
  boolean uncounted(int sheet) {
    return !sheets.get(sheet).counted;
  }

  void counted(int sheet, long rows) {
    sheets.get(sheet).rows = rows;
    sheets.get(sheet).counted = true;
  }

  Contents contents(List<String> notes) {
    List<Sheet> all =
        sheets.stream()
            .map(one -> new Sheet(shown(one.name), one.rows, one.columns.length, one.score))
            .toList();
    List<String> said = new ArrayList<>(notes);
    List<String> hidden =
        sheets.stream().filter(one -> one.hidden).map(one -> "“" + shown(one.name) + "”").toList();
    if (!hidden.isEmpty()) {
      said.add("Hidden in the workbook: " + String.join(", ", hidden) + ".");
    }
    return new Contents(all, chosen < 0 ? null : shown(sheets.get(chosen).name), said);
  }

  private static String shown(String name) {
    String shown = name.replaceAll("\\p{Cntrl}", " ");
    return shown.length() <= SHOWN_NAME ? shown : shown.substring(0, SHOWN_NAME) + "…";
  }
}
