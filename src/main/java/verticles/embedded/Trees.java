package verticles.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
final class Trees {
  private Trees() {}

  static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      for (Path file : deepestFirst(tree)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> deepestFirst(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
