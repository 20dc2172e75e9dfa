package verticles.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything local lives. One instance at a time owns it; the claim ends with {@link #close}
 * or with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel claim;

  private DataDirectory(Path path, FileChannel claim) {
    this.path = path;
    this.claim = claim;
  }

  /**
   * Makes the directory, for its owner's eyes only, and claims it.
   *
   * @throws verticles.contract.ProblemException if another instance has it
   */
  static DataDirectory claim(Path path) throws IOException {
    make(path);
    FileChannel file =
        FileChannel.open(
            path.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      throw CannotStart.because(
          "data-dir-in-use",
          "DATA_DIR "
              + path
              + " is in use by another running instance"
              + owner(path)
              + ". Stop that one, or set DATA_DIR to another directory.");
    }
    Files.writeString(path.resolve("owner"), Long.toString(ProcessHandle.current().pid()));
    return new DataDirectory(path, file);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  private static String owner(Path path) {
    try {
      return " (process "
          + Files.readString(path.resolve("owner"), StandardCharsets.UTF_8).strip()
          + ")";
    } catch (IOException unknown) {
      return "";
    }
  }

  /** A file in it. */
  Path file(String name) {
    return path.resolve(name);
  }

  /** A directory in it, made if need be. */
  Path directory(String name) throws IOException {
    return make(path.resolve(name));
  }

  private static Path make(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return path;
    }
    Files.createDirectories(path);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
