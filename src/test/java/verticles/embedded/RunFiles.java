package verticles.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What the JVMs of a test run tell each other: a file, whole or not at all, of a JVM that lives.
 */
enum RunFiles {
  /** Where S3 is. */
  S3,
  /** Somebody needs Druid. */
  WANTED,
  /** Where Druid is, once it is ready. */
  DRUID;

  private static final String WHO = "pid";

  private Path in(Path directory) {
    return directory.resolve(name().toLowerCase(java.util.Locale.ROOT) + ".properties");
  }

  void write(Path directory, Properties what) throws IOException {
    what.setProperty(WHO, Long.toString(ProcessHandle.current().pid()));
    Path next = Files.createTempFile(directory, name(), ".next");
    try (Writer writer = Files.newBufferedWriter(next)) {
      what.store(writer, null);
    }
    Files.move(next, in(directory), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Null as long as it is not there, or is of an earlier run. */
  Properties read(Path directory) {
    Properties what = new Properties();
    try (Reader reader = Files.newBufferedReader(in(directory))) {
      what.load(reader);
    } catch (java.nio.file.NoSuchFileException notYet) {
      return null;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    boolean lives =
        ProcessHandle.of(Long.parseLong(what.getProperty(WHO)))
            .filter(ProcessHandle::isAlive)
            .isPresent();
    return lives ? what : null;
  }

  Properties await(Path directory, long patienceNanos, long pauseMillis) throws IOException {
    long deadline = System.nanoTime() + patienceNanos;
    while (true) {
      Properties what = read(directory);
      if (what != null) {
        return what;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("no JVM of this test run has started " + this);
      }
      pause(pauseMillis);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
