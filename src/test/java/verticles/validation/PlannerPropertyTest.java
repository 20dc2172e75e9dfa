package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import verticles.contract.Ingredient;
import verticles.validation.Planner.Planned;

/** What must not change a mapping, and that every listed name is understood. */
class PlannerPropertyTest {
  private static final List<UnaryOperator<String>> STYLES =
      List.of(
          name -> name.toUpperCase(Locale.ROOT),
          name -> name.toLowerCase(Locale.ROOT),
          name -> name.replace(' ', '_'),
          name -> " " + name.replace(' ', '-') + " ");

  @Property(tries = 150)
  void theOrderOfColumnsChangesNothing(@ForAll("exports") Exports export, @ForAll long seed) {
    // Given
    List<List<String>> rows = table(export);
    List<Integer> order = new ArrayList<>();
    for (int place = 0; place < rows.get(0).size(); place++) {
      order.add(place);
    }
    Collections.shuffle(order, new Random(seed));

    // When
    Planned shuffled =
        Planning.plan(
            text(rows.stream().map(row -> order.stream().map(row::get).toList()).toList()));
    Planned straight = Planning.plan(text(rows));

    // Then
    assertEquals(Planning.mapped(straight), Planning.mapped(shuffled));
    assertEquals(Planning.derived(straight), Planning.derived(shuffled));
    assertEquals(straight.confident(), shuffled.confident());
    for (String name : Planning.mapped(straight).keySet()) {
      assertEquals(
          Planning.column(straight, name).format(), Planning.column(shuffled, name).format());
    }
  }

  @Property(tries = 150)
  void anotherSpellingChangesNothing(
      @ForAll("exports") Exports export, @ForAll("styles") int style) {
    // Given
    List<List<String>> rows = new ArrayList<>(table(export));
    List<String> names = rows.get(0);
    rows.set(0, names.stream().map(STYLES.get(style)).toList());

    // When
    Planned restyled = Planning.plan(text(rows));
    Planned straight = Planning.plan(text(table(export)));

    // Then
    assertEquals(
        List.copyOf(new java.util.TreeSet<>(Planning.mapped(straight).values())),
        List.copyOf(new java.util.TreeSet<>(Planning.mapped(restyled).values())));
    assertEquals(straight.confident(), restyled.confident());
  }

  static Stream<Target> targets() {
    return Target.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyListedNameIsUnderstood(Target target) {
    for (String name : names(target)) {
      // When
      boolean known =
          ColumnNames.matches(name).stream().anyMatch(match -> match.target().equals(target));
      Candidates candidates = candidates(name, target);

      // Then
      assertTrue(known, name + " names " + target.word());
      boolean amount = target.equals(Target.AMOUNT) && candidates.amounts.size() == 1;
      boolean other =
          candidates.found.keySet().stream()
              .anyMatch(taken -> !taken.equals(target) && listed(taken, name));
      assertTrue(
          amount || other || candidates.found.containsKey(target),
          name + " became " + candidates.found.keySet());
    }
  }

  private static boolean listed(Target target, String name) {
    return names(target).stream()
        .anyMatch(known -> NameList.plain(known).equals(NameList.plain(name)));
  }

  private static List<String> names(Target target) {
    List<String> names = new ArrayList<>(List.of(target.word()));
    names.addAll(NameList.of(target.word()));
    return names;
  }

  private static Candidates candidates(String name, Target target) {
    String value =
        target.equals(Target.TIME)
            ? "2024-03-14"
            : target.equals(Target.of(Ingredient.TIME_OF_DAY))
                ? "10:31"
                : target.equals(Target.of(Ingredient.RETURN_MARK))
                    ? "refund"
                    : target.numeric() ? "12.50" : "something";
    Header header = Planning.header(name + ",x\n" + value + ",y\n", Header.Wanted.ANY);
    FilePass pass = new FilePass(header, null, null);
    byte[] row = new byte[2 * Bytes.MARGIN + value.length() + 2];
    System.arraycopy(Encoding.utf8(value + ",y"), 0, row, Bytes.MARGIN, value.length() + 2);
    pass.read(row, Bytes.MARGIN, Bytes.MARGIN + value.length() + 2, true);
    return new Candidates(
        header.names(), pass.tallies().stream().map(Evidence::new).toList(), List.of(), List.of(0));
  }

  @Provide
  Arbitrary<Exports> exports() throws IOException {
    return Arbitraries.of(
        Exports.all().stream()
            .filter(
                export ->
                    !export.text().contains(",,,,\n,") && !export.expected().containsKey("refused"))
            .toList());
  }

  @Provide
  Arbitrary<Integer> styles() {
    return Arbitraries.integers().between(0, STYLES.size() - 1);
  }

  /** The table below the titles, if there are any. */
  private static List<List<String>> table(Exports export) {
    Header header = Planning.header(export.text(), Header.Wanted.ANY);
    String below = export.text().lines().skip(header.line() - 1).collect(Collectors.joining("\n"));
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(header.delimiter()).ofCsvRecord(below)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(
              String.join(
                  "|", row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList()))
          .append('\n');
    }
    return text.toString();
  }
}
