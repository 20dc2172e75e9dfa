package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Problem.Fault;

class RejectsFileTest {
  private static final Fault FAULT = new Fault(7L, "Sum", "x", "bad-number", "No number.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "-5 | -5",
        "-1.234,50 | \"-1.234,50\"",
        "+1 234.5 | +1 234.5",
        "-12,5% | \"-12,5%\"",
        "-x | '-x",
        "-1+1 | '-1+1",
        "=1 | '=1",
        "@a | '@a"
      })
  void onlyWhatASpreadsheetWouldRunIsMadeHarmless(
      String cell, String written, @TempDir Path directory) throws IOException {
    // Given
    Path path = directory.resolve("rejects.csv");

    // When
    try (RejectsFile file = new RejectsFile(path, List.of("Sum"))) {
      file.add(List.of(cell), FAULT);
    }

    // Then
    assertEquals(
        "\uFEFFSum,_line,_rule,_column,_message\r\n" + written + ",7,bad-number,Sum,No number.\r\n",
        Files.readString(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Day,Sum,_line,_rule,_column,_message | 2",
        "Day,Sum,_line,_rule,_message,_column | 6",
        "_line,_rule,_column,_message | 4",
        "Day,_line | 2",
        "Day,Sum | 2"
      })
  void aMendedFileIsKnownByItsLastColumns(String header, int own) {
    // When
    List<String> columns = RejectsFile.own(List.of(header.split(",")));

    // Then
    assertEquals(own, columns.size());
  }
}
