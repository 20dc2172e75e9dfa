package sluice.druid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.LogManager;

/**
 * All of Druid's roles in this JVM, for as long as the parent process wants them.
 *
 * <p>Standard input carries the settings as properties, then an empty line, then at most the word
 * {@code stop}. Its end without that word means that the parent has died. Standard output says
 * {@code READY} once tasks run and queries answer.
 */
public final class Main {
  private static final int FAILED = 3;

  private Main() {}

  public static void main(String[] arguments) {
    BufferedReader parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      Launch launch = Launch.read(parent);
      Shutdown.follow(parent);
      RunDirectory.claim(launch.directory());
      Cluster.start(launch);
      System.out.println("READY");
    } catch (IOException | InterruptedException | RuntimeException failure) {
      fail(failure);
    }
  }

  /** Says why on both channels and ends the process: half a Druid is of no use. */
  static void fail(Throwable failure) {
    LogManager.getLogger(Main.class).error("Druid did not start", failure);
    System.out.println("Druid did not start: " + failure);
    System.exit(FAILED);
  }
}
