package verticles.conversion;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import verticles.contract.ConversionMessages.Rows;

/**
 * Measures how a table becomes rows in the sandbox: {@code SandboxBench xlsx|parquet file directory
 * times} beside the reading library alone, both from the start of their JVM; {@code SandboxBench
 * warm file directory times} with a child that waits already.
 */
final class SandboxBench {
  private static final long MOST_BYTES = 4L << 30;
  private static final String YARDSTICK = "verticles.sandbox.ReaderAlone";

  private final Path file;
  private final Path directory;

  private SandboxBench(Path file, Path directory) {
    this.file = file;
    this.directory = directory;
  }

  /**
   * @param cpu seconds of the process that read, from its start
   * @param megabytes its peak memory
   */
  private record Cost(double seconds, double cpu, long megabytes, long rows) {}

  public static void main(String[] arguments) throws Exception {
    SandboxBench bench = new SandboxBench(Path.of(arguments[1]), Path.of(arguments[2]));
    int times = Integer.parseInt(arguments[3]);
    if (arguments[0].equals("warm")) {
      bench.warm(times);
    } else {
      bench.compare(arguments[0], times);
    }
    System.exit(0); // whatever still listens to a child
  }

  private void compare(String format, int times) throws Exception {
    List<Cost> sandbox = new ArrayList<>();
    List<Cost> alone = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      sandbox.add(told(format + " sandbox", sandbox(format, false)));
      alone.add(told(format + " alone", alone(format)));
      if (sandbox.get(i).rows != alone.get(i).rows) {
        throw new IllegalStateException("they have read different rows");
      }
    }
    System.out.printf(
        "%-16s %.2f of the wall seconds, %.2f of the CPU seconds (medians of %d)%n",
        format + " ratio",
        median(sandbox, Cost::seconds) / median(alone, Cost::seconds),
        median(sandbox, Cost::cpu) / median(alone, Cost::cpu),
        times);
  }

  private void warm(int times) throws Exception {
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      costs.add(told("xlsx warm", sandbox("xlsx", true)));
    }
    System.out.printf(
        "%-16s %.2f s, a workbook of %.2f MB (median of %d)%n",
        "xlsx warm", median(costs, Cost::seconds), Files.size(file) / 1e6, times);
  }

  private static Cost told(String name, Cost cost) {
    System.out.printf(
        "%-16s %.2f s  cpu %.2f s  RSS %d MB  %d rows%n",
        name, cost.seconds, cost.cpu, cost.megabytes, cost.rows);
    return cost;
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
    return costs.stream().mapToDouble(of).sorted().toArray()[costs.size() / 2];
  }

  private Cost sandbox(String format, boolean spare) throws Exception {
    Children children = new Children(new WorkDir(directory), SandboxLimits.DEFAULT);
    if (spare) {
      children.prepare();
      untilItWaits();
    }
    Path work = directory.resolve("work");
    ChildWatch watch = ChildWatch.begin();
    long before = System.nanoTime();
    Sandboxed conversion =
        new Sandboxed(new Work(file, work, null, null, MOST_BYTES, children), format);
    while (conversion.result() == null) {
      conversion.step(Files.size(file), true);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    children.close(); // first, or a spare is started for the next file
    conversion.close();
    watch.end();
    long rows = rows(conversion.result());
    WorkDir.delete(work);
    return new Cost(seconds, watch.cpuSeconds(), watch.peakMegabytes(), rows);
  }

  /** It has read its own small sheet, and takes no more of the processor. */
  private static void untilItWaits() {
    double before = 0;
    double now = 0;
    while (now == 0 || now > before) {
      before = now;
      ChildWatch.pause(1_000);
      ProcessHandle child = ChildWatch.child();
      now = child == null ? 0 : ChildWatch.cpuSeconds(child);
    }
  }

  /** Lines beneath the header. No cell of the bench's tables has a line break. */
  private static long rows(Rows rows) throws IOException {
    if (rows.refusal() != null) {
      throw new IllegalStateException("refused: " + rows.refusal());
    }
    try (Stream<String> lines = Files.lines(rows.path())) {
      return lines.count() - 1;
    }
  }

  /** With the child's collector, and heap enough for what these libraries hold at once. */
  private Cost alone(String format) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            format.equals("xlsx") ? "-Xmx256m" : "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            YARDSTICK,
            format,
            file.toString());
    Path errors = directory.resolve("alone-said"); // that it finds no logger, or why it failed
    builder.redirectError(errors.toFile());
    ChildWatch watch = ChildWatch.begin();
    long before = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IllegalStateException("the yardstick failed: see " + errors);
      }
      double seconds = (System.nanoTime() - before) / 1e9;
      watch.end();
      long rows = Long.parseLong(line.substring(0, line.indexOf(' ')));
      return new Cost(seconds, watch.cpuSeconds(), watch.peakMegabytes(), rows);
    }
  }

  /** Like the child it spends no time on setting up a logger. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("logback"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
