package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.contract.ColumnProfile;
import verticles.contract.Ingredient;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;
import verticles.validation.Planner.Planned;

/** Texts that say that there is no value. */
class NoValueTest {
  private static final Plan PLAN =
      Written.plan(
          List.of(
              Written.time("iso"),
              Written.amount(CanonicalColumn.GROSS, "signed", "."),
              Written.amount(CanonicalColumn.COST, "plain", "."),
              Written.part(Ingredient.TIME_OF_DAY, "HH:mm"),
              new Plan.Column("Shop", "Branch", Plan.Role.DIMENSION, null, null, 1, "test"),
              Written.part(Ingredient.RETURN_MARK, "number")));

  static Stream<String> words() throws IOException {
    Properties listed = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                NoValueTest.class.getResourceAsStream("/validation/blanks.properties")),
            StandardCharsets.UTF_8)) {
      listed.load(reader);
    }
    return Stream.concat(
        Arrays.stream(listed.getProperty("nothing").split(",")).map(String::strip),
        Stream.of("N/A", " NULL ", "#N/A", "n.A."));
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyListedWordIsAnEmptyCell(String word) {
    // Given
    String row = "2024-01-05;7;" + String.join(";", word, word, word, word) + "\n";
    String noAmount = "2024-01-05;" + word + ";1;;North;\n";
    String noDate = word + ";7;1;;North;\n";

    // When
    Written written = Written.of(PLAN, row + noAmount + noDate);

    // Then
    assertEquals(
        List.of("missing-amount", "missing-time"),
        written.faults.stream().map(Fault::rule).toList());
    assertEquals(List.of("7"), written.column(CanonicalColumn.GROSS));
    assertEquals(List.of(""), written.column(CanonicalColumn.COST));
    assertEquals(List.of(word.strip()), written.column(CanonicalColumn.BRANCH));
  }

  @Test
  void aColumnIsWhatItsOtherValuesAre() {
    // Given
    String text =
        "Date,Sales,Cost\n2024-01-05,1.5,n/a\n-,2.5,n/a\nn/a,n/a,n/a\n2024-01-06,3.5,0.5\n";

    // When
    Planned planned = Planning.plan(text);
    ColumnProfile cost = profile(text, 2);

    // Then
    assertTrue(planned.confident(), planned.notes().toString());
    assertNull(planned.refusal());
    assertEquals("totalCost", Planning.column(planned, "Cost").target());
    assertEquals(ColumnProfile.Type.DECIMAL, cost.type());
    assertEquals(List.of(1L, 3L, 0L), List.of(cost.values(), cost.nulls(), cost.misfits()));
  }

  @Test
  void inAColumnOfTextItIsAText() {
    // When
    ColumnProfile profile =
        profile("Date,Sales,Shop\n2024-01-05,1.5,n/a\n2024-01-05,1.5,North\n", 2);

    // Then
    assertEquals(ColumnProfile.Type.TEXT, profile.type());
    assertEquals(2, profile.values());
  }

  private static ColumnProfile profile(String text, int place) {
    Header header = Planning.header(text, Header.Wanted.ANY);
    FilePass pass = new FilePass(header, null, null);
    byte[] bytes = Encoding.utf8(text);
    byte[] padded = new byte[bytes.length + 2 * Bytes.MARGIN];
    System.arraycopy(bytes, 0, padded, Bytes.MARGIN, bytes.length);
    int from = Bytes.MARGIN + (int) header.dataOffset();
    pass.read(padded, from, Bytes.MARGIN + bytes.length, true);
    return pass.profiles().get(place);
  }
}
