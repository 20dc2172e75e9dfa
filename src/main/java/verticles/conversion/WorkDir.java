package verticles.conversion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where rows lie that are not the file itself. Nothing in it outlives the process. */
final class WorkDir {
  private final Path root;
  private long number;

  WorkDir(Path dataDir) {
    this.root = dataDir.resolve("conversion");
  }

  /** A directory name for one piece of work on a task; not made yet. */
  Path next(UUID task) {
    return root.resolve(task + "-" + number++);
  }

  /** A directory name for one child process; not made yet. */
  Path nextChild() {
    return root.resolve("child-" + UUID.randomUUID());
  }

  /** Removes what a killed process has left. */
  void clear() throws IOException {
    delete(root);
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
