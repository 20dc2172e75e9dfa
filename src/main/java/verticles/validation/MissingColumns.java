package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.validation.Candidates.Pair;

/**
 * Why a file without a time or an amount cannot be used.
 *
 * @param unfit columns that are called as what is missing, but hold something else
 */
record MissingColumns(Header header, List<Evidence> evidence, Map<Target, Pair> unfit) {
  private static final int NAMES_SHOWN = 30;
  private static final String TYPE = "columns-not-found";

  Problem problem(List<Target> missing) {
    List<Fault> faults = missing.stream().map(this::fault).toList();
    String what = missing.stream().map(this::needed).collect(Collectors.joining(" "));
    return missing.equals(List.of(Target.TIME)) && yearless(Target.TIME).isPresent()
        ? Refusals.problem(TYPE, "The dates have no year", what).with(faults)
        : Refusals.problem(TYPE, "Needed columns not found", what + seen()).with(faults);
  }

  private String seen() {
    String seen =
        header.names().stream()
            .limit(NAMES_SHOWN)
            .map(name -> "“" + Utf8.shown(name) + "”")
            .collect(Collectors.joining(", "));
    String more = header.names().size() > NAMES_SHOWN ? " and more" : "";
    return " The file has " + seen + more + ". Rename the right one and send it again.";
  }

  private String needed(Target target) {
    if (!unfit.containsKey(target)) {
      String names =
          ColumnNames.accepted(target.canonical()).stream()
              .skip(1) // our own
              .limit(8)
              .collect(Collectors.joining(", "));
      String message = "No column for the %s was found; it may be called %s.";
      return message.formatted(target.called(), names);
    }
    String name = Utf8.shown(name(target));
    String holds = target.equals(Target.TIME) ? "dates or times" : "numbers";
    return yearless(target)
        .map(example -> withoutYear(name, example))
        .orElseGet(
            () ->
                "The column “%s” should be the %s, but most of its values are no %s that are understood."
                    .formatted(name, target.called(), holds));
  }

  private static String withoutYear(String name, String example) {
    return ("The dates in “%s” have no year, such as “%s”, and a year is not guessed. Write it into"
            + " each date, as in 2024-12-31 or, if they are months, 2024-12; a formula in a"
            + " spreadsheet does it for all rows. Then send the file again.")
        .formatted(name, example);
  }

  private Optional<String> yearless(Target target) {
    return target.equals(Target.TIME)
        ? Optional.ofNullable(unfit.get(target))
            .map(pair -> evidence.get(pair.place()))
            .flatMap(YearlessDates::example)
        : Optional.empty();
  }

  /** About a column of the file, or about none where none is called so. */
  private Fault fault(Target target) {
    boolean none = !unfit.containsKey(target);
    String rule =
        none ? "column-missing" : yearless(target).isPresent() ? "no-year" : "column-unfit";
    String column = none ? null : Utf8.shown(name(target));
    return new Fault(header.line(), column, null, rule, needed(target));
  }

  private String name(Target target) {
    return header.names().get(unfit.get(target).place());
  }
}
