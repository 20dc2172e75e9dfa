package verticles.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import verticles.contract.Plan;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Source;
import verticles.contract.Wishes;

/** What of a file's reading holds for the next file with the same header. */
final class Remembering {
  private Remembering() {}

  /**
   * Everything that was decided about its columns and times. The form of the text (delimiter, line
   * of the header) is found anew; its encoding, too, unless somebody had to say it.
   */
  static Remembered of(Plan plan, Source source, Wishes wishes) {
    List<String> header = plan.columns().stream().map(Plan.Column::source).toList();
    Reading reading =
        new Reading(
            source == null ? null : source.sheet(),
            wishes == null ? null : wishes.reading().charset(),
            null,
            null,
            plan.timeZone(),
            null,
            columns(plan));
    return new Remembered(header, reading);
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
