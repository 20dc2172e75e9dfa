package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.ConversionMessages.Rows;
import verticles.testing.Wait;

/**
 * Whatever the bytes, a reader gives rows or a refusal in words: first the corpus, then what nobody
 * has seen yet. {@link ReadingFuzz} looks for longer.
 */
class ReadingFuzzTest {
  static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Path FOUND = Path.of("target/fuzz");
  private static final long NANOS = 1_000_000_000;

  @TempDir Path directory;
  private ReadingTrial trial;

  @BeforeEach
  void open() {
    trial = new ReadingTrial(directory);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  static List<Path> corpus(String format) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(format))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "parquet"})
  void whatIsKnown(String format) throws Exception {
    // Given
    List<Path> files = corpus(format);
    assertTrue(files.size() > 0, "the corpus is not there");

    // When, then
    for (Path file : files) {
      try {
        trial.read(format, Files.readAllBytes(file));
      } catch (AssertionError wrong) {
        throw new AssertionError(file + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls", "parquet"})
  void whatNobodyHasSeen(String format) throws Exception {
    // Given
    List<byte[]> seeds = Seeds.of(format, directory);
    Random random = new Random();
    Mutations mutations = new Mutations(random);
    Set<String> outcomes = new TreeSet<>();
    long end = System.nanoTime() + NANOS;

    // When
    do {
      byte[] bytes = mutations.of(format, seeds.get(random.nextInt(seeds.size())));
      outcomes.add(outcome(format, bytes));
    } while (System.nanoTime() < end || outcomes.size() < 2);

    // Then
    assertTrue(outcomes.contains("damaged-file"), outcomes::toString);
  }

  private String outcome(String format, byte[] bytes) throws Exception {
    try {
      return trial.read(format, bytes);
    } catch (AssertionError wrong) {
      Path found = Files.createDirectories(FOUND).resolve(format + "-" + System.nanoTime());
      Files.write(found, bytes);
      throw new AssertionError(found + " belongs to the corpus: " + wrong.getMessage(), wrong);
    }
  }

  @Test
  void whatIsKnownInAChild() throws Exception {
    // Given
    Children children = new Children(new WorkDir(directory), SandboxLimits.DEFAULT);

    // When, then
    try {
      for (String format : List.of("xlsx", "xls", "parquet")) {
        Path file = corpus(format).get(0);
        Path work = directory.resolve(format);
        Rows rows = end(new Sandboxed(new Work(file, work, null, null, 1 << 20, children), format));
        assertTrue(rows.refusal() == null || rows.refusal().status() == 422, rows::toString);
      }
    } finally {
      children.close();
      Wait.until(() -> children.gone() && SandboxTest.homes(directory).isEmpty());
    }
  }

  private static Rows end(Sandboxed conversion) throws IOException {
    try {
      while (conversion.result() == null) {
        conversion.step(1, true);
      }
      return conversion.result();
    } finally {
      conversion.close();
    }
  }
}
