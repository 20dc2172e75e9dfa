package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import verticles.contract.Note;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Candidates.Pair;
import verticles.validation.Terms.Said;

/**
 * What is settled about a file's columns before they are looked at: by a person, whose word goes;
 * by the dataset's last file, as long as the values agree.
 */
final class Statements {
  final List<Pair> fixed = new ArrayList<>();
  final List<Integer> free = new ArrayList<>();
  final Set<Integer> ignored = new HashSet<>();
  final List<Note> notes = new ArrayList<>();

  private final Header header;
  private final List<Evidence> evidence;
  private final Terms terms;
  private final Set<String> added;
  private final Map<Target, Integer> taken = new HashMap<>();

  Statements(Header header, List<Evidence> evidence, Terms terms, Set<String> added) {
    this.header = header;
    this.evidence = evidence;
    this.terms = terms;
    this.added = added;
    for (int place = 0; place < header.names().size(); place++) {
      hear(place, false);
    }
    for (int place = 0; place < header.names().size(); place++) {
      hear(place, true);
    }
    unknownNames();
  }

  private void hear(int place, boolean remembered) {
    String name = header.names().get(place);
    Said said = terms.of(name);
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
    boolean unwanted = added.contains(name) && terms.columnChange() == ColumnChange.IGNORE;
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
      notes.add(
          new Note(
              Note.Kind.WARNING,
              name,
              "“%s” was taken as %s before, but does not hold such values in this file."
                  .formatted(Utf8.shown(name), target.get().called())));
      free.add(place);
    } else {
      taken.put(target.get(), place);
      String because = said.remembered() ? "As in the dataset's last file." : "Chosen.";
      fixed.add(new Pair(target.get(), place, 1, because));
    }
  }

  /** The second of two columns is kept as it is. */
  private void twice(int place, String name, Target target, Said said) {
    if (said.remembered()) {
      return;
    }
    String other = header.names().get(taken.get(target));
    notes.add(
        new Note(
            Note.Kind.QUESTION,
            name,
            "Both “%s” and “%s” are to become %s. Which one is it?"
                .formatted(Utf8.shown(other), Utf8.shown(name), target.called())));
  }

  private void unknownNames() {
    Set<String> known = new HashSet<>();
    header.names().forEach(name -> known.add(NameList.plain(name)));
    terms.reading().columns().keySet().stream()
        .filter(name -> !known.contains(NameList.plain(name)))
        .sorted()
        .map(
            name ->
                new Note(
                    Note.Kind.WARNING,
                    null,
                    "The mapping names “%s”, but the file has no such column."
                        .formatted(Utf8.shown(name))))
        .forEach(notes::add);
  }
}
