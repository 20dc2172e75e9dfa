package verticles.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import verticles.contract.Canonical;
import verticles.contract.ColumnProfile;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Question;
import verticles.contract.Source;
import verticles.contract.ValidationMessages.Preview;

/** A preview as REST shows it; see docs/api.md. */
public final class PreviewJson {
  private PreviewJson() {}

  /**
   * @param spec what would be handed to Druid, or null if nothing would be
   */
  public static JsonObject of(Preview preview, JsonObject spec) {
    Plan plan = preview.plan();
    return new JsonObject()
        .put("source", preview.source() == null ? null : source(preview.source()))
        .put("delimiter", plan == null ? null : String.valueOf(plan.delimiter()))
        .put("header_line", plan == null ? null : plan.headerLine())
        .put("time_zone", plan == null ? null : plan.timeZone())
        .put("columns", columns(preview))
        .put("derived", plan == null ? new JsonArray() : derived(plan.derived()))
        .put("canonical", array(preview.header(), PreviewJson::canonical))
        .put("raw", array(preview.raw(), PreviewJson::cells))
        .put("mapped", array(preview.mapped(), PreviewJson::cells))
        .put("rows", preview.rows())
        .put("whole", preview.whole())
        .put("rejected", preview.rejected())
        .put("errors", array(preview.errors(), Problems::json))
        .put("notes", notes(preview.notes()))
        .put("questions", array(preview.questions(), PreviewJson::question))
        .put("confident", preview.confident())
        .put("min_time", time(preview.minTime()))
        .put("max_time", time(preview.maxTime()))
        .put("problem", preview.refusal() == null ? null : Problems.json(preview.refusal()))
        .put("targets", array(Targets.ALL, PreviewJson::target))
        .put("druid_spec", spec);
  }

  static JsonObject source(Source source) {
    return new JsonObject()
        .put("format", source.format())
        .put("charset", source.charset())
        .put("compression", source.compression())
        .put("sheets", array(source.sheets(), PreviewJson::sheet))
        .put("sheet", source.sheet())
        .put("header_line", source.headerLine())
        .put("notes", new JsonArray(source.notes()));
  }

  static JsonArray notes(List<Note> notes) {
    return array(
        notes,
        note ->
            new JsonObject()
                .put("kind", note.kind().name())
                .put("column", note.column())
                .put("message", note.message()));
  }

  private static JsonObject question(Question question) {
    return new JsonObject()
        .put("about", question.about().name().toLowerCase(Locale.ROOT))
        .put("role", question.role())
        .put("column", question.column())
        .put("message", question.message())
        .put("candidates", new JsonArray(question.candidates()))
        .put("choices", new JsonArray(question.choices()));
  }

  private static String time(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  static JsonArray derived(List<Plan.Derived> derived) {
    return array(
        derived, one -> new JsonObject().put("target", one.target()).put("formula", one.formula()));
  }

  static JsonObject canonical(Canonical.Column column) {
    return new JsonObject().put("name", column.name()).put("type", column.type());
  }

  private static JsonObject sheet(Source.Sheet sheet) {
    return new JsonObject()
        .put("name", sheet.name())
        .put("rows", sheet.rows())
        .put("columns", sheet.columns())
        .put("score", sheet.score());
  }

  private static JsonObject target(Targets.Target target) {
    return new JsonObject()
        .put("target", target.name())
        .put("role", target.role().name())
        .put("label", target.label());
  }

  private static JsonArray columns(Preview preview) {
    JsonArray columns = new JsonArray();
    for (int i = 0; i < preview.columns().size(); i++) {
      JsonObject column = profile(preview.columns().get(i));
      if (preview.plan() != null) {
        Plan.Column planned = preview.plan().columns().get(i);
        column.mergeIn(plan(planned)).put("asked", preview.asks(planned.source()));
      }
      columns.add(column.put("samples", cells(preview.samples().get(i))));
    }
    return columns;
  }

  private static JsonObject profile(ColumnProfile profile) {
    return new JsonObject()
        .put("source", profile.name())
        .put("type", profile.type().name())
        .put("format", profile.format())
        .put("values", profile.values())
        .put("nulls", profile.nulls())
        .put("misfits", profile.misfits())
        .put("distinct", profile.distinct())
        .put("min", profile.min())
        .put("max", profile.max());
  }

  private static JsonObject plan(Plan.Column column) {
    return new JsonObject()
        .put("source", column.source())
        .put("target", column.target())
        .put("role", column.role().name())
        .put("format", column.format())
        .put("decimal", column.decimal())
        .put("confidence", column.confidence())
        .put("because", column.because());
  }

  /** Null for a row that would be set aside. */
  private static JsonArray cells(List<String> row) {
    return row == null ? null : new JsonArray(row);
  }

  private static <T> JsonArray array(List<T> list, Function<T, Object> json) {
    JsonArray array = new JsonArray();
    list.forEach(one -> array.add(json.apply(one)));
    return array;
  }
}
