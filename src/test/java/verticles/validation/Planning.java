package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** A plan for a small text, without a file. */
final class Planning {
  private Planning() {}

  static Planned plan(String text) {
    return plan(text, Terms.NONE);
  }

  static Planned plan(String text, Terms terms) {
    byte[] bytes = padded(text);
    int to = bytes.length - Bytes.MARGIN;
    Header header = HeaderReader.read(bytes, Bytes.MARGIN, to, true, terms.header());
    FilePass pass = new FilePass(header, null, null);
    pass.read(bytes, Bytes.MARGIN + (int) header.dataOffset(), to, true);
    return Planner.plan(header, pass.tallies(), terms);
  }

  static Header header(String text, Header.Wanted wanted) {
    byte[] bytes = padded(text);
    return HeaderReader.read(bytes, Bytes.MARGIN, bytes.length - Bytes.MARGIN, true, wanted);
  }

  private static byte[] padded(String text) {
    byte[] plain = Encoding.utf8(text);
    byte[] bytes = new byte[plain.length + 2 * Bytes.MARGIN];
    System.arraycopy(plain, 0, bytes, Bytes.MARGIN, plain.length);
    return bytes;
  }

  /** A person's word for one column after the other: header, target, header, target… */
  static Reading reading(String... said) {
    Map<String, Reading.Column> columns = new TreeMap<>();
    for (int i = 0; i < said.length; i += 2) {
      columns.put(said[i], new Reading.Column(said[i + 1], null, null));
    }
    return reading(columns);
  }

  static Terms wished(Reading reading, boolean confirmed) {
    return Terms.of(Wishes.NONE.with(reading, confirmed), Remembered.NOTHING, null);
  }

  /** How the last file's columns were read; all else as it is by itself. */
  static Remembered remembered(List<String> header, Map<String, Reading.Column> columns) {
    return new Remembered(header, reading(columns));
  }

  /** The same, with what the columns held. */
  static Remembered remembered(
      List<String> header, List<Type> types, Map<String, Reading.Column> columns) {
    return new Remembered(header, types, reading(columns));
  }

  private static Reading reading(Map<String, Reading.Column> columns) {
    return new Reading(null, null, null, null, null, null, columns);
  }

  static Terms after(Remembered last, ColumnChange change) {
    Wishes wishes =
        new Wishes(
            Wishes.Mode.APPEND, Wishes.OnError.SKIP, 0.2, change, false, Reading.NONE, false);
    return Terms.of(wishes, last, null);
  }

  /** What each column that is not just kept became, by its name. */
  static Map<String, String> mapped(Planned planned) {
    Map<String, String> mapped = new TreeMap<>();
    for (Plan.Column column : planned.plan().columns()) {
      if (column.role() != Plan.Role.EXTRA && column.role() != Plan.Role.IGNORED) {
        mapped.put(column.source(), column.target());
      }
    }
    return mapped;
  }

  static Plan.Column column(Planned planned, String source) {
    return planned.plan().columns().stream()
        .filter(column -> column.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, String> derived(Planned planned) {
    Map<String, String> derived = new TreeMap<>();
    planned.plan().derived().forEach(each -> derived.put(each.target(), each.formula()));
    return derived;
  }

  /** The first note of this kind. */
  static Note note(Planned planned, Note.Kind kind) {
    return planned.notes().stream()
        .filter(note -> note.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + planned.notes()));
  }
}
