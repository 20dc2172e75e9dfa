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
import verticles.validation.AmountChoice.Basis;
import verticles.validation.AmountChoice.Chosen;
import verticles.validation.Candidates.Pair;

/**
 * Maps a file's columns to the canonical ones: as a person says, as the dataset remembers, by name,
 * by what the columns hold. The same header, counts and terms always give the same plan.
 */
final class Planner {
  private final Header header;
  private final Terms terms;
  private final List<String> names;
  private final List<Evidence> evidence;
  private final List<Note> notes = new ArrayList<>();
  private final Map<Target, Pair> found = new HashMap<>();
  private final ColumnChanges changes;
  private final Statements said;
  private final Candidates candidates;
  private Basis basis;
  private Problem refusal;

  /**
   * @param plan as far as it goes
   * @param notes questions among them if it is not good enough to go on
   * @param refusal why the file cannot be used, or null
   */
  record Planned(Plan plan, List<Note> notes, Problem refusal) {
    boolean confident() {
      return notes.stream().noneMatch(note -> note.kind() == Note.Kind.QUESTION);
    }
  }

  private Planner(Header header, List<ColumnTally> tallies, Terms terms) {
    this.header = header;
    this.terms = terms;
    this.names = header.names();
    this.evidence = tallies.stream().map(Evidence::new).toList();
    this.changes = ColumnChanges.of(RejectsFile.own(names), terms.remembered().header());
    this.said = new Statements(header, evidence, terms, changes.added());
    this.candidates = new Candidates(names, evidence, said.fixed, said.free);
  }

  static Planned plan(Header header, List<ColumnTally> tallies, Terms terms) {
    return new Planner(header, tallies, terms).planned();
  }

  private Planned planned() {
    notes.addAll(header.notes());
    notes.addAll(changes.notes(terms.columnChange()));
    notes.addAll(said.notes);
    refusal = changes.refusal(terms.columnChange(), header.line());
    chooseAmount();
    seekNeeded();
    doubt();
    Derivations derivations = new Derivations(names, evidence, found, basis);
    notes.addAll(derivations.notes());
    Map<Target, Pair> mapped = mapped(derivations);
    Formats formats = new Formats(names, evidence, mapped, terms);
    List<Plan.Column> columns = columns(mapped, formats);
    String zone = formats.timeZone();
    notes.addAll(formats.notes);
    Plan plan = new Plan(header.delimiter(), header.line(), zone, columns, derivations.derived);
    return new Planned(plan, terms.confirmed() ? answered() : List.copyOf(notes), refusal);
  }

  private void chooseAmount() {
    found.putAll(candidates.found);
    Chosen chosen = AmountChoice.of(names, evidence, candidates);
    notes.addAll(chosen.notes());
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
    Suggestions suggestions = new Suggestions(names, evidence, unmapped());
    missing.stream()
        .filter(suggestions::thinkable)
        .forEach(target -> suggestions.suggest(target, found));
    notes.addAll(suggestions.notes);
    basis = basis == Basis.NONE && found.containsKey(Target.AMOUNT) ? Basis.COLUMN : basis;
    boolean hopeless =
        missing.stream()
            .anyMatch(
                target ->
                    !suggestions.thinkable(target)
                        || (terms.confirmed() && !found.containsKey(target)));
    if (hopeless && refusal == null) {
      refusal = new MissingColumns(header, candidates.unfit).problem(missing);
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
      boolean asked =
          pair == null || notes.stream().anyMatch(note -> asksAbout(note, names.get(pair.place())));
      if (!asked && pair.score() < AmountChoice.CERTAIN) {
        String question = "“%s” is probably the %s, but not certainly. Is it?";
        String name = names.get(pair.place());
        notes.add(
            new Note(
                Note.Kind.QUESTION, name, question.formatted(Utf8.shown(name), target.called())));
      }
    }
  }

  private static boolean asksAbout(Note note, String name) {
    return note.kind() == Note.Kind.QUESTION && name.equals(note.column());
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
    return new Plan.Column(
        names.get(pair.place()),
        pair.target().word(),
        pair.target().role(),
        formats.format(pair),
        formats.decimal(pair),
        pair.score(),
        pair.because());
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
    String name = ColumnNames.clean(source, taken);
    return new Plan.Column(source, name, Role.EXTRA, null, null, 1, "Kept as it is.");
  }

  /** Nothing is asked any more: what was a question is something to look at. */
  private List<Note> answered() {
    return notes.stream()
        .map(
            note ->
                note.kind() == Note.Kind.QUESTION
                    ? new Note(Note.Kind.WARNING, note.column(), note.message())
                    : note)
        .toList();
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
