package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.mapped;
import static verticles.validation.Planning.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.Verdict;
import verticles.contract.Wishes;
import verticles.validation.Planner.Planned;

/** Exports in which an order has several rows, and some of its values stand in the first only. */
class OrderRowsTest {
  private static final Wishes ANY_FAULTS =
      new Wishes(
          Wishes.Mode.APPEND,
          Wishes.OnError.SKIP,
          1,
          Wishes.ColumnChange.ADD,
          false,
          Reading.NONE,
          false);

  @TempDir Path directory;

  /**
   * Two orders of two rows; “none” says that no column names them, or that nothing is warned of.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Id,Name~5001,#101~,#101~5002,#102~,#102|Name|none",
        "Order ID,Name~5001,#101~,#101~5002,#102~,#102|Name|none",
        "Receipt number,Payment ID,Name~,77,#101~,,#101~,78,#102~,,#102|Name|none",
        "Reference,Order ID~77,#101~,#101~78,#102~,#102|Order ID|none",
        "Id,Shop~5001,A~,A~5002,A~,A|none|“Id” may be the number of the order, but is empty in 2 of 4 rows",
        "Order ID,Shop~5001,A~,A~5002,A~,A|Order ID|“Order ID” is empty in 2 of 4 rows; each of them counts",
        "TransactionId,No~5001,11~,11~5002,12~,12|TransactionId|“TransactionId” is empty in 2 of 4 rows",
        "Id,Shop~5001,A~5001,A~5002,A~5002,A|Id|none",
      })
  void aNumberThatAllRowsHaveNamesTheTransactions(String text, String column, String warning) {
    // Given
    String file = "Date,Sales," + text.replace("~", "\n2024-03-01,9.50,") + "\n";

    // When
    Planned planned = plan(file);

    // Then
    String named =
        mapped(planned).entrySet().stream()
            .filter(each -> each.getValue().equals("TransactionId"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("none");
    assertEquals(column, named);
    String warned = String.join("", warnings(planned.notes()));
    assertTrue(warning.equals("none") ? warned.isEmpty() : warned.startsWith(warning), warned);
    assertTrue(planned.confident(), planned.notes().toString());
  }

  /** Orders of two rows and a discount of so much in the first. */
  private static String orders(String... discounts) {
    StringBuilder text = new StringBuilder("Date,Order ID,Item,Qty,Price,Discount\n");
    for (int i = 0; i < discounts.length; i++) {
      text.append("2024-03-01,#10" + i + ",Mug,1,10.00," + discounts[i] + "\n");
      text.append("2024-03-01,#10" + i + ",Tea,2,20.00,\n");
    }
    return text.toString();
  }

  @Test
  void aDiscountOfAnOrderIsToldFromThoseOfRows() {
    // Given
    String rows = orders("1.00", "0.00", "2.00").replace(",20.00,\n", ",20.00,0.50\n");

    // When
    List<String> ofOrders = warnings(plan(orders("1.00", "0.00", "2.00")).notes());

    // Then
    assertEquals(
        List.of(
            "“Discount” has a value for each order and not for each row (none in 3 of 6 rows): it"
                + " is taken off the row that it stands in, so sales by product are not exact."),
        ofOrders);
    assertEquals(List.of(), warnings(plan(rows).notes()));
    assertEquals(List.of(), warnings(plan(orders("0.00", "0.00", "0.00")).notes()));
  }

  /** In the task's notes and in the preview: the sums alone would not show it. */
  @Test
  void whatTheSumsLackForAnExcessDiscountIsTold() throws IOException {
    // Given
    String text = orders("25.00", "1.00", "10.01");
    Path file = Files.writeString(directory.resolve("orders.csv"), text);
    FileCheck check =
        new FileCheck(
            file,
            directory.resolve("work/rejects.csv"),
            Terms.of(ANY_FAULTS, Remembered.NOTHING, null));

    // When
    Preview preview;
    try (Block block = new Block(false)) {
      while (check.verdict() == null) {
        check.step(block, Files.size(file), true);
      }
      PreviewFile ask = new PreviewFile(file, null, ANY_FAULTS, Remembered.NOTHING);
      preview = Previews.of(ask, Files.size(file), block);
    }

    // Then
    Verdict verdict = check.verdict();
    assertEquals(2, verdict.rejectsByRule().get("excess-discount"));
    String told =
        "Rows whose discount in “Discount” is more than their goods were set aside: 2, with goods"
            + " of 20.00 and discounts of 35.01. Where it is the discount of a whole order, net"
            + " sales are too high by 15.01 without them: spread it over the order's rows.";
    assertTrue(warnings(verdict.notes()).contains(told), verdict.notes().toString());
    assertEquals(verdict.notes(), preview.notes());
  }

  /** A file that was loaded has it among its notes already. */
  @Test
  void ofALoadedFileItIsToldOnce() throws IOException {
    // Given
    String text = orders("25.00", "1.00", "10.01");
    Path file = Files.writeString(directory.resolve("orders.csv"), text);
    Plan plan = plan(text).plan();
    Verdict loaded =
        new Verdict(plan, List.of(), 6, 4, 2, List.of(), Map.of(), true, List.of(), null);

    // When
    Preview preview;
    try (Block block = new Block(false)) {
      PreviewFile ask = new PreviewFile(file, null, ANY_FAULTS, Remembered.NOTHING, loaded);
      preview = Previews.of(ask, Files.size(file), block);
    }

    // Then
    assertEquals(List.of(), preview.notes());
  }

  private static List<String> warnings(List<Note> notes) {
    return notes.stream()
        .filter(note -> note.kind() == Note.Kind.WARNING)
        .map(Note::message)
        .toList();
  }
}
