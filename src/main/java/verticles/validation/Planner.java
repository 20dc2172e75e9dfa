package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import verticles.contract.Ingredient;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;
import verticles.contract.Problem;
import verticles.contract.Question;
import verticles.contract.Reading;
import verticles.validation.AmountChoice.Basis;
import verticles.validation.AmountChoice.Chosen;
import verticles.validation.Candidates.Pair;
import verticles.validation.Renamings.Renamed;
import verticles.validation.Sayings.Said;

/**
 * Maps a file's columns to the canonical ones: as a person says, as the dataset remembers, by name,
 * by what the columns hold. The same header, counts and terms always give the same plan.
 */
final class Planner {
  /** No column is surer than that while there is a question about it. */
  private static final double ASKED = 0.6;

  private final Header header;
  private final Terms terms;
  private final List<String> names;
  private final List<Evidence> evidence;
  private final Findings findings = new Findings();
  private final Map<Target, Pair> found = new HashMap<>();
  private final ColumnChanges changes;
  private final Statements said;
  private final Candidates candidates;
  private Basis basis;
  private Problem refusal;

  /**
   * @param plan as far as it goes
   * @param notes questions among them if it is not good enough to go on
   * @param questions what would make it so
   * @param refusal why the file cannot be used, or null
   */
  record Planned(Plan plan, List<Note> notes, List<Question> questions, Problem refusal) {
    boolean confident() {
      return notes.stream().noneMatch(note -> note.kind() == Note.Kind.QUESTION);
    }
  }

  private Planner(Header header, List<ColumnTally> tallies, Terms terms) {
    this.header = header;
    this.terms = terms;
    this.names = header.names();
    this.evidence = tallies.stream().map(Evidence::new).toList();
    Sayings sayings = new Sayings(terms);
    this.changes = new ColumnChanges(header, evidence, terms, sayings);
    findings.addAll(header.notes());
    findings.addAll(changes.notes());
    this.said = new Statements(header, evidence, terms, sayings, changes, findings);
    this.candidates = new Candidates(names, evidence, said.fixed, said.free);
  }

  static Planned plan(Header header, List<ColumnTally> tallies, Terms terms) {
    return new Planner(header, tallies, terms).planned();
  }

  private Planned planned() {
    refusal = changes.refusal(header.line());
    chooseAmount();
    seekNeeded();
    doubt();
    Derivations derivations = new Derivations(names, evidence, found, basis);
    derivations.tell(findings);
    Map<Target, Pair> mapped = mapped(derivations);
    List<String> currencies = new CurrencyMix(names, evidence, said, findings).look(mapped);
    new OrderRows(names, evidence, findings).look(mapped, unmapped());
    Formats formats = new Formats(names, evidence, mapped, terms, findings);
    List<Plan.Column> columns = columns(mapped, formats);
    Plan plan =
        new Plan(
            header.delimiter(),
            header.line(),
            formats.timeZone(),
            columns,
            derivations.derived,
            currencies);
    return terms.confirmed()
        ? new Planned(plan, findings.answered(), List.of(), refusal)
        : new Planned(plan, findings.notes(), findings.questions(), refusal);
  }

  private void chooseAmount() {
    found.putAll(candidates.found);
    Chosen chosen = AmountChoice.of(names, evidence, candidates, findings);
    basis = chosen.basis();
    if (basis == Basis.COLUMN) {
      found.values().removeIf(pair -> pair.place() == chosen.column().place());
      found.put(Target.AMOUNT, chosen.column());
    }
  }

  /** Asks for time and amount where no name told; refuses the file if there is none to be had. */
  private void seekNeeded() {
    List<Target> missing = new ArrayList<>();
    if (!found.containsKey(Target.TIME)) {
      missing.add(Target.TIME);
    }
    if (basis == Basis.NONE) {
      missing.add(Target.AMOUNT);
    }
    Suggestions suggestions = new Suggestions(names, evidence, unmapped(), findings);
    missing.stream()
        .filter(suggestions::thinkable)
        .forEach(target -> suggestions.suggest(target, found));
    basis = basis == Basis.NONE && found.containsKey(Target.AMOUNT) ? Basis.COLUMN : basis;
    boolean hopeless =
        missing.stream()
            .anyMatch(
                target ->
                    !suggestions.thinkable(target)
                        || (terms.confirmed() && !found.containsKey(target)));
    if (hopeless && refusal == null) {
      refusal = new MissingColumns(header, evidence, candidates.unfit).problem(missing);
    }
  }

