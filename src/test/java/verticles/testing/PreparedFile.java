package verticles.testing;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.Task;
import verticles.contract.TaskState;

/** Canonical parts in S3, written by hand, and the task that they belong to. */
public final class PreparedFile {
  private final UUID id = Ids.next();
  private final String dataset;
  private final List<Canonical.Column> columns = new ArrayList<>();
  private final List<List<String>> parts = new ArrayList<>();
  private long minTime = Long.MAX_VALUE;
  private long maxTime = Long.MIN_VALUE;
  private long rows;

  /**
   * @param columns the columns after {@code __time} and before {@code _ingestion_id}, as {@code
   *     name:type}
   */
  public PreparedFile(String dataset, String... columns) {
    this.dataset = dataset;
    this.columns.add(new Canonical.Column("__time", "long"));
    for (String column : columns) {
      String[] parts = column.split(":");
      this.columns.add(new Canonical.Column(parts[0], parts[1]));
    }
    this.columns.add(new Canonical.Column("_ingestion_id", "string"));
    nextPart();
  }

  public UUID id() {
    return id;
  }

  public long rows() {
    return rows;
  }

  public List<Canonical.Column> columns() {
    return List.copyOf(columns);
  }

  public PreparedFile nextPart() {
    parts.add(new ArrayList<>());
    return this;
  }

  /** One row; a null or absent value is an empty cell. */
  public PreparedFile row(String time, Object... values) {
    long millis = Instant.parse(time).toEpochMilli();
    minTime = Math.min(minTime, millis);
    maxTime = Math.max(maxTime, millis);
    return line(Long.toString(millis), values);
  }

  /** A row whose time may be anything. */
  public PreparedFile line(String time, Object... values) {
    StringBuilder line = new StringBuilder(time);
    for (int i = 0; i < columns.size() - 2; i++) {
      Object value = i < values.length ? values[i] : null;
      line.append(',').append(value == null ? "" : cell(value.toString()));
    }
    parts.get(parts.size() - 1).add(line.append(',').append(id).toString());
    rows++;
    return this;
  }

  private static String cell(String text) {
    return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Writes the parts, and tells the task, ready to be submitted as a first attempt. */
  public Task store(S3 s3) {
    List<Canonical.Part> written = new ArrayList<>();
    try (Bucket bucket = new Bucket(s3)) {
      for (List<String> lines : parts) {
        String key = Keys.canonical(id, 1, written.size());
        byte[] bytes = Zstd.compress(text(lines).getBytes(StandardCharsets.UTF_8));
        bucket.put(key, bytes);
        written.add(new Canonical.Part(key, lines.size(), bytes.length));
      }
    }
    return task(new Canonical(written, columns, rows, minTime, maxTime, null), 1);
  }

  private String text(List<String> lines) {
    List<String> names = columns.stream().map(Canonical.Column::name).toList();
    return String.join(",", names) + "\n" + String.join("\n", lines) + "\n";
  }

  /** The task with other facts; nothing is written. */
  public Task task(Canonical canonical, int attempt) {
    return new Task(
        id,
        dataset,
        "sales.csv",
        TaskState.SUBMITTING,
        1,
        1,
        0,
        attempt,
        1L,
        null,
        null,
        null,
        null,
        null,
        canonical,
        "sluice-" + id + "-" + attempt,
        null,
        Instant.now(),
        null,
        Map.of(),
        null,
        Map.of(),
        null,
        null);
  }
}
