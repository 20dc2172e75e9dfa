package verticles.conversion;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;

/** Measures how one file becomes rows: {@code ConversionBench file directory times}. */
final class ConversionBench {
  private ConversionBench() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Path directory = Path.of(arguments[1]);
    long bytes = Files.size(file);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      double cpuBefore = cpuSeconds();
      long before = System.nanoTime();
      Rows rows = convert(new Work(file, directory, null, null, Long.MAX_VALUE, null), bytes);
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          "%-12s %s  %.2f s  %.0f MB/s of rows  cpu %.2f s  RSS %d MB  %s%n",
          file.getFileName(),
          i == 0 ? "cold" : "warm",
          seconds,
          Files.size(rows.path()) / 1e6 / seconds,
          cpuSeconds() - cpuBefore,
          peakMegabytes(Path.of("/proc/self/status")),
          rows.source());
      WorkDir.delete(directory);
    }
  }

  private static Rows convert(Work work, long bytes) throws IOException {
    Converter converter = new Sniffing(work);
    while (converter.result() == null) {
      converter = converter.step(bytes, true);
    }
    converter.close();
    return converter.result();
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /**
   * @param status of the process, as Linux has it
   */
  static long peakMegabytes(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
