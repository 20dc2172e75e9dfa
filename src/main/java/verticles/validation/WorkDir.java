package verticles.validation;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where rejects and parts lie until they are in S3. Nothing in it outlives the process. */
final class WorkDir {
  private final Path root;
  private long number;

  WorkDir(Path dataDir) {
    this.root = dataDir.resolve("validation");
  }

  /** A directory name for one piece of work on a task; not made yet. */
  Path next(UUID task) {
    return root.resolve(task + "-" + number++);
  }

  /** Removes what a killed process has left. */
  void clear() throws IOException {
    delete(root);
  }

  /** Removes a directory on a worker. */
  Future<Void> remove(Workers workers, Path directory) {
    return workers.run(
        block -> {
          delete(directory);
          return null;
        });
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
