package verticles.validation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks one file and prints how long it took: {@code CheckBench file [times]}. */
final class CheckBench {
  private CheckBench() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    for (int i = 0; i < times; i++) {
      long bytes = Files.size(file);
      long before = System.nanoTime();
      Block block = new Block(Boolean.getBoolean("helped"));
      FileCheck check = new FileCheck(file, Path.of("target/bench-rejects.csv"), null);
      while (check.verdict() == null) {
        check.step(block, bytes, true);
      }
      double seconds = (System.nanoTime() - before) / 1e9;
      System.out.printf(
          "%,d rows, %,d rejected in %.2f s, %.0f MB/s%n",
          check.rows(), check.rejected(), seconds, bytes / 1e6 / seconds);
      if (i == 0) {
        check.verdict().columns().forEach(System.out::println);
        check.verdict().plan().columns().forEach(System.out::println);
        System.out.println(check.verdict().errors());
        System.out.println(check.verdict().refusal());
      }
    }
  }
}
