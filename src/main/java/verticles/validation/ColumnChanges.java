package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import verticles.contract.Note;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.Wishes.ColumnChange;

/** What a file has that the dataset's last one had not, and the other way round. */
record ColumnChanges(Set<String> added, List<String> lost) {
  static ColumnChanges of(List<String> names, List<String> before) {
    if (before.isEmpty()) {
      return new ColumnChanges(Set.of(), List.of());
    }
    return new ColumnChanges(
        Set.copyOf(without(names, before)), List.copyOf(without(before, names)));
  }

  private static List<String> without(List<String> names, List<String> others) {
    Set<String> known = others.stream().map(NameList::plain).collect(Collectors.toSet());
    return names.stream().filter(name -> !known.contains(NameList.plain(name))).toList();
  }

  List<Note> notes(ColumnChange wanted) {
    List<Note> notes = new ArrayList<>();
    String fate = wanted == ColumnChange.IGNORE ? "It is left out." : "It is taken in.";
    for (String name : new TreeSet<>(added)) {
      String message = "“%s” is new: the dataset's last file had no such column. %s";
      notes.add(new Note(Note.Kind.WARNING, name, message.formatted(Utf8.shown(name), fate)));
    }
    for (String name : lost) {
      String message = "“%s” is missing: the dataset's last file had such a column.";
      notes.add(new Note(Note.Kind.WARNING, name, message.formatted(Utf8.shown(name))));
    }
    return notes;
  }

  /** Null unless changes are not wanted and there are some. */
  Problem refusal(ColumnChange wanted, long line) {
    if (wanted != ColumnChange.REFUSE || (added.isEmpty() && lost.isEmpty())) {
      return null;
    }
    List<Fault> faults =
        notes(wanted).stream()
            .map(
                note ->
                    new Fault(
                        line,
                        Utf8.shown(note.column()),
                        null,
                        added.contains(note.column()) ? "column-added" : "column-lost",
                        note.message().replace(" It is taken in.", "")))
            .toList();
    return Refusals.problem(
            "columns-changed",
            "The file has other columns than the last one",
            "New columns: %s. Missing: %s. Send it with columns=add to take it all the same."
                .formatted(listed(new TreeSet<>(added)), listed(lost)))
        .with(faults.subList(0, Math.min(faults.size(), Faults.SHOWN)));
  }

  private static String listed(Iterable<String> names) {
    List<String> shown = new ArrayList<>();
    names.forEach(name -> shown.add("“" + Utf8.shown(name) + "”"));
    return shown.isEmpty()
        ? "none"
        : String.join(", ", shown.subList(0, Math.min(shown.size(), 20)));
  }
}
