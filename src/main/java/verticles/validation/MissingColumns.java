package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.validation.Candidates.Pair;

/** Why a file without a time or an amount cannot be used. */
record MissingColumns(Header header, Map<Target, Pair> unfit) {
  private static final int NAMES_SHOWN = 30;

  Problem problem(List<Target> missing) {
    String what = missing.stream().map(this::needed).collect(Collectors.joining(" "));
    String seen =
        header.names().stream()
            .limit(NAMES_SHOWN)
            .map(name -> "“" + Utf8.shown(name) + "”")
            .collect(Collectors.joining(", "));
    String more = header.names().size() > NAMES_SHOWN ? " and more" : "";
    return Refusals.problem(
            "columns-not-found",
            "Needed columns not found",
            what + " The file has " + seen + more + ". Rename the right one and send it again.")
        .with(missing.stream().map(this::fault).toList());
  }

  private String needed(Target target) {
    String names =
        ColumnNames.accepted(target.canonical()).stream()
            .skip(1) // our own
            .limit(8)
            .collect(Collectors.joining(", "));
    if (!unfit.containsKey(target)) {
      String message = "No column for the %s was found; it may be called %s.";
      return message.formatted(target.called(), names);
    }
    String holds = target.equals(Target.TIME) ? "dates or times" : "numbers";
    return "The column “%s” should be the %s, but most of its values are no %s that are understood."
        .formatted(Utf8.shown(name(target)), target.called(), holds);
  }

  private Fault fault(Target target) {
    boolean none = !unfit.containsKey(target);
    return new Fault(
        header.line(),
        none ? target.word() : Utf8.shown(name(target)),
        null,
        none ? "column-missing" : "column-unfit",
        needed(target));
  }

  private String name(Target target) {
    return header.names().get(unfit.get(target).place());
  }
}
