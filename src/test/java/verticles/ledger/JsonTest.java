package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import verticles.contract.Canonical;
import verticles.contract.ColumnProfile;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Verdict;

/** The contract's records come back from the ledger as they went in. */
class JsonTest {

  @Property(tries = 200)
  void verdictsComeBack(@ForAll("verdicts") Verdict verdict) {
    // When
    Verdict back = Json.read(Json.of(verdict), Verdict.class);

    // Then
    assertEquals(verdict, back);
  }

  @Property(tries = 200)
  void canonicalFilesComeBack(@ForAll("canonicals") Canonical canonical) {
    // When
    Canonical back = Json.read(Json.of(canonical), Canonical.class);

    // Then
    assertEquals(canonical, back);
  }

  @Property(tries = 500)
  void noTextHoldsWhatPostgresRefuses(@ForAll String text) {
    // When
    String kept = Json.storable(text + "\u0000" + "\ud801");

    // Then
    assertEquals(-1, kept.indexOf(0));
    assertTrue(kept.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    assertEquals(text.codePointCount(0, text.length()) + 2, kept.codePointCount(0, kept.length()));
  }

  @Example
  void onlyAsManyErrorsAreKeptAsAnybodyReads() {
    // Given
    Problem.Fault fault = new Problem.Fault(7L, "amount", "x".repeat(9_999), "number", "No.");
    Verdict verdict = withErrors(Collections.nCopies(5_000, fault));

    // When
    Verdict kept = Json.read(Json.of(verdict), Verdict.class);

    // Then
    assertEquals(100, kept.errors().size());
    assertEquals(200, kept.errors().get(0).value().length());
    assertEquals(verdict.accepted(), kept.accepted());
  }

  @Example
  void fieldsOfALaterVersionArePassedOver() {
    // Given
    String later = "{\"type\":\"t\",\"status\":500,\"title\":\"T\",\"detail\":\"D\",\"novel\":[1]}";

    // When
    Problem problem = Json.read(later, Problem.class);

    // Then
    assertEquals(Problem.of("t", 500, "T", "D"), problem);
  }

  private static Verdict withErrors(List<Problem.Fault> errors) {
    return new Verdict(null, List.of(), 9, 4, 5, errors, Map.of(), true, List.of(), null);
  }

  @Provide
  Arbitrary<Verdict> verdicts() {
    return Combinators.combine(
            plans().injectNull(0.2),
            profiles().list().ofMaxSize(4),
            counts(),
            counts(),
            faults().list().ofMaxSize(5),
            Arbitraries.maps(words(), counts()).ofMaxSize(3),
            problems().injectNull(0.5))
        .as(
            (plan, columns, accepted, rejected, errors, rules, refusal) ->
                new Verdict(
                    plan,
                    columns,
                    accepted + rejected,
                    accepted,
                    rejected,
                    errors,
                    rules,
                    refusal == null,
                    List.of(),
                    refusal));
  }

  @Provide
  Arbitrary<Canonical> canonicals() {
    Arbitrary<Canonical.Part> parts =
        Combinators.combine(words(), counts(), counts()).as(Canonical.Part::new);
    Arbitrary<Canonical.Column> columns =
        Combinators.combine(words(), Arbitraries.of("string", "double", "long"))
            .as(Canonical.Column::new);
    return Combinators.combine(
            parts.list().ofMaxSize(3), columns.list().ofMaxSize(3), counts(), counts())
        .as((p, c, rows, time) -> new Canonical(p, c, rows, -time, time, null));
  }

  private static Arbitrary<Plan> plans() {
    Arbitrary<Plan.Column> columns =
        Combinators.combine(
                words(),
                words(),
                Arbitraries.of(Plan.Role.class),
                words().injectNull(0.5),
                Arbitraries.of(".", ",").injectNull(0.5),
                Arbitraries.doubles().between(0, 1),
                words())
            .as(Plan.Column::new);
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '|'), counts(), words(), columns.list().ofMaxSize(4))
        .as(
            (delimiter, line, zone, all) ->
                new Plan(delimiter, line, zone, all, List.of(), List.of("EUR")));
  }

  private static Arbitrary<ColumnProfile> profiles() {
    return Combinators.combine(
            words(),
            Arbitraries.of(ColumnProfile.Type.class),
            counts(),
            counts(),
            counts(),
            words().injectNull(0.3))
        .as(
            (name, type, values, nulls, misfits, text) ->
                new ColumnProfile(name, type, values, nulls, misfits, values, text, text, text));
  }

  private static Arbitrary<Problem> problems() {
    return Combinators.combine(
            words(),
            Arbitraries.integers().between(400, 599),
            words(),
            faults().list().ofMaxSize(2))
        .as((word, status, text, faults) -> Problem.of(word, status, text, text).with(faults));
  }

  private static Arbitrary<Problem.Fault> faults() {
    return Combinators.combine(
            counts().injectNull(0.3),
            words().injectNull(0.3),
            words().injectNull(0.3),
            words(),
            words())
        .as(Problem.Fault::new);
  }

  private static Arbitrary<Long> counts() {
    return Arbitraries.longs().between(0, 1L << 52);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings()
        .withCharRange('\u0001', '\u02ff')
        .withCharRange('\u4e00', '\u4eff')
        .ofMaxLength(12);
  }
}
