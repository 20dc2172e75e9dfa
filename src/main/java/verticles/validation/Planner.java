package verticles.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;

/**
 * Maps a file's columns to the canonical ones: by name, checked against what the column holds. The
 * same header and the same counts always give the same plan.
 */
final class Planner {
  private static final int NAMES_SHOWN = 30;

  private final Header header;
  private final List<ColumnTally> tallies;
  private final Map<CanonicalColumn, Integer> found = new EnumMap<>(CanonicalColumn.class);
  private final Map<CanonicalColumn, Integer> unfit = new EnumMap<>(CanonicalColumn.class);

  /**
   * @param plan as far as it goes
   * @param missing why the columns found will not do, or null
   * @param doubtful what the whole file has to settle or else the user, or null
   */
  record Planned(Plan plan, Problem missing, Problem doubtful) {}

  private Planner(Header header, List<ColumnTally> tallies) {
    this.header = header;
    this.tallies = tallies;
  }

  static Planned plan(Header header, List<ColumnTally> tallies) {
    Planner planner = new Planner(header, tallies);
    CanonicalColumn.ALL.forEach(planner::match);
    return new Planned(planner.plan(), planner.missing(), planner.doubtful());
  }

  private void match(CanonicalColumn column) {
    double best = 0;
    double bestUnfit = 0;
    for (int i = 0; i < header.names().size(); i++) {
      double score = ColumnNames.match(column, header.names().get(i));
      if (score > best && fits(column, tallies.get(i))) {
        best = score;
        found.put(column, i);
      } else if (score > bestUnfit) {
        bestUnfit = score;
        unfit.put(column, i);
      }
    }
  }

  /** Most of its values are what the column needs. An empty column fits until it has values. */
  private static boolean fits(CanonicalColumn column, ColumnTally tally) {
    long values = tally.values();
    return switch (column.role()) {
      case TIME -> values == 0 || 2 * tally.counts.any(Traits.of(tally.timeFormat())) > values;
      case MEASURE -> values == 0 || 2 * tally.counts.any(Traits.NUMBER) > values;
      default -> true;
    };
  }

  private Plan plan() {
    Set<String> taken = new HashSet<>();
    List<Plan.Column> columns = new ArrayList<>();
    for (int i = 0; i < header.names().size(); i++) {
      columns.add(column(i, taken));
    }
    return new Plan(header.delimiter(), header.line(), "UTC", columns, List.of());
  }

  private Plan.Column column(int place, Set<String> taken) {
    String source = header.names().get(place);
    for (Map.Entry<CanonicalColumn, Integer> match : found.entrySet()) {
      if (match.getValue() == place) {
        return mapped(source, match.getKey(), tallies.get(place));
      }
    }
    String name = ColumnNames.clean(source, taken);
    return new Plan.Column(
        source, name, Role.EXTRA, null, null, 1, "No known column is called so; kept as it is.");
  }

  private Plan.Column mapped(String source, CanonicalColumn column, ColumnTally tally) {
    double confidence = ColumnNames.match(column, source);
    String because =
        confidence == 1
            ? "It has the very name."
            : "“" + Utf8.shown(source) + "” is a known name for " + column.columnName() + ".";
    String format =
        switch (column.role()) {
          case TIME -> tally.timeFormat().word();
          case MEASURE -> measure(column, tally).word();
          default -> null;
        };
    String decimal = column.role() == Role.MEASURE ? tally.decimal().sign() : null;
    return new Plan.Column(
        source, column.columnName(), column.role(), format, decimal, confidence, because);
  }

  private MeasureFormat measure(CanonicalColumn column, ColumnTally tally) {
    return switch (column) {
      case GROSS -> signed(CanonicalColumn.RETURNS);
      case UNITS_SOLD -> signed(CanonicalColumn.UNITS_RETURNED);
      case RETURNS, UNITS_RETURNED -> {
        boolean mostlyAbove = tally.counts.any(Traits.POSITIVE) > tally.counts.any(Traits.NEGATIVE);
        yield mostlyAbove ? MeasureFormat.NEGATED : MeasureFormat.PLAIN;
      }
      default -> MeasureFormat.PLAIN;
    };
  }

  private MeasureFormat signed(CanonicalColumn returns) {
    return found.containsKey(returns) ? MeasureFormat.PLAIN : MeasureFormat.SIGNED;
  }

  private Problem missing() {
    List<CanonicalColumn> missing =
        CanonicalColumn.ALL.stream()
            .filter(column -> column.needed() && !found.containsKey(column))
            .toList();
    if (missing.isEmpty()) {
      return null;
    }
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

  private String needed(CanonicalColumn column) {
    String what = column == CanonicalColumn.TIME ? "time" : "amount";
    String names = ColumnNames.accepted(column).stream().limit(8).collect(Collectors.joining(", "));
    if (unfit.containsKey(column)) {
      String name = Utf8.shown(header.names().get(unfit.get(column)));
      String holds = column == CanonicalColumn.TIME ? "dates or times" : "numbers";
      return "The column “"
          + name
          + "” should be the "
          + what
          + ", but most of its values are no "
          + holds
          + " that are understood.";
    }
    return "No column for the " + what + " was found; it may be called " + names + ".";
  }

  private Fault fault(CanonicalColumn column) {
    String name = unfit.containsKey(column) ? header.names().get(unfit.get(column)) : null;
    return new Fault(
        header.line(),
        name == null ? column.columnName() : Utf8.shown(name),
        null,
        name == null ? "column-missing" : "column-unfit",
        needed(column));
  }

  /** Dates that can all be read both ways round must not be guessed. */
  private Problem doubtful() {
    Integer place = found.get(CanonicalColumn.TIME);
    if (place == null || tallies.get(place).timeFormat() != TimeFormat.DAY_SLASH) {
      return null;
    }
    TraitCounts counts = tallies.get(place).counts;
    long dayFirst = counts.any(Traits.of(TimeFormat.DAY_SLASH));
    if (dayFirst == 0 || dayFirst != counts.any(Traits.of(TimeFormat.MONTH_SLASH))) {
      return null;
    }
    return Refusals.problem(
        "ambiguous-dates",
        "Dates can be read in two ways",
        "Every date in “"
            + Utf8.shown(header.names().get(place))
            + "” can be read as day/month or as month/day. Write them as 2024-12-31 and send the"
            + " file again.");
  }
}
