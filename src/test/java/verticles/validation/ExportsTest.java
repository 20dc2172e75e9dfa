package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/**
 * What becomes of exports of known programs. To be wrong is worse than to leave it to the owner.
 */
class ExportsTest {
  private static final String ASKED = "?";

  /** Three rows say nothing about the part that is at fault. */
  private static final Terms ANY_FAULTS =
      Terms.of(
          new Wishes(
              Wishes.Mode.APPEND,
              Wishes.OnError.SKIP,
              1,
              Wishes.ColumnChange.ADD,
              false,
              Reading.NONE,
              false),
          Remembered.NOTHING,
          null);

  @TempDir Path directory;

  static List<Exports> exports() throws IOException {
    return Exports.all();
  }

  @ParameterizedTest
  @MethodSource("exports")
  void everyColumnIsRightOrAsked(Exports export) throws IOException {
    // When
    Verdict verdict = check(export);

    // Then
    String refused = export.expected().get("refused");
    assertEquals(refused, verdict.refusal() == null ? null : verdict.refusal().type());
    if (refused != null) {
      return;
    }
    assertEquals(new TreeMap<>(known(export)), found(export, verdict), () -> notes(verdict));
    boolean asks = verdict.notes().stream().anyMatch(ExportsTest::question);
    assertEquals(!asks, verdict.confident(), () -> notes(verdict));
  }

  /** The table in the guide is what this test finds. */
  @Test
  void theGuideHasTheseFigures() throws IOException {
    // Given
    StringBuilder table =
        new StringBuilder(
            "| export | columns | right | left to the owner | wrong | goes on by itself |\n|---|---|---|---|---|---|\n");

    // When
    for (Exports export : Exports.all()) {
      table.append(row(export, check(export)));
    }

    // Then
    String guide = Files.readString(Path.of("docs/mapping.md"));
    int begin = guide.indexOf("| export |");
    String written = begin < 0 ? "" : guide.substring(begin);
    assertEquals(
        table.toString(), written.substring(0, Math.min(written.length(), table.length())));
  }

  private static String row(Exports export, Verdict verdict) {
    if (verdict.refusal() != null) {
      int columns = verdict.plan().columns().size();
      return "| %s | %d | 0 | %d | 0 | refused |%n".formatted(export.name(), columns, columns);
    }
    int right = 0;
    int left = 0;
    int wrong = 0;
    for (Plan.Column column : verdict.plan().columns()) {
      String wanted = export.expected().getOrDefault(column.source(), "");
      String is = found(verdict, column);
      if (is.equals(wanted) && !is.equals(ASKED)) {
        right++;
      } else if (is.equals(ASKED) || is.isEmpty()) {
        left++;
      } else {
        wrong++;
      }
    }
    return "| %s | %d | %d | %d | %d | %s |%n"
        .formatted(
            export.name(),
            verdict.plan().columns().size(),
            right,
            left,
            wrong,
            verdict.confident() ? "yes" : "asks");
  }

  private static Map<String, String> known(Exports export) {
    Map<String, String> known = new TreeMap<>(export.expected());
    known.values().removeIf(ASKED::equals);
    return known;
  }

  private static Map<String, String> found(Exports export, Verdict verdict) {
    Map<String, String> found = new TreeMap<>();
    for (Plan.Column column : verdict.plan().columns()) {
      String target = found(verdict, column);
      if (!target.isEmpty() && !target.equals(ASKED)) {
        found.put(column.source(), target);
      }
    }
    return found;
  }

  /** The target; “?” if it is asked for, nothing if the column is only kept. */
  private static String found(Verdict verdict, Plan.Column column) {
    boolean asked =
        verdict.notes().stream()
            .anyMatch(note -> question(note) && column.source().equals(note.column()));
    boolean kept = column.role() == Plan.Role.EXTRA || column.role() == Plan.Role.IGNORED;
    return asked ? ASKED : kept ? "" : column.target();
  }

  private static boolean question(Note note) {
    return note.kind() == Note.Kind.QUESTION;
  }

  private static String notes(Verdict verdict) {
    StringBuilder notes = new StringBuilder("\n");
    verdict.notes().forEach(note -> notes.append(note).append('\n'));
    verdict.plan().columns().forEach(column -> notes.append(column).append('\n'));
    return notes.toString();
  }

  private Verdict check(Exports export) throws IOException {
    Path file = Files.writeString(directory.resolve("export.csv"), export.text());
    FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), ANY_FAULTS);
    try (Block block = new Block(false)) {
      while (check.verdict() == null) {
        check.step(block, Files.size(file), true);
      }
    }
    return check.verdict();
  }
}
