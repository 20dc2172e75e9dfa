package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Columns that have another name than in the dataset's last file: spelled a little differently,
 * called by another known name for the same, or (a date or an amount) in the same place among the
 * same neighbours and with such values. Only where there is one such column for one such name.
 */
final class Renamings {
  /**
   * Sure enough to go on with, where a name tells; only likely, where nothing but the place does.
   */
  private static final double BY_NAME = 0.9;

  private static final double BY_PLACE = 0.75;

  /** Where more columns than that are new or missing, it is another kind of file. */
  private static final int MOST = 50;

  private final List<String> names;
  private final List<String> before;
  private final List<Evidence> evidence;
  private final Sayings sayings;
  private final Map<String, Renamed> found = new HashMap<>();

  /**
   * @param before what the last file called it
   * @param score how sure that is, 0 to 1
   * @param because why it is taken for the same, to go behind a colon
   */
  record Renamed(String before, double score, String because) {}

  private Renamings(
      List<String> names, List<String> before, List<Evidence> evidence, Sayings sayings) {
    this.names = names;
    this.before = before;
    this.evidence = evidence;
    this.sayings = sayings;
  }

  /**
   * By the name that each such column has now.
   *
   * @param before the last file's names
   * @param added names that the last file did not have
   * @param lost names that this one does not have
   */
  static Map<String, Renamed> of(
      List<String> names,
      List<String> before,
      List<Evidence> evidence,
      Sayings sayings,
      List<String> added,
      List<String> lost) {
    Renamings renamings = new Renamings(names, before, evidence, sayings);
    List<String> open = new ArrayList<>(added);
    open.removeIf(name -> sayings.wished(name) != null);
    if (open.size() > MOST || lost.size() > MOST) {
      return Map.of();
    }
    renamings.pair(open, lost, renamings::alike, BY_NAME, "the names are spelled almost alike");
    renamings.pair(open, lost, renamings::synonyms, BY_NAME, "both are names for the same");
    renamings.pair(
        open,
        lost,
        renamings::inPlace,
        BY_PLACE,
        "it stands in the same place and holds such values");
    return renamings.found;
  }

  private void pair(
      List<String> added,
      List<String> lost,
      BiPredicate<String, String> same,
      double score,
      String because) {
    for (String old : lost) {
      boolean taken = found.values().stream().anyMatch(each -> each.before().equals(old));
      List<String> candidates =
          added.stream()
              .filter(name -> !found.containsKey(name) && same.test(name, old))
              .filter(name -> comparable(name).equals(comparable(old)))
              .toList();
      boolean one =
          candidates.size() == 1
              && lost.stream().filter(each -> same.test(candidates.get(0), each)).count() == 1;
      if (!taken && one && holds(candidates.get(0), old)) {
        found.put(candidates.get(0), new Renamed(old, score, because));
      }
    }
  }

  /** What makes names of one kind stand for different things: figures, and currencies. */
  private static Set<String> comparable(String name) {
    Set<String> telling = new TreeSet<>(Currencies.among(name));
    NameList.words(name).stream()
        .filter(word -> word.chars().anyMatch(Character::isDigit))
        .forEach(telling::add);
    return telling;
  }

  /** The column's values suit what the other one was. */
  private boolean holds(String name, String old) {
    return target(old)
        .map(target -> evidence.get(names.indexOf(name)).fit(target, name) > 0)
        .orElse(true);
  }

  private boolean alike(String name, String old) {
    return ColumnNames.alike(name, old);
  }

  private boolean synonyms(String name, String old) {
    return target(old)
        .filter(
            target ->
                ColumnNames.matches(name).stream().anyMatch(match -> match.target().equals(target)))
        .isPresent();
  }

  /** Only for a date or an amount, which is asked then; and never for a name that is known. */
  private boolean inPlace(String name, String old) {
    boolean needed =
        target(old).filter(it -> it.canonical() != null && it.canonical().needed()).isPresent();
    return needed
        && ColumnNames.matches(name).isEmpty()
        && !ColumnNames.other(name)
        && neighbour(names, name, -1).equals(neighbour(before, old, -1))
        && neighbour(names, name, 1).equals(neighbour(before, old, 1));
  }

  /** The plain name beside it; nothing at the ends. */
  private static String neighbour(List<String> names, String name, int step) {
    int place = names.indexOf(name) + step;
    return place < 0 || place >= names.size() ? "" : NameList.plain(names.get(place));
  }

  /** What a column of the last file was, unless it was only kept or left out. */
  private Optional<Target> target(String old) {
    return Optional.ofNullable(sayings.known(old))
        .map(said -> said.column().target())
        .flatMap(Target::named);
  }
}
