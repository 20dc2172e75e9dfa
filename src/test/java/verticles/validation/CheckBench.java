package verticles.validation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import verticles.contract.Verdict;

/**
 * Measures the check of one file: {@code CheckBench floor|one|two|write file times}. The last also
 * writes the canonical parts.
 */
final class CheckBench {
  private CheckBench() {}

  private interface Contender {
    String run(Path file, long bytes) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    String name = arguments[0];
    Path file = Path.of(arguments[1]);
    Contender contender =
        switch (name) {
          case "floor" -> CheckBench::floor;
          case "one" -> (path, bytes) -> told(check(path, bytes, false));
          case "write" -> CheckBench::write;
          default -> (path, bytes) -> told(check(path, bytes, true));
        };
    long size = Files.size(file);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      double cpuBefore = cpuSeconds();
      long before = System.nanoTime();
      String result = contender.run(file, size);
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          "%-6s %s  %.2f s  %.0f MB/s  cpu %.2f s  RSS %d MB  %s%n",
          name.equals("floor") ? name : "ours " + name,
          i == 0 ? "cold" : "warm",
          seconds,
          size / 1e6 / seconds,
          cpuSeconds() - cpuBefore,
          peakMegabytes(),
          result);
    }
  }

  /** What any reader of CSV must do at least: look at each byte for line breaks and quotes. */
  private static String floor(Path file, long size) throws IOException {
    long ones = 0x0101010101010101L;
    long low = 0x7f7f7f7f7f7f7f7fL;
    long lines = 0;
    long quotes = 0;
    try (Block block = new Block(false)) {
      int to;
      for (long offset = 0; offset < size; offset += to - Bytes.MARGIN) {
        to = block.fill(file, offset, size);
        for (int at = Bytes.MARGIN; at < to; at += 8) {
          long line = Bytes.word(block.bytes, at) ^ (ones * '\n');
          long quote = Bytes.word(block.bytes, at) ^ (ones * '"');
          lines += Long.bitCount(~(((line & low) + low) | line | low));
          quotes += Long.bitCount(~(((quote & low) + low) | quote | low));
        }
      }
    }
    return lines + " lines, " + quotes + " quotes";
  }

  private static Verdict check(Path file, long size, boolean helped) throws IOException {
    Path rejects = Path.of("target/bench/rejects.csv");
    FileCheck check = new FileCheck(file, rejects, Terms.NONE);
    try (Block block = new Block(helped)) {
      while (check.verdict() == null) {
        check.step(block, size, true);
      }
    }
    return check.verdict();
  }

  private static String write(Path file, long size) throws IOException {
    Verdict verdict = check(file, size, true);
    Path parts = Path.of("target/bench/parts");
    try (Block block = new Block(false)) {
      CanonicalPass pass =
          new CanonicalPass(file, size, parts, verdict.plan(), "bench", CanonicalPass.PART_ROWS);
      while (!pass.done()) {
        for (PartFile part : pass.step(block)) {
          Files.delete(part.path());
        }
      }
      return pass.rows() + " rows written, " + pass.quality();
    }
  }

  private static String told(Verdict verdict) {
    return verdict.accepted() + " rows accepted, " + verdict.rejected() + " rejected";
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }

  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    String line =
        Files.readAllLines(status).stream()
            .filter(each -> each.startsWith("VmHWM"))
            .findFirst()
            .orElse("VmHWM: -1024 kB");
    return Long.parseLong(line.replaceAll("[^0-9-]", "")) / 1024;
  }
}
