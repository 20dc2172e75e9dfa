package sluice.druid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that one Druid JVM at a time works in. */
final class RunDirectory {
  /** Worth nothing after a restart; ZooKeeper's would even name servers that are gone. */
  private static final List<String> TRANSIENT = List.of("zookeeper", "task", "tmp");

  /** Held until the JVM ends. Derby would be damaged by two of us. */
  private static FileChannel claim;

  private RunDirectory() {}

  /** Waits for a predecessor that is still stopping, then clears what it left. */
  static void claim(Path directory) throws IOException {
    Files.createDirectories(directory);
    claim =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    claim.lock();
    for (String name : TRANSIENT) {
      delete(directory.resolve(name));
      Files.createDirectories(directory.resolve(name));
    }
    deleteUnmade(directory.resolve("metadata"));
  }

  /**
   * A database without this file was being made when the process was killed. It holds nothing, and
   * Derby would refuse it for ever: neither open it nor make it anew.
   */
  private static void deleteUnmade(Path database) throws IOException {
    if (!Files.exists(database.resolve("service.properties"))) {
      delete(database);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
