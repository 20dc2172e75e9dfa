package verticles.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Reading;
import verticles.contract.Wishes;
import verticles.contract.Wishes.ColumnChange;
import verticles.contract.Wishes.Mode;
import verticles.contract.Wishes.OnError;

/** Options as text and as JSON, and everything that can be wrong with them. */
class WishesJsonTest {

  @Test
  void nothingSaidIsNoWish() {
    assertEquals(Wishes.NONE, WishesJson.of(Map.of(), Set.of()));
    assertEquals(Wishes.NONE, WishesJson.of(Map.of("mode", "", "mapping", " "), Set.of()));
  }

  @Test
  void everyOptionAsText() {
    // When
    Wishes wishes =
        WishesJson.of(
            Map.of(
                "datasource_name", "shops",
                "mode", "replace",
                "on_error", "reject",
                "max_reject_ratio", "0.05",
                "columns", "refuse",
                "allow_duplicate", "true",
                "mapping",
                    "{\"delimiter\": \"tab\", \"columns\": {\"Datum\": {\"target\": \"__time\"}}}",
                "confirm", "true"),
            Set.of("datasource_name"));

    // Then
    Reading reading =
        new Reading(
            null,
            null,
            "\t",
            null,
            null,
            null,
            Map.of("Datum", new Reading.Column("__time", null, null)));
    assertEquals(
        new Wishes(Mode.REPLACE, OnError.REJECT, 0.05, ColumnChange.REFUSE, true, reading, true),
        wishes);
  }

  @Test
  void aBodySaysOnlyWhatChanges() {
    // Given
    Wishes before =
        new Wishes(Mode.REPLACE, OnError.REJECT, 0.1, ColumnChange.IGNORE, true, null, false);

    // When
    Wishes after =
        WishesJson.of(
            new JsonObject(
                """
                {"mapping": {"sheet": "May", "charset": "latin1", "header_line": 4,
                  "time_zone": "Africa/Nairobi", "decimal": ",",
                  "columns": {"Preis": {"target": "unitPrice", "decimal": ","},
                    "Tag": {"target": "__time", "format": "dd.MM.yyyy"}, "Foo": {"target": "ignore"}}},
                 "max_reject_ratio": 0, "confirm": true}
                """),
            before);

    // Then
    Reading reading =
        new Reading(
            "May",
            "ISO-8859-1",
            null,
            4L,
            "Africa/Nairobi",
            ",",
            Map.of(
                "Preis", new Reading.Column("unitPrice", null, ","),
                "Tag", new Reading.Column("__time", "dd.MM.yyyy", null),
                "Foo", new Reading.Column("ignore", null, null)));
    assertEquals(
        new Wishes(Mode.REPLACE, OnError.REJECT, 0, ColumnChange.IGNORE, true, reading, true),
        after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\"mode\": \"Replace\"}~mode~not-one-of",
        "{\"mode\": 1}~mode~not-one-of",
        "{\"on_error\": \"stop\"}~on_error~not-one-of",
        "{\"columns\": \"all\"}~columns~not-one-of",
        "{\"max_reject_ratio\": 1.01}~max_reject_ratio~out-of-range",
        "{\"max_reject_ratio\": \"-0.1\"}~max_reject_ratio~out-of-range",
        "{\"max_reject_ratio\": \"NaN\"}~max_reject_ratio~out-of-range",
        "{\"max_reject_ratio\": \"20%\"}~max_reject_ratio~out-of-range",
        "{\"allow_duplicate\": \"yes\"}~allow_duplicate~not-true-or-false",
        "{\"confirm\": 1}~confirm~not-true-or-false",
        "{\"on_eror\": \"skip\"}~on_eror~unknown-parameter",
        "{\"mapping\": \"{\"}~mapping~not-json",
        "{\"mapping\": \"null\"}~mapping~not-json",
        "{\"mapping\": \"[]\"}~mapping~not-json",
        "{\"mapping\": 7}~mapping~not-json",
        "{\"mapping\": {\"tab\": \"x\"}}~mapping.tab~unknown-parameter",
        "{\"mapping\": {\"sheet\": 3}}~mapping.sheet~not-text",
        "{\"mapping\": {\"sheet\": \"a\\nb\"}}~mapping.sheet~not-text",
        "{\"mapping\": {\"charset\": \"latin-99\"}}~mapping.charset~unknown-charset",
        "{\"mapping\": {\"charset\": \"../x\"}}~mapping.charset~unknown-charset",
        "{\"mapping\": {\"delimiter\": \"::\"}}~mapping.delimiter~not-one-of",
        "{\"mapping\": {\"header_line\": -1}}~mapping.header_line~out-of-range",
        "{\"mapping\": {\"header_line\": 1.5}}~mapping.header_line~out-of-range",
        "{\"mapping\": {\"time_zone\": \"Mars/Base\"}}~mapping.time_zone~unknown-zone",
        "{\"mapping\": {\"decimal\": \"'\"}}~mapping.decimal~not-one-of",
        "{\"mapping\": {\"columns\": []}}~mapping.columns~not-columns",
        "{\"mapping\": {\"columns\": {\"A\": 1}}}~mapping.columns.A~not-json",
        "{\"mapping\": {\"columns\": {\"A\": {\"target\": \"price\"}}}}~mapping.columns.A.target~unknown-target",
        "{\"mapping\": {\"columns\": {\"A\": {\"as\": \"keep\"}}}}~mapping.columns.A.as~unknown-parameter",
        "{\"mapping\": {\"columns\": {\"A\": {\"decimal\": \"x\"}}}}~mapping.columns.A.decimal~not-one-of",
      })
  void aWrongValueIsNamed(String options, String parameter, String rule) {
    // When
    List<Problem.Fault> faults = faults(new JsonObject(options));

    // Then
    assertEquals(1, faults.size(), faults::toString);
    assertEquals(parameter, faults.get(0).column());
    assertEquals(rule, faults.get(0).rule());
    assertTrue(faults.get(0).message().endsWith("."), faults::toString);
  }

