package verticles.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one can ask of the ledger about datasets. */
public interface DatasetMessages {

  /**
   * Every dataset that has something: rows, or what was shown once, or a file on its way. Of a name
   * that only brought files that were refused there is nothing to show.
   */
  record ListDatasets() implements Message {}

  record Datasets(List<Dataset> datasets) implements Message {
    public Datasets {
      datasets = List.copyOf(datasets);
    }
  }

  record FindDataset(String name) implements Message {}

  /** How often what queries may see has changed. */
  record CountChanges() implements Message {}

  /**
   * @param count over all datasets; as long as it is the same, so is every dataset's version
   */
  record ChangeCount(long count) implements Message {}

  /** One dataset with what was loaded into it. */
  record DescribeDataset(String name) implements Message {}

  /**
   * @param dataset what queries see
   * @param bytes size of the files behind the visible rows
   * @param remembered how its next file is read if it has the same header
   * @param ingestions what was ever shown, oldest first; of more than 500 the newest
   * @param quality over the visible rows; null where nothing was measured
   */
  record DatasetDetail(
      Dataset dataset,
      long bytes,
      Remembered remembered,
      List<Ingestion> ingestions,
      Quality quality)
      implements Message {
    public DatasetDetail {
      ingestions = List.copyOf(ingestions);
    }
  }

  /**
   * One file's rows in a dataset.
   *
   * @param task whose rows
   * @param filename the client's name for the file, for display
   * @param bytes size of the file
   * @param minTime smallest time, epoch milliseconds, or null
   * @param maxTime largest time, epoch milliseconds, or null
   * @param shownAt when it was last put on the dashboard
   * @param replacedBy the task that took its place, or null
   * @param purgeAt until when it can be put back, or null
   * @param quality null where it was not measured
   * @param demo its rows are made up
   */
  record Ingestion(
      UUID task,
      String filename,
      TaskState state,
      boolean visible,
      long rows,
      long rejectedRows,
      Long bytes,
      Long minTime,
      Long maxTime,
      Instant shownAt,
      UUID replacedBy,
      Instant purgeAt,
      Quality quality,
      boolean demo)
      implements Message {}

  /**
   * One Druid datasource and which ingestions of it are visible.
   *
   * @param name the dataset's and the datasource's name
   * @param version grows with every change of what a query may see; 0 before the first
   * @param changedAt when the version last changed, or null
   * @param visible ids of the ingestions that a query may see
   * @param columns union of the canonical columns of its visible ingestions; dimensions that none
   *     of their rows has a value in are left out
   * @param rows rows of the visible ingestions
   * @param minTime smallest time of them, epoch milliseconds, or null
   * @param maxTime largest time of them, epoch milliseconds, or null
   * @param timeZone IANA name of the zone in which its days begin; null = UTC
   * @param currency ISO 4217; the one that its files name for their amounts, null where they name
   *     none or several
   * @param filesWaiting how many of its files wait for their mapping
   * @param demo one of its files at least, be it on its way, is made up
   */
  record Dataset(
      String name,
      long version,
      Instant changedAt,
      List<UUID> visible,
      List<Canonical.Column> columns,
      long rows,
      Long minTime,
      Long maxTime,
      String timeZone,
      String currency,
      int filesWaiting,
      boolean demo)
      implements Message {
    public Dataset {
      visible = List.copyOf(visible);
      columns = List.copyOf(columns);
    }

    /** One of somebody's own for which no file waits. */
    public Dataset(
        String name,
        long version,
        Instant changedAt,
        List<UUID> visible,
        List<Canonical.Column> columns,
        long rows,
        Long minTime,
        Long maxTime,
        String timeZone) {
      this(
          name, version, changedAt, visible, columns, rows, minTime, maxTime, timeZone, null, 0,
          false);
    }
  }
}
