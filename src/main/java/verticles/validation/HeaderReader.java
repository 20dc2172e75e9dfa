package verticles.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import verticles.contract.Note;

/**
 * Finds delimiter and header in the first bytes of a file, and refuses what has no usable header.
 * The same bytes give the same header, however many more are there.
 */
final class HeaderReader {
  static final int MAX_COLUMNS = 1_000;
  private static final int TITLES_SHOWN = 3;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final boolean whole;
  private final Header.Wanted wanted;

  private HeaderReader(byte[] bytes, int from, int to, boolean whole, Header.Wanted wanted) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.whole = whole;
    this.wanted = wanted;
  }

  /**
   * @param whole nothing comes after {@code to}
   * @throws verticles.contract.ProblemException if the file is hopeless
   */
  static Header read(byte[] bytes, int from, int to, boolean whole, Header.Wanted wanted) {
    if (from == to) {
      throw Refusals.emptyFile();
    }
    int start = from + Encoding.markLength(bytes, from, to);
    int end = Math.min(to, from + FileCheck.SAMPLE);
    if (blank(bytes, start, end)) {
      throw whole && end == to ? Refusals.blankFile() : Refusals.blankBeginning();
    }
    HeaderReader reader = new HeaderReader(bytes, start, end, whole && end == to, wanted);
    Header before = wanted.before() == null ? null : reader.asBefore(from, wanted.before());
    return before == null ? reader.read(from) : before;
  }

  /** Nothing but line breaks, spaces of any width, delimiters and quotes. */
  private static boolean blank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; ) {
      boolean plain =
          bytes[at] == '"'
              || Bytes.isSpace(bytes[at])
              || DelimiterSearch.ALL.indexOf(bytes[at]) >= 0;
      int length = plain ? 1 : Spaces.at(bytes, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** The dataset's header once more, wherever it stands; null if it is not there. */
  private Header asBefore(int origin, Header.Before before) {
    List<TopRow> rows = TopRows.read(bytes, from, to, whole, before.delimiter()).rows();
    if (before.none()) {
      return rows.isEmpty() ? null : noneAsBefore(origin, rows, before);
    }
    for (int place = 0; place < rows.size(); place++) {
      if (rows.get(place).begins(before.names())) {
        checked(rows.get(place));
        Header header = named(origin, before.delimiter(), rows, place);
        if (RejectsFile.own(header.names()).equals(before.names())) {
          return header;
        }
      }
    }
    return null;
  }

  private Header noneAsBefore(int origin, List<TopRow> rows, Header.Before before) {
    HeaderSearch.Found found = HeaderSearch.find(rows);
    TopRow row = rows.get(found.place());
    if (found.named() || !row.readable() || row.cells().size() != before.names().size()) {
      return null;
    }
    checked(row);
    return unnamed(origin, before.delimiter(), rows, found.place())
        .noting("There is no header, as in the dataset's last file.");
  }

  private Header read(int origin) {
    char delimiter = wanted.delimiter() == null ? delimiter() : wanted.delimiter();
    List<TopRow> rows = TopRows.read(bytes, from, to, whole, delimiter).rows();
    if (rows.isEmpty()) {
      throw to - from > CsvReader.MAX_ROW / 2 && !whole
          ? Refusals.headerTooLong()
          : Refusals.emptyFile();
    }
    HeaderSearch.Found found = wanted.line() == null ? HeaderSearch.find(rows) : asked(rows);
    TopRow row = rows.get(found.place());
    checked(row);
    return found.named()
        ? named(origin, delimiter, rows, found.place())
        : unnamed(origin, delimiter, rows, found.place());
  }

  private HeaderSearch.Found asked(List<TopRow> rows) {
    if (wanted.line() == 0) {
      return new HeaderSearch.Found(HeaderSearch.firstFull(rows), false);
    }
    for (int place = 0; place < rows.size(); place++) {
      if (rows.get(place).row().line() == wanted.line()) {
        return new HeaderSearch.Found(place, true);
      }
    }
    throw Refusals.noHeaderThere(wanted.line());
  }

  private void checked(TopRow row) {
    if (!row.readable()) {
      throw Refusals.brokenHeader(row.row());
    }
    if (row.cells().size() > MAX_COLUMNS) {
      throw Refusals.tooManyColumns(row.cells().size());
    }
    if (Utf8.flaws(bytes, row.row().start(), row.row().end()) != 0) {
      throw Encoding.unreadable();
    }
  }

  private Header named(int origin, char delimiter, List<TopRow> rows, int place) {
    RowBatch.Broken row = rows.get(place).row();
    List<TopRow> below = rows.subList(place + 1, rows.size());
    HeaderNames names = HeaderNames.of(rows.get(place).cells(), row.line(), below);
    List<Note> notes = new ArrayList<>(passedOver(rows.subList(0, place), row.line()));
    notes.addAll(names.notes);
    int data = afterBreak(row.end());
    long line = row.line() + Math.max(1, LineBreaks.count(bytes, row.start(), data, (byte) 0));
    return new Header(
        delimiter, row.line(), names.names, names.invented, data - (long) origin, line, notes);
  }

  private Header unnamed(int origin, char delimiter, List<TopRow> rows, int place) {
    RowBatch.Broken row = rows.get(place).row();
    int width = TopRows.width(rows.subList(place, rows.size()));
    if (width > MAX_COLUMNS) {
      throw Refusals.tooManyColumns(width);
    }
    HeaderNames names = HeaderNames.madeUp(width);
    List<Note> notes = new ArrayList<>(passedOver(rows.subList(0, place), row.line()));
    notes.addAll(names.notes);
    return new Header(
        delimiter, 0, names.names, names.invented, row.start() - (long) origin, row.line(), notes);
  }

  private static List<Note> passedOver(List<TopRow> titles, long line) {
    if (line == 1) {
      return List.of();
    }
    String shown =
        titles.stream()
            .map(title -> String.join(" ", title.cells()).strip())
            .filter(title -> !title.isEmpty())
            .limit(TITLES_SHOWN)
            .map(title -> "“" + Utf8.shown(title) + "”")
            .collect(Collectors.joining(", "));
    String what = shown.isEmpty() ? "empty lines" : shown;
    String message = "The table begins in line %d; above it were passed over: %s.";
    return List.of(new Note(Note.Kind.INFO, null, message.formatted(line, what)));
  }

  private int afterBreak(int end) {
    if (end == to) {
      return to;
    }
    return bytes[end] == '\r' && end + 1 < to && bytes[end + 1] == '\n' ? end + 2 : end + 1;
  }

  private char delimiter() {
    char best = announced();
    if (best != 0) {
      return best;
    }
    best = ',';
    double bestLikelihood = 0;
    for (char candidate : DelimiterSearch.ALL.toCharArray()) {
      List<TopRow> rows = TopRows.read(bytes, from, to, whole, candidate).rows();
      double likelihood = DelimiterSearch.likelihood(candidate, rows);
      if (likelihood > bestLikelihood) {
        best = candidate;
        bestLikelihood = likelihood;
      }
    }
    return best;
  }

  /** Excel writes {@code sep=;} into the first line. */
  private char announced() {
    int end = Bytes.lineEnd(bytes, from, Math.min(to, from + 16));
    String first = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    String mark = first.replace("\"", "").strip();
    boolean said = mark.length() == 5 && mark.toLowerCase().startsWith("sep=");
    return said && DelimiterSearch.ALL.indexOf(mark.charAt(4)) >= 0 ? mark.charAt(4) : 0;
  }
}
