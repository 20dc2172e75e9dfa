package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.Verdict;

/** Files with nothing in them say so, whatever their header is called. */
class BlankFilesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\n\\n  \\n,,,\\n|empty-file",
        "\u00a0\\n\u00a0;\u00a0\\n|empty-file",
        "Foo,Bar\\n|no-rows",
        "Foo,Bar\\n,\\n , \\n\\n|no-rows",
        "Date,Sales\\n|no-rows",
        "Date,Sales\\n,\\n,\\n|no-rows"
      })
  void nothingIsNotAMatterOfColumns(String text, String problem) throws IOException {
    assertEquals(problem, check(text.replace("\\n", "\n")).refusal().type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Date,Sales\n,\n2026-01-05,5\n2026-01-05,5\n2026-01-05,5\n2026-01-05,5\n"})
  void aBlankRowAmongOthersIsSetAside(String text) throws IOException {
    // When
    Verdict verdict = check(text);

    // Then
    assertNull(verdict.refusal());
    assertEquals(1, verdict.rejected());
  }

  private Verdict check(String text) throws IOException {
    Path file = directory.resolve("file.csv");
    Files.writeString(file, text);
    FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), Terms.NONE);
    try (Block block = new Block(false)) {
      while (check.verdict() == null) {
        check.step(block, Files.size(file), true);
      }
    }
    return check.verdict();
  }
}
