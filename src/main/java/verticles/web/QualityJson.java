package verticles.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import verticles.contract.Quality;

/** How good an ingestion's or a dataset's rows are, as REST shows it. */
public final class QualityJson {
  private QualityJson() {}

  /** Null where nothing was measured. */
  public static JsonObject of(Quality quality) {
    if (quality == null) {
      return null;
    }
    JsonObject completeness = new JsonObject();
    quality.completeness().keySet().stream()
        .sorted()
        .forEach(column -> completeness.put(column, quality.completeness().get(column)));
    return new JsonObject()
        .put("completeness", completeness)
        .put("not_in_file", new JsonArray(quality.absent()))
        .put("validity", quality.validity())
        .put("duplicates", quality.duplicates())
        .put("duplicates_exact", quality.duplicatesExact())
        .put("outliers", quality.outliers())
        .put("low_fence", quality.lowFence())
        .put("high_fence", quality.highFence());
  }
}
