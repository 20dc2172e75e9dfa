package verticles.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived the killed process which had started it. */
final class OrphanedPostmaster {
  private static final Logger log = LoggerFactory.getLogger(OrphanedPostmaster.class);
  private static final long PATIENCE_SECONDS = 20;

  private OrphanedPostmaster() {}

  /**
   * Stops it, if there is one, and clears its mark. The caller owns the data directory, so nobody
   * uses that server any more.
   */
  static void stop(Path cluster) throws IOException {
    Path mark = cluster.resolve("postmaster.pid");
    Optional<Long> pid = pid(mark);
    if (pid.isEmpty()) {
      return;
    }
    Optional<ProcessHandle> orphan =
        ProcessHandle.of(pid.get()).filter(process -> serves(process, cluster));
    if (orphan.isPresent()) {
      log.warn("stopping PostgreSQL {}, which outlived the process that started it", pid.get());
      stop(orphan.get());
    }
    // Its number may since belong to another process, which PostgreSQL would take for a server.
    Files.deleteIfExists(mark);
  }

  private static Optional<Long> pid(Path mark) throws IOException {
    try {
      List<String> lines = Files.readAllLines(mark, StandardCharsets.UTF_8);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(cluster.toString());
  }

  /** SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java sends would wait for clients. */
  private static void stop(ProcessHandle postmaster) throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
    try {
      postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stuck) {
      postmaster.destroyForcibly();
      postmaster.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an orphaned PostgreSQL stopped", e);
    }
  }
}
