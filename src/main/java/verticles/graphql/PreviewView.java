package verticles.graphql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.ColumnProfile;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Question;
import verticles.contract.Source;
import verticles.contract.ValidationMessages.Preview;
import verticles.web.Previews.Shown;
import verticles.web.Targets;

/** The GraphQL type {@code SchemaPreview}. Public because GraphQL reads it by its accessors. */
public record PreviewView(
    Source source,
    String delimiter,
    Long headerLine,
    String timeZone,
    List<Column> columns,
    List<Plan.Derived> derived,
    List<Canonical.Column> canonical,
    List<List<String>> raw,
    List<List<String>> mapped,
    long rows,
    boolean whole,
    long rejected,
    List<Problem.Fault> errors,
    List<Note> notes,
    List<Question> questions,
    boolean confident,
    String minTime,
    String maxTime,
    Problem problem,
    List<Target> targets,
    String druidSpec,
    ReadingView mapping) {

  /** The GraphQL type {@code ColumnPreview}. */
  public record Column(
      String source,
      String target,
      Plan.Role role,
      String format,
      String decimal,
      Double confidence,
      String because,
      boolean asked,
      ColumnProfile.Type type,
      long values,
      long nulls,
      long misfits,
      long distinct,
      String min,
      String max,
      List<String> samples) {}

  /** The GraphQL type {@code MappingTarget}. */
  public record Target(String target, Plan.Role role, String label) {}

  private static final List<Target> TARGETS =
      Targets.ALL.stream().map(it -> new Target(it.name(), it.role(), it.label())).toList();

  static PreviewView of(Shown shown) {
    Preview it = shown.preview();
    Plan plan = it.plan();
    return new PreviewView(
        it.source(),
        plan == null ? null : String.valueOf(plan.delimiter()),
        plan == null ? null : plan.headerLine(),
        plan == null ? null : plan.timeZone(),
        columns(it),
        plan == null ? List.of() : plan.derived(),
        it.header(),
        it.raw(),
        it.mapped(),
        it.rows(),
        it.whole(),
        it.rejected(),
        it.errors(),
        it.notes(),
        it.questions(),
        it.confident(),
        time(it.minTime()),
        time(it.maxTime()),
        it.refusal(),
        TARGETS,
        shown.spec() == null ? null : shown.spec().encodePrettily(),
        ReadingView.of(shown.reading()));
  }

  private static String time(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static List<Column> columns(Preview it) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < it.columns().size(); i++) {
      Plan.Column planned = it.plan() == null ? null : it.plan().columns().get(i);
      boolean asked = planned != null && it.asks(planned.source());
      columns.add(column(it.columns().get(i), planned, asked, it.samples().get(i)));
    }
    return columns;
  }

  /**
   * @param planned null if the file cannot be used
   */
  private static Column column(
      ColumnProfile seen, Plan.Column planned, boolean asked, List<String> samples) {
    boolean unknown = planned == null;
    return new Column(
        seen.name(),
        unknown ? null : planned.target(),
        unknown ? null : planned.role(),
        unknown ? seen.format() : planned.format(),
        unknown ? null : planned.decimal(),
        unknown ? null : planned.confidence(),
        unknown ? null : planned.because(),
        asked,
        seen.type(),
        seen.values(),
        seen.nulls(),
        seen.misfits(),
        seen.distinct(),
        seen.min(),
        seen.max(),
        samples);
  }
}
