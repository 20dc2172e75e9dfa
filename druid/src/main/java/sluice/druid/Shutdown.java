package sluice.druid;

import java.io.BufferedReader;
import java.io.IOException;

/** Ends this JVM when the parent says so, or when the parent is no more. */
final class Shutdown {
  /** Longer than a clean stop takes (3 s), short enough that nobody waits for a stuck one. */
  private static final long PATIENCE_MILLIS = 10_000;

  private Shutdown() {}

  static void follow(BufferedReader parent) {
    daemon("parent-watch", () -> end("stop".equals(lastWord(parent))));
  }

  private static String lastWord(BufferedReader parent) {
    try {
      return parent.readLine();
    } catch (IOException broken) {
      return null; // as good as its end
    }
  }

  /**
   * A dead parent has taken S3 with it, so a clean stop would only wait for it: leave at once.
   * Derby and the segment cache survive that as they survive a power cut.
   */
  private static void end(boolean cleanly) {
    if (!cleanly) {
      Runtime.getRuntime().halt(0);
    }
    daemon("stop-watch", Shutdown::haltLater);
    System.exit(0);
  }

  private static void haltLater() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
