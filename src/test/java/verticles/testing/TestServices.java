package verticles.testing;

import verticles.config.Database;
import verticles.config.Druid;
import verticles.config.S3;
import verticles.config.Services;
import verticles.embedded.SharedServices;

/**
 * The real PostgreSQL, S3 and Druid for tests, started once for the whole test run and each only
 * when a test first asks for it. The first call of each blocks: about 3 s for PostgreSQL, 1 s for
 * S3, 10 s for Druid. Call them before the test, not on an event loop.
 */
public final class TestServices {
  private static final SharedServices SHARED = new SharedServices();

  private TestServices() {}

  /** A new, empty database for the caller alone. */
  public static Database database() {
    return started(SHARED::newDatabase);
  }

  /** A new, empty bucket for the caller alone. */
  public static S3 s3() {
    return started(SHARED::newBucket);
  }

  /** The Druid that all tests share, ready for use: take a datasource name of your own. */
  public static Druid druid() {
    return started(SHARED::druid);
  }

  /** A new database and a new bucket beside the shared Druid. */
  public static Services all() {
    return new Services(database(), s3(), druid());
  }

  private interface Start<T> {
    T get() throws Exception;
  }

  private static <T> T started(Start<T> service) {
    try {
      return service.get();
    } catch (Exception failure) {
      throw new IllegalStateException("a test service did not start", failure);
    }
  }
}
