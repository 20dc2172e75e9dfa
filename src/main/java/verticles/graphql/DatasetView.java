package verticles.graphql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.DatasetDetail;
import verticles.contract.TaskState;

/** The GraphQL type {@code Dataset}. Public because GraphQL reads it by its accessors. */
public record DatasetView(
    String name,
    long version,
    String changedAt,
    long rows,
    int ingestions,
    String minTime,
    String maxTime,
    List<Canonical.Column> columns,
    int filesWaiting,
    boolean demo) {

  static DatasetView of(Dataset it) {
    return new DatasetView(
        it.name(),
        it.version(),
        text(it.changedAt()),
        it.rows(),
        it.visible().size(),
        time(it.minTime()),
        time(it.maxTime()),
        it.columns(),
        it.filesWaiting(),
        it.demo());
  }

  static Detail of(DatasetDetail it, Instant now) {
    Dataset dataset = it.dataset();
    return new Detail(
        dataset.name(),
        dataset.version(),
        text(dataset.changedAt()),
        dataset.rows(),
        it.bytes(),
        time(dataset.minTime()),
        time(dataset.maxTime()),
        dataset.columns(),
        it.ingestions().stream().map(Ingestion::of).toList(),
        QualityView.of(it.quality()),
        Freshness.of(dataset.maxTime(), now),
        it.remembered().header(),
        dataset.filesWaiting(),
        dataset.demo());
  }

  /** The GraphQL type {@code DatasetDetail}. */
  public record Detail(
      String name,
      long version,
      String changedAt,
      long rows,
      long bytes,
      String minTime,
      String maxTime,
      List<Canonical.Column> columns,
      List<Ingestion> ingestions,
      QualityView quality,
      Freshness freshness,
      List<String> rememberedHeader,
      int filesWaiting,
      boolean demo) {}

  /** The GraphQL type {@code Ingestion}. */
  public record Ingestion(
      String taskId,
      String originalFilename,
      TaskState state,
      boolean visible,
      long rows,
      long rejectedRows,
      Long bytes,
      String minTime,
      String maxTime,
      String shownAt,
      String replacedBy,
      String purgeAt,
      QualityView quality,
      boolean demo) {

    static Ingestion of(verticles.contract.DatasetMessages.Ingestion it) {
      return new Ingestion(
          it.task().toString(),
          it.filename(),
          it.state(),
          it.visible(),
          it.rows(),
          it.rejectedRows(),
          it.bytes(),
          time(it.minTime()),
          time(it.maxTime()),
          text(it.shownAt()),
          it.replacedBy() == null ? null : it.replacedBy().toString(),
          text(it.purgeAt()),
          QualityView.of(it.quality()),
          it.demo());
    }
  }

  /** The GraphQL type {@code Freshness}. */
  public record Freshness(String newestSale, long ageSeconds) {

    /** Null where nothing is visible. */
    static Freshness of(Long newest, Instant now) {
      return newest == null
          ? null
          : new Freshness(
              time(newest), Duration.between(Instant.ofEpochMilli(newest), now).toSeconds());
    }
  }

  private static String time(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis).toString();
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
