package verticles.conversion;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import verticles.sandbox.protocol.Frames;

/**
 * How a child is started: this JVM's own Java, a small heap, no environment, no host names, and of
 * the class path only what reads files.
 */
final class ChildCommand {
  static final String MAIN = "verticles.sandbox.Sandbox";

  /** By the beginning of their jars' names. */
  private static final List<String> LIBRARIES =
      List.of(
          "aalto-xml-",
          "stax2-api-",
          "poi-",
          "commons-codec-",
          "commons-collections4-",
          "commons-io-",
          "commons-math3-",
          "SparseBitSet-",
          "log4j-api-",
          "parquet-",
          "jts-core-",
          "aircompressor-",
          "zstd-jni-",
          "slf4j-api-");

  private ChildCommand() {}

  /**
   * @param home a directory of the child's own
   */
  static ProcessBuilder in(Path home, String main) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-Xmn40m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=40m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr", // its standard output is for frames
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + home.resolve("crash"),
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Dlog4j2.loggerContextFactory="
                    + "org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Dorg.apache.logging.log4j.simplelog.level=OFF",
                "-Djava.io.tmpdir=" + home,
                "-Djdk.net.hosts.file=" + home.resolve("no-hosts"),
                "-Djava.nio.channels.spi.SelectorProvider=verticles.sandbox.NoNetwork",
                "-cp",
                classPath(),
                main));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    return builder.redirectError(home.resolve("said").toFile());
  }

  private static String classPath() {
    String given = System.getProperty("java.class.path");
    List<String> wanted =
        Arrays.stream(given.split(File.pathSeparator))
            .filter(entry -> reads(Path.of(entry).getFileName()))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.toCollection(ArrayList::new));
    wanted.add(0, ourselves());
    return String.join(File.pathSeparator, wanted);
  }

  private static boolean reads(Path name) {
    return name != null && LIBRARIES.stream().anyMatch(name.toString()::startsWith);
  }

  private static String ourselves() {
    try {
      return Path.of(Frames.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
