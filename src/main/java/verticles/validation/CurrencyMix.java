package verticles.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import verticles.contract.Ingredient;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.contract.Reading;
import verticles.validation.Candidates.Pair;
import verticles.validation.Sayings.Said;

/**
 * Amounts in several currencies. They are never converted, so their sum means nothing: that must
 * not go on unless somebody has said so.
 */
final class CurrencyMix {
  private static final Set<Target> MONEY =
      Set.of(
          Target.AMOUNT,
          Target.of(CanonicalColumn.RETURNS),
          Target.of(CanonicalColumn.COST),
          Target.of(Ingredient.UNIT_PRICE),
          Target.of(Ingredient.UNIT_COST),
          Target.of(Ingredient.DISCOUNT),
          Target.of(Ingredient.BEFORE_DISCOUNT),
          Target.of(Ingredient.PROFIT));

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Statements said;
  private final Findings findings;

  CurrencyMix(List<String> names, List<Evidence> evidence, Statements said, Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.said = said;
    this.findings = findings;
  }

  /** What is mixed, in a sentence, and the column without which it would not be. */
  private record Mixed(Pair about, String message) {}

  /** Returns the codes that the file names for its amounts, sorted; asks where they are several. */
  List<String> look(Map<Target, Pair> mapped) {
    List<Pair> money =
        Target.ALL.stream()
            .filter(MONEY::contains)
            .map(mapped::get)
            .filter(it -> it != null)
            .toList();
    if (money.isEmpty()) {
      return List.of();
    }
    mixed(money)
        .ifPresent(
            it -> {
              String what = " Amounts are never converted: they would be added up as they are.";
              put(it.about(), it.message() + what);
            });
    return List.copyOf(all(money));
  }

  /** What each amount says of itself goes before what a column of its own says of all. */
  private Set<String> all(List<Pair> money) {
    Set<String> all = new TreeSet<>();
    money.forEach(pair -> all.addAll(codes(pair)));
    if (all.isEmpty()) {
      naming().forEach(place -> all.addAll(extremes(evidence.get(place))));
    }
    if (all.size() == 1) {
      all.removeIf(code -> Currencies.named(code).isEmpty());
    }
    return all;
  }

  private Optional<Mixed> mixed(List<Pair> money) {
    for (Pair pair : money) {
      Set<String> codes = any(pair);
      if (codes.size() > 1) {
        String message = "“%s” has amounts in several currencies (%s).";
        return Optional.of(
            new Mixed(pair, message.formatted(shown(pair.place()), String.join(", ", codes))));
      }
    }
    List<Pair> telling = money.stream().filter(pair -> !codes(pair).isEmpty()).toList();
    Optional<Pair> other =
        telling.stream().filter(pair -> !codes(pair).equals(codes(telling.get(0)))).findFirst();
    return other.map(pair -> new Mixed(pair, unlike(telling))).or(() -> named(money.get(0)));
  }

  private String unlike(List<Pair> money) {
    String each =
        money.stream()
            .map(pair -> "“" + shown(pair.place()) + "” in " + String.join(", ", codes(pair)))
            .collect(Collectors.joining(", "));
    return "The amounts are in several currencies: " + each + ".";
  }

  /**
   * By the signs in its cells, where most have one, else by its name: a stray one names nothing.
   */
  private Set<String> codes(Pair pair) {
    ColumnTally tally = evidence.get(pair.place()).tally();
    return tally.mostlyPriced() ? tally.currencies() : Currencies.among(names.get(pair.place()));
  }

  /** A stray sign that is none of these is another currency all the same. */
  private Set<String> any(Pair pair) {
    Set<String> any = new TreeSet<>(codes(pair));
    any.addAll(evidence.get(pair.place()).tally().currencies());
    return any;
  }

  /** A column that names the currency of each row, and names several. */
  private Optional<Mixed> named(Pair amount) {
    String message = "“%s” names several currencies (%s).";
    return naming().stream()
        .filter(place -> extremes(evidence.get(place)).size() > 1)
        .findFirst()
        .map(
            place ->
                message.formatted(shown(place), String.join(", ", extremes(evidence.get(place)))))
        .map(said -> new Mixed(amount, said));
  }

  private List<Integer> naming() {
    return IntStream.range(0, names.size())
        .filter(place -> ColumnNames.currency(names.get(place)))
        .boxed()
        .toList();
  }

  /** The first and the last of its values in the order of the alphabet, whatever their case. */
  private static Set<String> extremes(Evidence column) {
    Set<String> extremes = new TreeSet<>();
    long different = column.tally().distinct.estimate();
    if (column.numbers() == 0 && different > 0) {
      for (String text : List.of(column.tally().texts.min(), column.tally().texts.max())) {
        // Of two values, one may just say that there is none.
        String other = different > 2 ? Utf8.shown(text).toUpperCase(Locale.ROOT) : null;
        Currencies.named(text).or(() -> Optional.ofNullable(other)).ifPresent(extremes::add);
      }
    }
    return extremes;
  }

  /** Whoever chose the column knows it; so does the dataset, once it has been asked. */
  private void put(Pair about, String message) {
    String name = names.get(about.place());
    Said known = said.of(name);
    if (known != null) {
      findings.warn(name, message);
      return;
    }
    String word = about.target().word();
    findings.ask(
        new Question(
            About.CURRENCY,
            word,
            name,
            message + " Shall they be?",
            List.of(name),
            List.of(word, Reading.IGNORE)));
  }

  private String shown(int place) {
    return Utf8.shown(names.get(place));
  }
}
