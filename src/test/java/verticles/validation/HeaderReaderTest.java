package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.header;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.ProblemException;
import verticles.validation.Header.Wanted;

/** Where the header is, and what becomes of one that is not quite right. */
class HeaderReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Date,Sales~2024-01-05,1!,!1!Date Sales",
        "Report 2024~~Date,Item,Sales~2024-01-05,a,1~2024-01-06,b,2!,!3!Date Item Sales",
        "Report,,~From,2024-01-01,~Date,Item,Sales~2024-01-05,a,1~2024-01-06,b,2!,!3"
            + "!Date Item Sales",
        "sep=;~Date;Sales~2024-01-05;1,5!;!2!Date Sales",
        "\"Date\";\"Sales, net\"~2024-01-05;1,5~2024-01-06;2,5!;!1!Date Sales, net",
        "Date,Sales,~2024-01-05,1,~2024-01-06,2,!,!1!Date Sales column_3",
        "Date,Sales,~2024-01-05,1~2024-01-06,2!,!1!Date Sales",
        "Date,Sales~2024-01-05,1,~2024-01-06,2,!,!1!Date Sales column_3",
        "Date,Sales,sales~2024-01-05,1,2!,!1!Date Sales sales_2",
        "Date,A,A,A_2~2024-01-05,1,2,3!,!1!Date A A_3 A_2",
        "2024-01-05,a,1.5~2024-01-06,b,2.5!,!0!column_1 column_2 column_3",
        "Date|Sales~2024-01-05|1!|!1!Date Sales",
        "one,two~a,b~c,d!,!1!one two",
      })
  void findsTheHeader(String text, char delimiter, long line, String names) {
    // When
    Header header = header(text.replace('~', '\n') + "\n", Wanted.ANY);

    // Then
    assertEquals(delimiter, header.delimiter());
    assertEquals(line, header.line());
    assertEquals(names, String.join(" ", header.names()));
  }

  @Test
  void saysWhatItPassedOver() {
    // When
    Header header = header("Sales of May\nby Ann\n\nDate,Item,Sales\n2024-01-05,a,1\n", Wanted.ANY);

    // Then
    Note note = header.notes().get(0);
    assertEquals(Note.Kind.INFO, note.kind());
    assertEquals(
        "The table begins in line 4; above it were passed over: “Sales of May”, “by Ann”.",
        note.message());
    assertEquals(5, header.dataLine());
  }

  @Test
  void aHeaderOfSeveralLinesIsCounted() {
    // When
    Header header = header("Date,\"Sales\r\nnet\"\r\n2024-01-05,1\r\n", Wanted.ANY);

    // Then
    assertEquals(1, header.line());
    assertEquals(3, header.dataLine());
    assertEquals(List.of("Date", "Sales\r\nnet"), header.names());
  }

  @Test
  void aPersonMaySayWhereItIs() {
    // Given
    String text = "Date,Sales\nTag,Umsatz\n2024-01-05,1\n";

    // When
    Header second = header(text, new Wanted(null, 2L));
    Header none = header(text, new Wanted(',', 0L));

    // Then
    assertEquals(List.of("Tag", "Umsatz"), second.names());
    assertEquals(List.of("column_1", "column_2"), none.names());
    assertEquals(0, none.dataOffset());
    ProblemException nowhere =
        assertThrows(ProblemException.class, () -> header(text, new Wanted(null, 9L)));
    assertEquals("no-header-there", nowhere.problem().type());
  }

  @Test
  void hugeRowsOfNothingDoNotMakeColumns() {
    // When
    Header header =
        header("Date,Sales\n" + ("2024-01-05,1" + ",".repeat(5_000) + "\n").repeat(3), Wanted.ANY);

    // Then
    assertTrue(header.names().size() <= HeaderReader.MAX_COLUMNS, "bounded");
  }
}
