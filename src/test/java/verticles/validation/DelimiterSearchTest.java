package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static verticles.validation.Planning.header;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import verticles.validation.Header.Wanted;

/** A file is read with the delimiter that it was written with. */
class DelimiterSearchTest {
  private static final String DELIMITERS = ",;\t|";

  @Example
  void decimalCommasInTheLastColumnsPartNothing() {
    for (int rows : List.of(1, 2, 60, 80, 99, 100, 300)) {
      // Given
      String text =
          "Datum;Filiale;Verkäufer;Artikel;Warengruppe;Kunde;Menge;Preis;Umsatz\n"
              + "03.02.2025;Köln;Anna Kern;Leuchte A;Licht;Muster GmbH;2;12,50;25,00\n"
                  .repeat(rows);

      // When
      Header header = header(text, Wanted.ANY);

      // Then
      assertEquals(';', header.delimiter(), rows + " rows");
      assertEquals(9, header.names().size());
    }
  }

  @Example
  void textsWithAnotherDelimiterInEveryRowPartNothing() {
    for (String text :
        List.of(
            "Date,Tags,Sales\n" + "2025-02-03,a;b,3\n".repeat(120),
            "Date,Item\n" + "2025-02-03,M6 | steel\n".repeat(120),
            "Datum;Ort\n" + "03.02.2025;Berlin, Mitte\n".repeat(120),
            "Artikel;Umsatz\n" + "Schraube 2,5mm;12,50\n".repeat(120))) {
      // When
      Header header = header(text, Wanted.ANY);

      // Then
      assertEquals(
          text.contains(",Tags") || text.contains(",Item") ? ',' : ';', header.delimiter());
    }
  }

  @Property(tries = 600)
  void whateverItIsAFileIsReadAsItWasWritten(
      @ForAll @IntRange(max = 3) int delimiter,
      @ForAll boolean comma,
      @ForAll boolean quoteAll,
      @ForAll boolean named,
      @ForAll @IntRange(min = 1, max = 300) int rows,
      @ForAll long seed) {
    // Given
    Written written =
        new Written(DELIMITERS.charAt(delimiter), comma, quoteAll, named, new Random(seed));

    // When
    Header header = header(written.text(rows), Wanted.ANY);

    // Then
    assertEquals(written.delimiter, header.delimiter(), () -> written.text(3));
    assertEquals(written.columns.size(), header.names().size());
    if (named) {
      assertEquals(written.columns.stream().map(Column::name).toList(), header.names());
    }
  }

  private record Column(String name, Supplier<String> value) {}

  /** A till's export: columns in any order, of which the date and an amount never lack. */
  private static final class Written {
    private final char delimiter;
    private final boolean comma;
    private final boolean quoteAll;
    private final boolean named;
    private final Random random;
    private final List<Column> columns;

    Written(char delimiter, boolean comma, boolean quoteAll, boolean named, Random random) {
      this.delimiter = delimiter;
      this.comma = comma;
      this.quoteAll = quoteAll;
      this.named = named;
      this.random = random;
      this.columns = columns();
    }

    private List<Column> columns() {
      List<Column> others =
          new ArrayList<>(
              List.of(
                  new Column("Preis", this::amount),
                  new Column("Rabatt", this::amount),
                  new Column("Menge", () -> "" + (1 + random.nextInt(20))),
                  new Column("Filiale", () -> any("Köln", "Aachen", "Bonn")),
                  new Column("Ort", () -> any("Berlin, Mitte", "Jena", "Ulm, Süd; Ost")),
                  new Column("Artikel", () -> any("Leuchte A", "Schraube 2,5mm", "Rohr | blank")),
                  new Column("Kunde", () -> any("Muster GmbH", "Kern & Co, KG", ""))));
      Collections.shuffle(others, random);
      List<Column> chosen = new ArrayList<>(others.subList(0, random.nextInt(others.size() + 1)));
      chosen.add(new Column("Umsatz", this::amount));
      String form = any("%2$02d.%1$02d.2025", "2025-%1$02d-%2$02d", "%2$d/%1$d/2025 08:15");
      chosen.add(new Column("Datum", () -> date(form)));
      Collections.shuffle(chosen, random);
      return chosen;
    }

    private String any(String... values) {
      return values[random.nextInt(values.length)];
    }

    private String date(String form) {
      return form.formatted(1 + random.nextInt(12), 13 + random.nextInt(15));
    }

    private String amount() {
      int cents = random.nextInt(200_000) - 10_000;
      String point = "%d.%02d".formatted(cents / 100, Math.abs(cents % 100));
      return comma ? point.replace('.', ',') : point;
    }

    String text(int rows) {
      Stream<String> header = named ? Stream.of(row(Column::name)) : Stream.of();
      Stream<String> below = Stream.generate(() -> row(column -> column.value().get())).limit(rows);
      return Stream.concat(header, below).collect(Collectors.joining());
    }

    private String row(Function<Column, String> cell) {
      return columns.stream()
          .map(cell)
          .map(this::quoted)
          .collect(Collectors.joining("" + delimiter, "", "\n"));
    }

    private String quoted(String cell) {
      return quoteAll || cell.indexOf(delimiter) >= 0 ? '"' + cell + '"' : cell;
    }
  }
}
