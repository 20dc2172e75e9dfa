package verticles.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import verticles.contract.Note;
import verticles.contract.Problem.Fault;

/** A header's cells as names: as many as the rows have cells, none empty, each different. */
final class HeaderNames {
  static final int MAX_NAME = 255;
  private static final int SHOWN = 5;

  final List<String> names = new ArrayList<>();
  final List<Integer> invented = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();

  /** For a file without a header. */
  static HeaderNames madeUp(int columns) {
    HeaderNames made = new HeaderNames();
    for (int place = 0; place < columns; place++) {
      made.names.add("column_" + (place + 1));
      made.invented.add(place);
    }
    made.notes.add(
        new Note(
            Note.Kind.QUESTION,
            null,
            "The first row looks like data: there is no header. The columns are called column_1,"
                + " column_2 and so on; say what they are, or which line has the names."));
    return made;
  }

  /**
   * @param line physical line of the header
   * @param below rows under it
   * @throws verticles.contract.ProblemException if a name is too long
   */
  static HeaderNames of(List<String> cells, long line, List<TopRow> below) {
    HeaderNames mended = new HeaderNames();
    cells.forEach(cell -> mended.names.add(cell.strip()));
    mended.fit(below);
    List<Fault> faults = mended.tooLong(line);
    if (!faults.isEmpty()) {
      throw Refusals.badHeader(faults);
    }
    mended.nameAll();
    mended.tellApart();
    return mended;
  }

  /** A delimiter too many at the end of the header, or of every row below it. */
  private void fit(List<TopRow> below) {
    int width = TopRows.width(below);
    boolean most = 2 * TopRows.share(below, width) > 1;
    if (width == 0 || width > HeaderReader.MAX_COLUMNS || !most) {
      return;
    }
    while (names.size() > width && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    int named = names.size();
    boolean surplus =
        below.stream()
            .filter(row -> row.cells().size() == width)
            .allMatch(row -> row.blankFrom(named));
    while (names.size() < width && surplus) {
      names.add("");
    }
  }

  private List<Fault> tooLong(long line) {
    return IntStream.range(0, names.size())
        .filter(place -> names.get(place).length() > MAX_NAME)
        .limit(Faults.SHOWN)
        .mapToObj(
            place -> {
              String shown = Utf8.shown(names.get(place));
              String message =
                  "The name of column %d is longer than %d characters."
                      .formatted(place + 1, MAX_NAME);
              return new Fault(line, shown, shown, "long-name", message);
            })
        .toList();
  }

  private void nameAll() {
    for (int place = 0; place < names.size(); place++) {
      if (names.get(place).isEmpty()) {
        names.set(place, "column_" + (place + 1));
        invented.add(place);
      }
    }
    if (!invented.isEmpty()) {
      String which =
          invented.stream()
              .limit(SHOWN)
              .map(place -> String.valueOf(place + 1))
              .collect(Collectors.joining(", "));
      String more = invented.size() > SHOWN ? " and more" : "";
      String message =
          invented.size() == 1
              ? "Column %s has no name; it is called column_%s.".formatted(which, which)
              : "Columns %s%s have no name; they are called column_%d and so on."
                  .formatted(which, more, invented.get(0) + 1);
      notes.add(new Note(Note.Kind.INFO, null, message));
    }
  }

  private void tellApart() {
    Set<String> all = new HashSet<>();
    names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < names.size(); place++) {
      String name = names.get(place);
      if (seen.add(name.toLowerCase(Locale.ROOT))) {
        continue;
      }
      String other = name;
      for (int i = 2; !all.add(other.toLowerCase(Locale.ROOT)); i++) {
        other = name + "_" + i;
      }
      seen.add(other.toLowerCase(Locale.ROOT));
      names.set(place, other);
      String message =
          "More than one column is called “%s”; column %d is taken as “%s”."
              .formatted(Utf8.shown(name), place + 1, Utf8.shown(other));
      notes.add(new Note(Note.Kind.WARNING, other, message));
    }
  }
}
