package verticles.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.contract.Canonical;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.DatasetMessages.DatasetDetail;
import verticles.contract.DatasetMessages.Ingestion;
import verticles.contract.Ids;
import verticles.contract.Quality;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.TaskState;

/** Datasets for tests that only show them. */
public final class SampleDatasets {
  public static final Instant CHANGED = Instant.parse("2026-03-01T08:00:00Z");
  public static final UUID SHOWN = Ids.next();
  public static final UUID REPLACED = Ids.next();

  private SampleDatasets() {}

  public static Dataset sales() {
    return new Dataset(
        "sales",
        3,
        CHANGED,
        List.of(SHOWN),
        List.of(new Canonical.Column("Branch", "string")),
        42,
        0L,
        86_400_000L,
        null);
  }

  /** One file on the dashboard, which has replaced another. */
  public static DatasetDetail described() {
    Quality quality =
        new Quality(Map.of("Branch", 0.75), 0.9, 2, true, 1, -5.0, null, List.of("totalCost"));
    Reading reading =
        new Reading(
            null,
            null,
            null,
            null,
            "Africa/Nairobi",
            null,
            Map.of("Shop", new Reading.Column("Branch", null, null)));
    return new DatasetDetail(
        sales(),
        1_234,
        new Remembered(List.of("Shop"), reading),
        List.of(
            new Ingestion(
                REPLACED,
                "april.csv",
                TaskState.UNDONE,
                false,
                40,
                0,
                1_000L,
                0L,
                1L,
                CHANGED,
                SHOWN,
                CHANGED.plusSeconds(60),
                null,
                false),
            new Ingestion(
                SHOWN,
                "may.csv",
                TaskState.QUERYABLE,
                true,
                42,
                5,
                1_234L,
                0L,
                86_400_000L,
                CHANGED,
                null,
                null,
                quality,
                false)),
        quality);
  }
}
