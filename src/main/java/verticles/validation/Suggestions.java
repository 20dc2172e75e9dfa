package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.validation.Candidates.Pair;

/**
 * A needed column that no name tells, by what the columns hold: good enough to ask, never to go on.
 */
final class Suggestions {
  private static final double BY_CONTENT = 0.5;
  private static final double NEARLY_ALL = 0.9;
  private static final int SHOWN = 6;

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Set<Integer> free;
  private final Findings findings;

  /**
   * @param free places of the columns that are nothing yet
   */
  Suggestions(List<String> names, List<Evidence> evidence, Set<Integer> free, Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.free = free;
    this.findings = findings;
  }

  /** The only column that it can be, or none; a question in any case that it may be some. */
  void suggest(Target target, Map<Target, Pair> found) {
    List<Integer> likely = likely(target);
    List<Integer> some =
        Stream.concat(likely.stream(), possible(target).stream()).distinct().toList();
    if (likely.size() == 1) {
      int place = likely.get(0);
      String because = "No name tells; by what it holds it may be the " + target.called() + ".";
      found.put(target, new Pair(target, place, BY_CONTENT, because));
      ask(place, target, "Is “%s” the %s?".formatted(shown(place), target.called()), some);
    } else {
      String which =
          (likely.isEmpty() ? some : likely)
              .stream()
                  .limit(SHOWN)
                  .map(place -> "“" + shown(place) + "”")
                  .collect(Collectors.joining(", "));
      ask(null, target, "Which column is it? It may be %s.".formatted(which), some);
    }
  }

  private void ask(Integer place, Target target, String question, List<Integer> candidates) {
    String message = "No column is called as the %s usually is. %s";
    findings.ask(
        new Question(
            About.COLUMN,
            target.word(),
            place == null ? null : names.get(place),
            message.formatted(target.called(), question),
            candidates.stream().map(names::get).toList(),
            List.of()));
  }

  /** Whether a person could point to a column for it. */
  boolean thinkable(Target target) {
    return !possible(target).isEmpty();
  }

  private List<Integer> possible(Target target) {
    return places(
        place -> evidence.get(place).values() > 0 && evidence.get(place).fit(target, "") > 0);
  }

  private List<Integer> likely(Target target) {
    IntPredicate unknown = place -> free.contains(place) && !ColumnNames.other(names.get(place));
    if (target.equals(Target.TIME)) {
      return places(unknown.and(place -> evidence.get(place).dates() >= NEARLY_ALL));
    }
    List<Integer> numbers =
        places(unknown.and(place -> evidence.get(place).numbers() >= NEARLY_ALL));
    List<Integer> fractions =
        numbers.stream().filter(place -> evidence.get(place).fractions() > 0).toList();
    return fractions.isEmpty() ? numbers : fractions;
  }

  private List<Integer> places(IntPredicate wanted) {
    return IntStream.range(0, names.size()).filter(wanted).boxed().toList();
  }

  private String shown(int place) {
    return Utf8.shown(names.get(place));
  }
}
