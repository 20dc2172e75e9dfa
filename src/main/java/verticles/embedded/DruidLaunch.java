package verticles.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import verticles.config.Druid;
import verticles.config.S3;

/**
 * One start of the Druid JVM: its command, and the settings it is told through its standard input.
 * The launcher that listens there is {@code druid/src/main/java}.
 */
final class DruidLaunch implements DruidServer.Launch {
  private static final Path LIBRARY = Path.of("druid", "target", "lib");
  private static final List<String> PORTS =
      List.of("zookeeper", "derby", "coordinator", "broker", "router", "historical", "indexer");

  /**
   * Signals to the whole group, a Ctrl-C above all, are for us: Druid is stopped in its turn, when
   * nobody needs it any more.
   */
  private static final List<String> DEAF_TO_SIGNALS =
      List.of("sh", "-c", "trap '' INT HUP TERM; exec \"$@\"", "druid");

  private static final int MEGABYTE = 1 << 20;
  private static final int BUFFER_BYTES = 32 * MEGABYTE;
  private static final int MERGE_BUFFERS = 2;
  private static final int TASKS_AT_ONCE = 4;

  /** Historical, indexer and broker have buffers, each for its threads, its merges and one more. */
  private static final int ROLES_WITH_BUFFERS = 3;

  private final Home home;
  private final DruidJvm jvm;
  private final Properties wishes = new Properties();

  DruidLaunch(Home home, S3 s3, DruidJvm jvm) throws IOException {
    this.home = home;
    this.jvm = jvm;
    wishes.setProperty("directory", home.directory("druid").toString());
    for (String name : PORTS) {
      wishes.setProperty("port." + name, Integer.toString(home.port("druid." + name)));
    }
    wishes.setProperty("s3.endpoint", s3.endpoint().toString());
    wishes.setProperty("s3.protocol", s3.endpoint().getScheme());
    wishes.setProperty("s3.bucket", s3.bucket());
    wishes.setProperty("s3.accessKey", s3.accessKey());
    wishes.setProperty("s3.secretKey", s3.secretKey());
    wishes.setProperty("s3.region", s3.region());
    wishes.setProperty("processing.threads", Integer.toString(threads()));
    wishes.setProperty("processing.mergeBuffers", Integer.toString(MERGE_BUFFERS));
    wishes.setProperty("processing.bufferBytes", Integer.toString(BUFFER_BYTES));
    wishes.setProperty("ingestion.tasks", Integer.toString(TASKS_AT_ONCE));
    wishes.setProperty(
        "ingestion.heapBytes", Long.toString((long) jvm.heapMegabytes() * MEGABYTE / 2));
  }

  /**
   * A question is answered by all cores: it is over soon, and somebody waits for it. Past four,
   * this machine should talk to a cluster instead.
   */
  private static int threads() {
    return Math.min(4, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public Druid druid() {
    return new Druid(at("router"), at("broker"));
  }

  private URI at(String role) {
    return URI.create("http://" + Embedded.LOOPBACK + ":" + wishes.getProperty("port." + role));
  }

  /** Starts the JVM and tells it what to do. Its output is one pipe: readiness, and last words. */
  @Override
  public Process start() throws IOException {
    Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    try {
      OutputStream ear = process.getOutputStream();
      ear.write(told().getBytes(StandardCharsets.UTF_8));
      ear.flush();
      return process;
    } catch (IOException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  private String told() {
    StringWriter text = new StringWriter();
    try {
      wishes.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>(DEAF_TO_SIGNALS);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm.options());
    command.add("-XX:MaxDirectMemorySize=" + directMegabytes() + "m");
    command.add("-Daws.region=" + wishes.getProperty("s3.region"));
    command.add("-Djava.io.tmpdir=" + home.directory("druid").resolve("tmp"));
    command.add("-Dsluice.druid.log=" + home.directory("log").resolve("druid.log"));
    command.add("-Dderby.stream.error.file=" + home.directory("log").resolve("derby.log"));
    command.add("-cp");
    command.add(library() + File.separator + "*");
    command.add("sluice.druid.Main");
    return command;
  }

  private static int directMegabytes() {
    int buffers = ROLES_WITH_BUFFERS * (threads() + MERGE_BUFFERS + 1);
    return 128 + buffers * (BUFFER_BYTES / MEGABYTE);
  }

  private static Path library() throws IOException {
    Path library = LIBRARY.toAbsolutePath();
    if (!Files.isDirectory(library)) {
      throw CannotStart.because(
          "druid-not-built",
          "The embedded Druid is not built: there is no "
              + library
              + ". Build it (mvn -gs druid/maven-settings.xml -f druid/pom.xml package; ./run does so by"
              + " itself), or set DRUID_URL to a Druid of yours.");
    }
    return library;
  }
}