  @Test
  void everyFaultIsToldAtOnce() {
    // When
    List<Problem.Fault> faults =
        faults(
            new JsonObject(
                """
                {"mode": "new", "colums": "add", "confirm": "maybe",
                 "mapping": {"time_zone": "x", "columns": {
                   "A": {"target": "Branch"}, "B": {"target": "Branch"}, "C": {"target": "discount"},
                   "D": {"target": "discount", "format": 4}}}}
                """));

    // Then
    assertEquals(
        List.of(
            "colums",
            "mode",
            "mapping.time_zone",
            "mapping.columns.B.target",
            "mapping.columns.D.format",
            "confirm"),
        faults.stream().map(Problem.Fault::column).toList());
    assertEquals("doubled-target", faults.get(3).rule());
  }

  @Test
  void namesAndMappingsAreBounded() {
    // Given
    JsonObject columns = new JsonObject();
    for (int i = 0; i <= 1_000; i++) {
      columns.put("c" + i, new JsonObject());
    }

    // Then
    assertEquals("not-columns", rule(new JsonObject().put("columns", columns)));
    assertEquals("too-long", rule(new JsonObject().put("sheet", "x".repeat(256))));
    assertEquals(
        "too-long",
        rule(
            new JsonObject()
                .put("columns", new JsonObject().put("x".repeat(256), new JsonObject()))));
    String large = "{\"sheet\": \"" + "x".repeat(WishesJson.MAPPING_BYTES) + "\"}";
    assertEquals("too-long", faults(new JsonObject().put("mapping", large)).get(0).rule());
  }

  @Test
  void aFaultRepeatsNoLongValue() {
    // When
    Problem.Fault fault = faults(new JsonObject().put("mode", "x".repeat(5_000))).get(0);

    // Then
    assertEquals(100, fault.value().length());
  }

  @Property(tries = 300)
  void whatIsPrintedIsReadAgain(@ForAll("wishes") Wishes wishes) {
    // When
    JsonObject printed = new JsonObject(WishesJson.json(wishes).encode());

    // Then
    assertEquals(wishes, WishesJson.of(printed, Wishes.NONE));
  }

  @Provide
  Arbitrary<Wishes> wishes() {
    return Combinators.combine(
            Arbitraries.of(Mode.class),
            Arbitraries.of(OnError.class),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.of(ColumnChange.class),
            Arbitraries.of(true, false),
            readings(),
            Arbitraries.of(true, false))
        .as(Wishes::new);
  }

  private static Arbitrary<Reading> readings() {
    Arbitrary<Reading.Column> columns =
        Combinators.combine(
                Arbitraries.of("discount", "keep", "ignore", "profit").injectNull(0.2),
                Arbitraries.of("iso|dd/MM/yyyy", "plain").injectNull(0.5),
                Arbitraries.of(".", ",").injectNull(0.5))
            .as(Reading.Column::new);
    return Combinators.combine(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20).alpha().injectNull(0.3),
            Arbitraries.of("UTF-8", "windows-1252", "UTF-16LE").injectNull(0.3),
            Arbitraries.of(",", ";", "|", "\t").injectNull(0.3),
            Arbitraries.longs().between(1, 100_000).injectNull(0.3),
            Arbitraries.of("UTC", "Africa/Nairobi", "+03:00").injectNull(0.3),
            Arbitraries.of(".", ",").injectNull(0.3),
            Arbitraries.maps(Arbitraries.strings().ofMaxLength(30), columns).ofMaxSize(8))
        .as(Reading::new);
  }

  private static String rule(JsonObject mapping) {
    return faults(new JsonObject().put("mapping", mapping)).get(0).rule();
  }

  private static List<Problem.Fault> faults(JsonObject options) {
    Problem problem =
        assertThrows(ProblemException.class, () -> WishesJson.of(options, Wishes.NONE)).problem();
    assertEquals("bad-parameter", problem.type());
    assertEquals(400, problem.status());
    return problem.errors();
  }
}
