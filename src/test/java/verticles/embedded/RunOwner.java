package verticles.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The JVM of a test run that has its S3, and its Druid as soon as somebody wants one. */
final class RunOwner implements AutoCloseable {
  private static final List<String> STATE =
      List.of("s3", "druid", "log", "s3.properties", "druid.properties", "wanted.properties");
  private static final long DRUID_PATIENCE_SECONDS = 150;
  private static final long PAUSE_MILLIS = 50;

  private final Path directory;
  private final Home home;
  private final S3Server s3;
  private final Thread keeper = new Thread(this::keep, "test-services-keeper");
  private volatile boolean closing;
  private DruidServer druid;

  private RunOwner(Path directory, Home home, S3Server s3) {
    this.directory = directory;
    this.home = home;
    this.s3 = s3;
  }

  /** Throws a ProblemException if another JVM is it. */
  static RunOwner of(Path directory) throws IOException {
    Home home = Home.claim(directory);
    for (String old : STATE) {
      Trees.delete(directory.resolve(old));
    }
    RunOwner owner = new RunOwner(directory, home, S3Server.start(home));
    owner.tellS3();
    owner.keeper.setDaemon(true);
    owner.keeper.start();
    return owner;
  }

  private void tellS3() throws IOException {
    Properties where = new Properties();
    where.setProperty("endpoint", s3.s3().endpoint().toString());
    where.setProperty("accessKey", s3.s3().accessKey());
    where.setProperty("secretKey", s3.s3().secretKey());
    where.setProperty("region", s3.s3().region());
    where.setProperty("objects", home.directory("s3").toString());
    RunFiles.S3.write(directory, where);
  }

  private void keep() {
    while (!closing && RunFiles.WANTED.read(directory) == null) {
      RunFiles.pause(PAUSE_MILLIS);
    }
    try {
      startDruid();
    } catch (Exception failure) {
      failure.printStackTrace(); // and those who wait for it fail in their time
    }
  }

  private void startDruid() throws Exception {
    DruidServer server = begin();
    if (server != null) {
      server.ready().toCompletableFuture().get(DRUID_PATIENCE_SECONDS, TimeUnit.SECONDS);
      Properties where = new Properties();
      where.setProperty("url", server.druid().url().toString());
      where.setProperty("broker", server.druid().broker().toString());
      RunFiles.DRUID.write(directory, where);
    }
  }

  private synchronized DruidServer begin() throws IOException {
    if (!closing) {
      DruidLaunch launch = new DruidLaunch(home, s3.s3(), DruidJvm.QUICK);
      druid = DruidServer.start(launch, Steps.SILENT);
    }
    return druid;
  }

  @Override
  public synchronized void close() throws Exception {
    closing = true;
    if (druid != null) {
      druid.close();
    }
    s3.close();
    home.close();
  }
}
