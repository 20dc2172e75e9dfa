package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/** Lines of totals below or among the rows: set aside, and no reason to refuse a short file. */
class TotalsLinesTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void path() {
    file = directory.resolve("file.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date,Shop,Sales\n2024-05-01,North,5\n2024-05-02,South,7\nTotal,,12\n",
        "Date,Shop,Sales\n2024-05-01,North,5\n2024-05-02,South,7\n,GRAND TOTAL,12\n",
        "Date,Shop,Sales\n2024-05-01,North,5\n2024-05-02,South,7\nSumme:,12\n",
        "Date,Shop,Sales\n2024-05-01,North,5\nSubtotal,,5\n2024-05-02,South,7\nTotal,,12\n"
      })
  void aShortFileIsNotRefusedForThem(String text) throws IOException {
    // When
    Verdict verdict = check(text, Wishes.NONE);

    // Then
    assertNull(verdict.refusal());
    assertTrue(verdict.confident(), verdict.notes().toString());
    assertEquals(2, verdict.accepted());
    assertEquals(verdict.rows(), verdict.accepted() + verdict.rejected());
    assertEquals(Map.of("totals-line", verdict.rejected()), verdict.rejectsByRule());
  }

  @Test
  void oneSaleAndItsTotalAreEnough() throws IOException {
    assertEquals(1, check("Date,Sales\n2024-05-01,5\nTotal,5\n", Wishes.NONE).accepted());
  }

  @Test
  void aRowWithADateIsASaleWhateverItIsCalled() throws IOException {
    // When
    Verdict verdict = check("Date,Customer,Sales\n2024-05-01,Total,5\n", Wishes.NONE);

    // Then
    assertEquals(1, verdict.accepted());
  }

  @Test
  void otherRowsWithoutADateAreAtFaultAsBefore() throws IOException {
    // When
    Verdict verdict = check("Date,Sales\n2024-05-01,5\n2024-05-02,7\n,1\nTotal,13\n", Wishes.NONE);

    // Then
    assertEquals("too-many-rejected-rows", verdict.refusal().type());
    assertEquals(Map.of("missing-time", 1L, "totals-line", 1L), verdict.rejectsByRule());
  }

  @Test
  void nothingButTotalsIsNoFile() throws IOException {
    // When
    Verdict verdict =
        check(
            "Date,Sales\nTotal,5\n",
            Wishes.NONE.with(
                new Reading(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(
                        "Date", new Reading.Column("__time", "iso", null),
                        "Sales", new Reading.Column("grossRevenue", null, null))),
                true));

    // Then
    assertEquals("too-many-rejected-rows", verdict.refusal().type());
  }

  @Test
  void whoWantsNothingSetAsideHearsOfThem() throws IOException {
    // Given
    Wishes strict =
        new Wishes(
            Wishes.Mode.APPEND,
            Wishes.OnError.REJECT,
            0.2,
            Wishes.ColumnChange.ADD,
            false,
            Reading.NONE,
            false);

    // When
    Verdict verdict = check("Date,Sales\n2024-05-01,5\n2024-05-02,7\nTotal,12\n", strict);

    // Then
    assertEquals("too-many-rejected-rows", verdict.refusal().type());
    assertEquals(List.of("totals-line"), verdict.errors().stream().map(it -> it.rule()).toList());
    assertEquals("Date", verdict.errors().get(0).column());
  }

  private Verdict check(String text, Wishes wishes) throws IOException {
    Files.writeString(file, text);
    Terms terms = Terms.of(wishes, Remembered.NOTHING, null);
    FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), terms);
    try (Block block = new Block(false)) {
      while (check.verdict() == null) {
        check.step(block, Files.size(file), true);
      }
    }
    return check.verdict();
  }
}
