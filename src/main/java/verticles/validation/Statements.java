package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Candidates.Pair;
import verticles.validation.Renamings.Renamed;
import verticles.validation.Sayings.Said;

/**
 * What is settled about a file's columns before they are looked at: by a person, whose word goes;
 * by the dataset's last file, as long as the values agree.
 */
final class Statements {
  final List<Pair> fixed = new ArrayList<>();
  final List<Integer> free = new ArrayList<>();
  final Set<Integer> ignored = new HashSet<>();

  private final Header header;
  private final List<Evidence> evidence;
  private final Terms terms;
  private final Sayings sayings;
  private final ColumnChanges changes;
  private final Findings findings;
  private final Map<Target, Integer> taken = new HashMap<>();

  Statements(
      Header header,
      List<Evidence> evidence,
      Terms terms,
      Sayings sayings,
      ColumnChanges changes,
      Findings findings) {
    this.header = header;
    this.evidence = evidence;
    this.terms = terms;
    this.sayings = sayings;
    this.changes = changes;
    this.findings = findings;
    for (int place = 0; place < header.names().size(); place++) {
      hear(place, false);
    }
    for (int place = 0; place < header.names().size(); place++) {
      hear(place, true);
    }
    unknownNames();
  }

  /** What is said of a column by its name, or by the one that it had; null if nothing is. */
  Said of(String name) {
    Said wished = sayings.wished(name);
    String last = changes.lastName(name);
    return wished != null ? wished : sayings.known(last == null ? name : last);
  }

  private void hear(int place, boolean remembered) {
    String name = header.names().get(place);
    Said said = of(name);
    if (said == null) {
      if (remembered) {
        unsaid(place, name);
      }
    } else if (said.remembered() == remembered) {
      follow(place, name, said);
    }
  }

  private void unsaid(int place, String name) {
    boolean blank = header.invented().contains(place) && evidence.get(place).values() == 0;
    boolean unwanted = changes.isAdded(name) && terms.columnChange() == ColumnChange.IGNORE;
    boolean reason = place >= RejectsFile.own(header.names()).size();
    if (header.line() > 0 && blank || unwanted || reason) {
      ignored.add(place);
    } else {
      free.add(place);
    }
  }

  private void follow(int place, String name, Said said) {
    if (said.ignored()) {
      ignored.add(place);
      return;
    }
    if (said.kept()) {
      return;
    }
    Optional<Target> target = Optional.ofNullable(said.column().target()).flatMap(Target::named);
    if (target.isEmpty()) {
      free.add(place);
    } else if (taken.containsKey(target.get())) {
      twice(place, name, target.get(), said);
    } else if (said.remembered() && evidence.get(place).fit(target.get(), name) == 0) {
      free.add(place);
    } else {
      taken.put(target.get(), place);
      fixed.add(pair(target.get(), place, name, said));
    }
  }

  private Pair pair(Target target, int place, String name, Said said) {
    Renamed renamed = changes.renamed(name);
    if (!said.remembered()) {
      return new Pair(target, place, 1, "Chosen.");
    }
    if (renamed == null) {
      return new Pair(target, place, 1, "As in the dataset's last file.");
    }
    String because = "As in the dataset's last file, where it was called “%s”.";
    return new Pair(
        target, place, renamed.score(), because.formatted(Utf8.shown(renamed.before())));
  }

  /** The second of two columns is kept as it is. */
  private void twice(int place, String name, Target target, Said said) {
    if (said.remembered()) {
      return;
    }
    String other = header.names().get(taken.get(target));
    findings.ask(
        new Question(
            About.COLUMN,
            target.word(),
            name,
            "Both “%s” and “%s” are to become the %s. Which one is it?"
                .formatted(Utf8.shown(other), Utf8.shown(name), target.called()),
            List.of(other, name),
            List.of()));
  }

  private void unknownNames() {
    Set<String> known = new HashSet<>();
    header.names().forEach(name -> known.add(NameList.plain(name)));
    terms.reading().columns().keySet().stream()
        .filter(name -> !known.contains(NameList.plain(name)))
        .sorted()
        .forEach(
            name ->
                findings.warn(
                    null,
                    "The mapping names “%s”, but the file has no such column."
                        .formatted(Utf8.shown(name))));
  }
}
