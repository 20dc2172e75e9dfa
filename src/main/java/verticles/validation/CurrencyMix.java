package verticles.validation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  void look(Map<Target, Pair> mapped) {
    List<Pair> money =
        Target.ALL.stream()
            .filter(MONEY::contains)
            .map(mapped::get)
            .filter(it -> it != null)
            .toList();
    if (money.isEmpty()) {
      return;
    }
    String mixed = mixed(money);
    if (mixed != null) {
      String what = " Amounts are never converted: they would be added up as they are.";
      put(money.get(0), mixed + what);
    }
  }

  /** What is mixed, in a sentence; null if nothing is. */
  private String mixed(List<Pair> money) {
    Set<String> all = new TreeSet<>();
    for (Pair pair : money) {
      Set<String> codes = codes(pair);
      if (codes.size() > 1) {
        return "“%s” has amounts in several currencies (%s)."
            .formatted(shown(pair.place()), String.join(", ", codes));
      }
      all.addAll(codes);
    }
    if (all.size() > 1) {
      List<String> each =
          money.stream()
              .filter(pair -> !codes(pair).isEmpty())
              .map(pair -> "“" + shown(pair.place()) + "” in " + String.join(", ", codes(pair)))
              .toList();
      return "The amounts are in several currencies: " + String.join(", ", each) + ".";
    }
    return named();
  }

  /** By the signs in its cells, else by its name. */
  private Set<String> codes(Pair pair) {
    Set<String> signs = evidence.get(pair.place()).tally().currencies();
    return signs.isEmpty() ? Currencies.among(names.get(pair.place())) : signs;
  }

  /** A column that names the currency of each row, and names several. */
  private String named() {
    for (int place = 0; place < names.size(); place++) {
      if (ColumnNames.currency(names.get(place))) {
        Set<String> extremes = extremes(evidence.get(place));
        if (extremes.size() > 1) {
          return "“%s” names several currencies (%s)."
              .formatted(shown(place), String.join(", ", extremes));
        }
      }
    }
    return null;
  }

  /** The first and the last of its values in the order of the alphabet, whatever their case. */
  private static Set<String> extremes(Evidence column) {
    Set<String> extremes = new TreeSet<>();
    long different = column.tally().distinct.estimate();
    if (column.numbers() == 0 && different > 1) {
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
            About.ROLE,
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
