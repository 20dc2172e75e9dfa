package verticles.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** A few names with values that outlive the process, in a file that only its owner may read. */
final class Remembered {
  private final Path file;
  private final Properties values;

  private Remembered(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  static Remembered in(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    } catch (NoSuchFileException first) {
      // nothing to remember yet
    }
    return new Remembered(file, values);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  /** Written beside and moved into place: after a crash there is the old file or the new one. */
  synchronized void put(String name, String value) throws IOException {
    values.setProperty(name, value);
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "remembered",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
      values.store(writer, null);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
