package verticles.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.contract.ProblemException;

/**
 * The S3 and the Druid that all JVMs of a test run use. The JVM that needs them first has them; the
 * others learn from files where they are, and ask for Druid by one. Its owner does not end before
 * the others have: each holds a shared lock as long as it lives.
 */
final class RunServices implements AutoCloseable {
  private static final Path DIRECTORY = Path.of("target", "test-services-run").toAbsolutePath();
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long PAUSE_MILLIS = 50;

  private final FileChannel users;
  private FileLock use;
  private RunOwner owner;
  private S3 s3;
  private Path objects;
  private Druid druid;
  private int made;

  private RunServices(FileChannel users, FileLock use) {
    this.users = users;
    this.use = use;
  }

  static RunServices join() throws IOException {
    Files.createDirectories(DIRECTORY);
    FileChannel users =
        FileChannel.open(
            DIRECTORY.resolveSibling("test-services-run.users"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    RunServices services = new RunServices(users, users.lock(0, 1, true));
    services.find();
    return services;
  }

  private void find() throws IOException {
    try {
      owner = RunOwner.of(DIRECTORY);
    } catch (ProblemException somebodyElse) {
      // whose S3 is there in a moment
    }
    Properties where = RunFiles.S3.await(DIRECTORY, PATIENCE_NANOS, PAUSE_MILLIS);
    objects = Path.of(where.getProperty("objects"));
    s3 =
        new S3(
            URI.create(where.getProperty("endpoint")),
            S3Server.BUCKET,
            where.getProperty("accessKey"),
            where.getProperty("secretKey"),
            where.getProperty("region"));
  }

  /** A new, empty bucket. */
  synchronized S3 newBucket() {
    String name = "test-" + ProcessHandle.current().pid() + "-" + ++made;
    new FilesystemNio2BlobStore(objects.toString()).createContainer(name);
    return new S3(s3.endpoint(), name, s3.accessKey(), s3.secretKey(), s3.region());
  }

  /** The one Druid; waits until it is ready. */
  synchronized Druid druid() throws IOException {
    if (druid == null) {
      RunFiles.WANTED.write(DIRECTORY, new Properties());
      Properties where = RunFiles.DRUID.await(DIRECTORY, PATIENCE_NANOS, PAUSE_MILLIS);
      druid =
          new Druid(URI.create(where.getProperty("url")), URI.create(where.getProperty("broker")));
    }
    return druid;
  }

  /** The owner waits for the others. */
  @Override
  public void close() throws Exception {
    use.release();
    if (owner != null) {
      try (FileLock alone = users.lock(0, 1, false)) {
        owner.close();
      }
    }
    users.close();
  }
}
