package verticles.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All settings, read from the environment once, typed and checked. An empty service means that its
 * embedded twin is started.
 *
 * @param dataDir where everything local lives; absolute
 * @param purgeAfter how long what was taken off the dashboard can be put back
 */
public record Settings(
    Http http,
    Path dataDir,
    Optional<Database> database,
    Optional<S3> s3,
    Optional<Druid> druid,
    Uploads uploads,
    Duration purgeAfter) {

  public static final Duration PURGE_AFTER = Duration.ofDays(7);

  /** Reads the environment; reports every wrong setting at once. */
  public static Settings from(Map<String, String> environment) throws SettingsException {
    return SettingsReader.read(environment);
  }

  /**
   * @param host address to listen on; loopback unless {@code HTTP_ALLOW_REMOTE} says otherwise
   * @param development shows GraphiQL, and sends the page's files as they are written
   */
  public record Http(String host, int port, boolean development) {}

  /**
   * @param maxBytes the largest file taken, inclusive
   * @param atOnce how many files are received at the same time; one more gets 429
   * @param resumeWithin how long a resumable upload waits for its next byte
   * @param minFreeBytes what uploads leave free on the disk for everything else
   */
  public record Uploads(long maxBytes, int atOnce, Duration resumeWithin, long minFreeBytes) {
    public static final Duration RESUME_WITHIN = Duration.ofHours(1);
    public static final long MIN_FREE_BYTES = 256L << 20;

    public Uploads(long maxBytes, int atOnce) {
      this(maxBytes, atOnce, RESUME_WITHIN, MIN_FREE_BYTES);
    }
  }

  /** The spool: a file while it arrives and until Druid has its rows. */
  public Path spoolDir() {
    return dataDir.resolve("spool");
  }

  public Path spoolFile(UUID task) {
    return spoolDir().resolve(task.toString());
  }
}
