package verticles.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import verticles.contract.ColumnProfile;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Source;
import verticles.contract.Wishes;

/** What of a file's reading holds for the next file with the same header. */
final class Remembering {
  private Remembering() {}

  /**
   * Everything that was decided about its form, its columns and its times. Its encoding is found
   * anew, unless somebody had to say it.
   *
   * @param profiles of its columns, in their order; null if they are not known
   */
  static Remembered of(Plan plan, List<ColumnProfile> profiles, Source source, Wishes wishes) {
    List<String> header = plan.columns().stream().map(Plan.Column::source).toList();
    Reading said = wishes == null ? Reading.NONE : wishes.reading();
    Reading reading =
        new Reading(
            source == null ? null : source.sheet(),
            said.charset(),
            String.valueOf(plan.delimiter()),
            plan.headerLine(),
            plan.timeZone(),
            said.decimal() != null ? said.decimal() : comma(plan),
            columns(plan));
    List<ColumnProfile.Type> types =
        profiles == null ? List.of() : profiles.stream().map(ColumnProfile::type).toList();
    return new Remembered(header, types.size() == header.size() ? types : List.of(), reading);
  }

  /** A point may just be what is taken where no number tells; a comma never is. */
  private static String comma(Plan plan) {
    List<String> signs =
        plan.columns().stream().map(Plan.Column::decimal).filter(Objects::nonNull).toList();
    return !signs.isEmpty() && signs.stream().allMatch(","::equals) ? "," : null;
  }

  private static Map<String, Reading.Column> columns(Plan plan) {
    Map<String, Reading.Column> columns = new LinkedHashMap<>();
    plan.columns().forEach(column -> columns.putIfAbsent(column.source(), column(column)));
    return columns;
  }

  private static Reading.Column column(Plan.Column column) {
    return switch (column.role()) {
      case IGNORED -> new Reading.Column(Reading.IGNORE, null, null);
      case EXTRA -> new Reading.Column(Reading.KEEP, null, null);
      default -> new Reading.Column(column.target(), column.format(), column.decimal());
    };
  }
}
