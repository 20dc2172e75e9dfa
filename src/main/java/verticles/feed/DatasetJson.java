package verticles.feed;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.DatasetDetail;
import verticles.contract.DatasetMessages.Datasets;
import verticles.contract.DatasetMessages.Ingestion;
import verticles.contract.Remembered;
import verticles.web.QualityJson;
import verticles.web.ReadingJson;

/** Datasets as JSON; see docs/api.md. */
final class DatasetJson {
  private DatasetJson() {}

  static JsonObject list(Datasets found) {
    JsonArray datasets = new JsonArray();
    found
        .datasets()
        .forEach(dataset -> datasets.add(of(dataset).put("ingestions", dataset.visible().size())));
    return new JsonObject().put("datasets", datasets);
  }

  static JsonObject detail(DatasetDetail detail, Instant now) {
    JsonArray ingestions = new JsonArray();
    detail.ingestions().forEach(one -> ingestions.add(ingestion(one)));
    return of(detail.dataset())
        .put("bytes", detail.bytes())
        .put("ingestions", ingestions)
        .put("quality", QualityJson.of(detail.quality()))
        .put("freshness", freshness(detail.dataset().maxTime(), now))
        .put("remembered", remembered(detail.remembered()));
  }

  private static JsonObject of(Dataset dataset) {
    return new JsonObject()
        .put("name", dataset.name())
        .put("version", dataset.version())
        .put("changed_at", text(dataset.changedAt()))
        .put("rows", dataset.rows())
        .put("files_waiting", dataset.filesWaiting())
        .put("demo", dataset.demo())
        .put("min_time", time(dataset.minTime()))
        .put("max_time", time(dataset.maxTime()))
        .put("time_zone", dataset.timeZone() == null ? "UTC" : dataset.timeZone())
        .put("currency", dataset.currency())
        .put("columns", columns(dataset.columns()));
  }

  private static JsonArray columns(List<Canonical.Column> list) {
    JsonArray columns = new JsonArray();
    list.forEach(
        column ->
            columns.add(new JsonObject().put("name", column.name()).put("type", column.type())));
    return columns;
  }

  private static JsonObject ingestion(Ingestion one) {
    return new JsonObject()
        .put("task_id", one.task().toString())
        .put("original_filename", one.filename())
        .put("demo", one.demo())
        .put("state", one.state().name())
        .put("visible", one.visible())
        .put("rows", one.rows())
        .put("rejected_rows", one.rejectedRows())
        .put("bytes", one.bytes())
        .put("min_time", time(one.minTime()))
        .put("max_time", time(one.maxTime()))
        .put("shown_at", text(one.shownAt()))
        .put("replaced_by", one.replacedBy() == null ? null : one.replacedBy().toString())
        .put("purge_at", text(one.purgeAt()))
        .put("quality", QualityJson.of(one.quality()));
  }

  /** Null where nothing is visible. */
  private static JsonObject freshness(Long newest, Instant now) {
    return newest == null
        ? null
        : new JsonObject()
            .put("newest_sale", time(newest))
            .put("age_seconds", Duration.between(Instant.ofEpochMilli(newest), now).toSeconds());
  }

  private static JsonObject remembered(Remembered it) {
    return new JsonObject()
        .put("header", new JsonArray(it.header()))
        .put("reading", ReadingJson.json(it.reading()));
  }

  private static String time(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