  private Set<Integer> unmapped() {
    Set<Integer> free = new HashSet<>(said.free);
    found.values().forEach(pair -> free.remove(pair.place()));
    return free;
  }

  /** A needed column that is only likely is asked for. */
  private void doubt() {
    List<Target> needed = new ArrayList<>(List.of(Target.TIME));
    if (basis == Basis.COLUMN) {
      needed.add(Target.AMOUNT);
    } else if (basis == Basis.MULTIPLIED) {
      needed.add(Target.of(CanonicalColumn.UNITS_SOLD));
      needed.add(Target.of(Ingredient.UNIT_PRICE));
    } else if (basis == Basis.DISCOUNTED) {
      needed.add(Target.of(Ingredient.BEFORE_DISCOUNT));
    }
    for (Target target : needed) {
      Pair pair = found.get(target);
      boolean asked = pair == null || findings.asksAbout(names.get(pair.place()));
      if (!asked && pair.score() < AmountChoice.CERTAIN) {
        doubt(target, names.get(pair.place()));
      }
    }
  }

  private void doubt(Target target, String name) {
    String question = "“%s” is probably the %s, but not certainly. Is it?";
    findings.ask(
        new Question(
            Question.About.ROLE,
            target.word(),
            name,
            question.formatted(Utf8.shown(name), target.called()),
            List.of(name),
            List.of(target.word(), Reading.KEEP)));
  }

  /** Canonical columns and the ingredients that are used. */
  private Map<Target, Pair> mapped(Derivations derivations) {
    Map<Target, Pair> mapped = new HashMap<>(found);
    mapped.keySet().removeIf(target -> target.ingredient() != null);
    mapped.putAll(derivations.used);
    return mapped;
  }

  private List<Plan.Column> columns(Map<Target, Pair> mapped, Formats formats) {
    Map<Integer, Pair> byPlace = new HashMap<>();
    mapped.values().forEach(pair -> byPlace.put(pair.place(), pair));
    Set<String> taken = new HashSet<>();
    return IntStream.range(0, names.size())
        .mapToObj(
            place -> {
              Pair pair = byPlace.get(place);
              return pair == null ? unmapped(place, taken) : column(pair, formats);
            })
        .toList();
  }

  private Plan.Column column(Pair pair, Formats formats) {
    String name = names.get(pair.place());
    Said known = said.of(name);
    String format = formats.format(pair, known);
    String decimal = formats.decimal(pair, known);
    double sure = findings.asksAbout(name) ? Math.min(ASKED, pair.score()) : pair.score();
    return new Plan.Column(
        name, pair.target().word(), pair.target().role(), format, decimal, sure, pair.because());
  }

  private Plan.Column unmapped(int place, Set<String> taken) {
    String source = names.get(place);
    if (said.ignored.contains(place)) {
      boolean blank = header.invented().contains(place) && evidence.get(place).values() == 0;
      boolean reason = place >= RejectsFile.own(names).size();
      String because =
          blank
              ? "It has neither a name nor values."
              : reason ? "It says why the row was set aside." : "Left out as wished.";
      return new Plan.Column(source, null, Role.IGNORED, null, null, 1, because);
    }
    Renamed renamed = changes.renamed(source);
    String name = ColumnNames.clean(renamed == null ? source : renamed.before(), taken);
    String because = renamed == null ? "Kept as it is." : "Kept under the name that it had.";
    return new Plan.Column(source, name, Role.EXTRA, null, null, 1, because);
  }

  /** Whether rows read by the two plans come out the same. */
  static boolean same(Plan one, Plan other) {
    return one.delimiter() == other.delimiter()
        && one.headerLine() == other.headerLine()
        && one.timeZone().equals(other.timeZone())
        && one.columns().stream()
            .map(Planner::reading)
            .toList()
            .equals(other.columns().stream().map(Planner::reading).toList());
  }

  private static List<Object> reading(Plan.Column column) {
    return java.util.Arrays.asList(
        column.source(), column.target(), column.role(), column.format(), column.decimal());
  }
}
