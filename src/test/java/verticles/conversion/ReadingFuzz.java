package verticles.conversion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lets the readers meet damaged files for as long as one likes: {@code ReadingFuzz xlsx|xls|parquet
 * seconds directory}. What they do not answer well is put in the directory; once it is mended it
 * belongs to the corpus in {@code src/test/resources/corpus}.
 */
final class ReadingFuzz {
  private ReadingFuzz() {}

  public static void main(String[] arguments) throws Exception {
    String format = arguments[0];
    Path findings = Files.createDirectories(Path.of(arguments[2]));
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000;
    Path work = Files.createTempDirectory("reading-fuzz");
    List<byte[]> seeds = Seeds.of(format, work);
    Map<String, Integer> outcomes = new TreeMap<>();
    Map<String, Path> found = new TreeMap<>();
    Random random = new Random();
    ReadingTrial trial = new ReadingTrial(work);
    while (System.nanoTime() < end) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] bytes = new Mutations(random).of(format, seed);
      String outcome;
      try {
        outcome = trial.read(format, bytes);
      } catch (AssertionError | OutOfMemoryError e) {
        outcome = "! " + e.getMessage() + " " + (e.getCause() == null ? "" : e.getCause());
        outcome = outcome.substring(0, Math.min(200, outcome.length()));
        if (!found.containsKey(outcome)) {
          Path file = findings.resolve(format + "-" + Math.abs(random.nextInt()));
          found.put(outcome, Files.write(file, bytes));
        }
        trial.close();
        trial = new ReadingTrial(Files.createTempDirectory("reading-fuzz"));
      }
      outcomes.merge(outcome, 1, Integer::sum);
    }
    outcomes.forEach((outcome, times) -> System.out.printf("%8d %s%n", times, outcome));
    found.forEach((outcome, file) -> System.out.println(file + " " + outcome));
    WorkDir.delete(work);
    System.exit(0); // whatever still reads
  }
}
