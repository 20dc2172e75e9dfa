package verticles.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Note;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Renamings.Renamed;
import verticles.validation.Sayings.Said;

/** How a file's columns differ from those of the dataset's last one, each said in a sentence. */
final class ColumnChanges {
  private final List<String> names;
  private final List<Evidence> evidence;
  private final Terms terms;
  private final Sayings sayings;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, String> before = new HashMap<>(); // plain name → the last file's
  private final Set<String> exact = new HashSet<>();
  private final Map<String, Renamed> renamed = new TreeMap<>();
  private List<String> added = List.of();

  /**
   * One difference.
   *
   * @param rule by which the file is refused if its columns must not change; null if it is not
   */
  private record Change(String rule, Note.Kind kind, String column, String message) {}

  /**
   * @param header of the file
   * @param evidence of its columns, in its order
   */
  ColumnChanges(Header header, List<Evidence> evidence, Terms terms, Sayings sayings) {
    this.names = RejectsFile.own(header.names());
    this.evidence = evidence;
    this.terms = terms;
    this.sayings = sayings;
    if (!terms.remembered().header().isEmpty()) {
      compare(terms.remembered().header());
    }
  }

  private void compare(List<String> last) {
    Set<String> now = names.stream().map(NameList::plain).collect(Collectors.toSet());
    exact.addAll(last);
    last.forEach(name -> before.putIfAbsent(NameList.plain(name), name));
    List<String> fresh =
        names.stream().filter(name -> !before.containsKey(NameList.plain(name))).toList();
    List<String> gone = last.stream().filter(name -> !now.contains(NameList.plain(name))).toList();
    renamed.putAll(Renamings.of(names, last, evidence, sayings, fresh, gone));
    added = fresh.stream().filter(name -> !renamed.containsKey(name)).toList();
    renamed.forEach(this::renamed);
    added.stream().sorted().forEach(this::added);
    gone.stream().filter(this::lost).forEach(this::tellLost);
    names.forEach(this::values);
    order(last);
  }

  private boolean lost(String name) {
    return renamed.values().stream().noneMatch(each -> each.before().equals(name));
  }

  private void renamed(String name, Renamed was) {
    String message = "“%s” is taken for what the dataset's last file called “%s”: %s.";
    add(
        "column-renamed",
        Note.Kind.WARNING,
        name,
        message.formatted(Utf8.shown(name), Utf8.shown(was.before()), was.because()));
  }

  private void added(String name) {
    String fate =
        switch (terms.columnChange()) {
          case ADD -> " It is taken in.";
          case IGNORE -> " It is left out.";
          case REFUSE -> "";
        };
    String message = "“%s” is new: the dataset's last file had no such column.%s";
    add("column-added", Note.Kind.WARNING, name, message.formatted(Utf8.shown(name), fate));
  }

  private void tellLost(String name) {
    String as = target(name).map(target -> ", which was the " + target.called()).orElse("");
    String message = "“%s” is missing: the dataset's last file had such a column%s.";
    add("column-lost", Note.Kind.WARNING, name, message.formatted(Utf8.shown(name), as));
  }

  /** What it was needs certain values, or it just held others. */
  private void values(String name) {
    String last = lastName(name);
    Evidence now = evidence.get(names.indexOf(name));
    if (last == null || sayings.wished(name) != null) {
      return;
    }
    Optional<Target> target = target(last);
    if (target.isPresent() && now.fit(target.get(), name) == 0) {
      String message =
          "“%s” was the %s in the dataset's last file, but does not hold such values in this one.";
      add(
          "column-type",
          Note.Kind.WARNING,
          name,
          message.formatted(Utf8.shown(name), target.get().called()));
    } else {
      type(name, last, now).ifPresent(said -> add(null, said.kind(), name, said.message()));
    }
  }

  private Optional<Note> type(String name, String last, Evidence now) {
    int place = terms.remembered().header().indexOf(last);
    List<Type> types = terms.remembered().types();
    Type was = place < types.size() ? types.get(place) : Type.EMPTY;
    Type is = Profiles.type(now.tally());
    boolean empty = is == Type.EMPTY && target(last).isPresent();
    // How dates are written now is said where their format is found.
    boolean dates = target(last).filter(Target.TIME::equals).isPresent() && !empty;
    if (was == Type.EMPTY || dates || kind(was).equals(kind(is))) {
      return Optional.empty();
    }
    return Optional.of(
        new Note(
            empty ? Note.Kind.WARNING : Note.Kind.INFO,
            name,
            "“%s” held %s in the dataset's last file, and %s in this one."
                .formatted(Utf8.shown(name), kind(was), kind(is))));
  }

  private static String kind(Type type) {
    return switch (type) {
      case EMPTY -> "nothing";
      case INTEGER, DECIMAL -> "numbers";
      case DATE, TIMESTAMP -> "dates";
      case BOOLEAN, TEXT -> "text";
    };
  }

  private void order(List<String> last) {
    List<String> now = names.stream().map(this::lastName).filter(name -> name != null).toList();
    List<String> then = last.stream().filter(now::contains).toList();
    if (!now.equals(then)) {
      add(
          null,
          Note.Kind.INFO,
          null,
          "The columns stand in another order than in the dataset's last file. They go by their"
              + " names.");
    }
  }

  /** What the last file called this column; null if it had none such. */
  String lastName(String name) {
    Renamed was = renamed.get(name);
    if (was != null) {
      return was.before();
    }
    return exact.contains(name) ? name : before.get(NameList.plain(name));
  }

  private Optional<Target> target(String last) {
    Said said = sayings.known(last);
    return Optional.ofNullable(said).map(it -> it.column().target()).flatMap(Target::named);
  }

  private void add(String rule, Note.Kind kind, String column, String message) {
    changes.add(new Change(rule, kind, column, message));
  }

  boolean isAdded(String name) {
    return added.contains(name);
  }

  /** Null unless it is taken for a column of another name. */
  Renamed renamed(String name) {
    return renamed.get(name);
  }

  List<Note> notes() {
    return changes.stream()
        .map(change -> new Note(change.kind(), change.column(), change.message()))
        .toList();
  }

  /** Null unless changes are not wanted and there are some. */
  Problem refusal(long line) {
    List<Change> grave = changes.stream().filter(change -> change.rule() != null).toList();
    if (terms.columnChange() != ColumnChange.REFUSE || grave.isEmpty()) {
      return null;
    }
    String sentences =
        grave.stream().limit(10).map(Change::message).collect(Collectors.joining(" "));
    String more = grave.size() > 10 ? " And more." : "";
    List<Fault> faults =
        grave.stream()
            .limit(Faults.SHOWN)
            .map(it -> new Fault(line, Utf8.shown(it.column()), null, it.rule(), it.message()))
            .toList();
    return Refusals.problem(
            "columns-changed",
            "The file has other columns than the last one",
            sentences + more + " Send it with columns=add to take it all the same.")
        .with(faults);
  }
}
