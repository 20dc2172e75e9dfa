package verticles.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inputs that went wrong once, or might: one file each under {@code src/test/resources/corpus},
 * tried before any others. An input that fails is kept there as {@code found}, the last and
 * therefore smallest one; with a better name it stays.
 */
final class Corpus {
  private static final Path ROOT = Path.of("src/test/resources/corpus");

  private Corpus() {}

  /** What must hold for any input. */
  interface Trial {
    void of(byte[] input) throws IOException;
  }

  /** Tries all that were kept. */
  static void replay(String name, Trial trial) throws IOException {
    for (Path file : files(name)) {
      try {
        trial.of(Files.readAllBytes(file));
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("again: " + file.getFileName(), failure);
      }
    }
  }

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(name))) {
      return files.sorted().toList();
    }
  }

  /** Tries a new one, and keeps it if it fails. */
  static void attempt(String name, byte[] input, Trial trial) throws IOException {
    try {
      trial.of(input);
    } catch (RuntimeException | AssertionError failure) {
      Files.write(ROOT.resolve(name).resolve("found"), input);
      throw failure;
    }
  }
}
