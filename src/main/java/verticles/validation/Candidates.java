package verticles.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.Ingredient;
import verticles.validation.ColumnNames.Match;

/**
 * Which column becomes what. Pairs of column and target are taken from the most to the least
 * certain, each target once and each column once: a column is never taken from the target that it
 * suits best in favour of the sum. Of equals the target that comes first, then the name that does,
 * so that the order of a file's columns changes nothing.
 *
 * <p>Columns that could be the amount are gathered, not taken: {@link AmountChoice} chooses.
 */
final class Candidates {
  /** The part of the certainty that the values decide, once they suit at all. */
  private static final double CONTENT = 0.1;

  /** How certain a column is that only its values tell. */
  private static final double BY_CONTENT = 0.7;

  /** What is left of a number's certainty that many rows lack: any that all have goes first. */
  private static final double GAPPY = 0.6;

  /**
   * A column and what it may be.
   *
   * @param place of the column
   * @param score 0 to 1
   * @param because why, in a sentence
   */
  record Pair(Target target, int place, double score, String because) {}

  private static final Target TRANSACTION = Target.of(CanonicalColumn.TRANSACTION);

  final Map<Target, Pair> found = new HashMap<>();
  final List<Pair> amounts = new ArrayList<>();

  /** Named as the target, but not holding it. */
  final Map<Target, Pair> unfit = new HashMap<>();

  private final List<String> names;
  private final List<Evidence> evidence;

  /**
   * @param fixed what has been said already
   * @param free places of the columns of which nothing is said
   */
  Candidates(List<String> names, List<Evidence> evidence, List<Pair> fixed, List<Integer> free) {
    this.names = names;
    this.evidence = evidence;
    fixed.forEach(pair -> found.put(pair.target(), pair));
    List<Pair> pairs = new ArrayList<>();
    free.forEach(place -> pairs.addAll(pairs(place)));
    pairs.sort(
        Comparator.comparingDouble(Pair::score)
            .reversed()
            .thenComparing(pair -> Target.ALL.indexOf(pair.target()))
            .thenComparing(pair -> names.get(pair.place())));
    assign(pairs);
  }

  private void assign(List<Pair> pairs) {
    Set<Integer> taken = new HashSet<>();
    for (Pair pair : pairs) {
      boolean amount = pair.target().equals(Target.AMOUNT);
      if ((amount || !found.containsKey(pair.target())) && taken.add(pair.place())) {
        if (amount) {
          amounts.add(pair);
        } else {
          found.put(pair.target(), pair);
        }
      }
    }
  }

  private List<Pair> pairs(int place) {
    List<Pair> pairs = new ArrayList<>();
    for (Match match : ColumnNames.matches(names.get(place))) {
      Pair pair = pair(place, match);
      if (pair.score() > 0) {
        pairs.add(pair);
      } else {
        unfit.merge(pair.target(), pair, Candidates::earlier);
      }
    }
    Evidence values = evidence.get(place);
    if (ColumnNames.vague(names.get(place)) && values.numbersDocuments() && !values.gappy()) {
      String because = "Its values look like numbers of documents.";
      pairs.add(new Pair(TRANSACTION, place, BY_CONTENT, because));
    }
    return pairs;
  }

  private static Pair earlier(Pair one, Pair other) {
    return one.place() <= other.place() ? one : other;
  }

  private Pair pair(int place, Match match) {
    String name = names.get(place);
    Target target = match.target();
    Evidence values = evidence.get(place);
    if (target.equals(Target.of(Ingredient.DISCOUNT)) && values.percents() > 0.5) {
      target = Target.of(Ingredient.DISCOUNT_PERCENT);
    }
    double fit = values.fit(target, name);
    double score = fit == 0 ? 0 : match.score() * (1 - CONTENT + CONTENT * fit);
    if (target.equals(TRANSACTION) && values.gappy() && !match.exact()) {
      score *= GAPPY;
    }
    return new Pair(target, place, score, because(name, target, match));
  }

  private static String because(String name, Target target, Match match) {
    if (match.exact()) {
      return "It has exactly this name.";
    }
    boolean same = NameList.plain(name).equals(NameList.plain(match.known()));
    String shown = "“" + Utf8.shown(name) + "”";
    return same
        ? shown + " is a known name for the " + target.called() + "."
        : shown + " is like “" + match.known() + "”, a known name for the " + target.called() + ".";
  }
}
