package verticles.druid;

import com.github.luben.zstd.ZstdOutputStream;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import verticles.config.Services;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.embedded.Embedded;
import verticles.testing.Bucket;
import verticles.testing.ByHand;
import verticles.testing.DruidRoom;

/**
 * Druid's own time for a raw sales file that is handed to it plainly, and its time for the same
 * rows as we hand them over: canonical parts, our spec, our watch. Both in turn against one Druid.
 */
final class DruidBench {
  private static final int ROWS_A_PART = 500_000;

  private final Services services;
  private final DruidRoom room;
  private final Bucket bucket;

  private DruidBench(Services services) {
    this.services = services;
    this.room = new DruidRoom(services.druid(), services.s3());
    this.bucket = new Bucket(services.s3());
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", arguments[2]));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    DruidBench bench = new DruidBench(embedded.services());
    try {
      bench.run(file, rounds);
    } finally {
      bench.room.close();
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run(Path file, int rounds) throws Exception {
    bucket.put("bench/raw.csv", file);
    Canonical canonical = prepare(file);
    System.out.printf(
        "%,d rows, %.1f MB raw; warm-up, then %d rounds%n",
        canonical.rows(), Files.size(file) / 1e6, rounds);
    System.out.println("round   by hand: loaded queryable   ours: loaded queryable   ratio");
    double best = 0;
    double bestOurs = 0;
    for (int round = 0; round <= rounds; round++) {
      ByHand.Times hand =
          new ByHand(services.druid(), services.s3()).load("bench/raw.csv", canonical.rows());
      ByHand.Times ours = ours(canonical);
      System.out.printf(
          "%-5s %16.2f %9.2f %14.2f %9.2f %7.3f%n",
          round == 0 ? "warm" : round,
          hand.loaded(),
          hand.queryable(),
          ours.loaded(),
          ours.queryable(),
          ours.queryable() / hand.queryable());
      if (round > 0) {
        best = round == 1 ? hand.queryable() : Math.min(best, hand.queryable());
        bestOurs = round == 1 ? ours.queryable() : Math.min(bestOurs, ours.queryable());
      }
    }
    System.out.printf(
        "best: by hand %.2f s, ours %.2f s, ratio %.3f%n", best, bestOurs, bestOurs / best);
  }

  private ByHand.Times ours(Canonical canonical) {
    Task task = task(canonical);
    long start = System.nanoTime();
    room.submit(task);
    if (done(room.watch(task.druidTaskId())).problem() != null) {
      throw new IllegalStateException("Druid failed at " + task.druidTaskId());
    }
    double loaded = (System.nanoTime() - start) / 1e9;
    room.awaitRows(task, canonical.rows());
    return new ByHand.Times(loaded, (System.nanoTime() - start) / 1e9);
  }

  private Task task(Canonical canonical) {
    UUID id = UUID.fromString(ingestion);
    String dataset = "ours_" + Ids.next().toString().replace("-", "");
    return new Task(
        id,
        dataset,
        "raw.csv",
        TaskState.SUBMITTING,
        1,
        1,
        0,
        1,
        1L,
        null,
        null,
        null,
        null,
        null,
        canonical,
        "sluice-" + Ids.next() + "-1",
        null,
        Instant.now(),
        null,
        Map.of(),
        null,
        Map.of(),
        null,
        null);
  }

  private final String ingestion = Ids.next().toString();

  /** The raw file with times as milliseconds and our id on every row, in compressed parts. */
  private Canonical prepare(Path file) throws IOException {
    List<Canonical.Part> parts = new ArrayList<>();
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long rows = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String header = in.readLine() + ",_ingestion_id\n";
      String line = in.readLine();
      while (line != null) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int inPart = 0;
        try (Writer out =
            new OutputStreamWriter(new ZstdOutputStream(bytes), StandardCharsets.UTF_8)) {
          out.write(header);
          for (; line != null && inPart < ROWS_A_PART; inPart++, line = in.readLine()) {
            int comma = line.indexOf(',');
            long time = Instant.parse(line.substring(0, comma)).toEpochMilli();
            min = Math.min(min, time);
            max = Math.max(max, time);
            out.write(time + line.substring(comma) + "," + ingestion + "\n");
          }
        }
        rows += inPart;
        String key = Keys.canonical(UUID.fromString(ingestion), 1, parts.size());
        bucket.put(key, bytes.toByteArray());
        parts.add(new Canonical.Part(key, inPart, bytes.size()));
      }
      return new Canonical(parts, columns(header), rows, min, max, null);
    }
  }

  private static List<Canonical.Column> columns(String header) {
    return List.of(header.strip().split(",")).stream()
        .map(name -> new Canonical.Column(name, number(name) ? "double" : "string"))
        .toList();
  }

  private static boolean number(String name) {
    return Character.isLowerCase(name.charAt(0));
  }

  private static <T> T done(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
