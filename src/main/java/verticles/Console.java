package verticles;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import verticles.embedded.Steps;

/** Tells the person at the terminal how the start goes, a line for each step. */
final class Console implements Steps {
  /** The JVM writes its classes at its very end, without a word; see {@code run}. */
  private static final String ARCHIVES = "-XX:ArchiveClassesAtExit";

  private final long began = System.nanoTime();

  @Override
  public void done(String what, Duration took, String where) {
    line(what, took, where);
  }

  @Override
  public void trouble(String what) {
    System.out.println("  " + what);
  }

  void open(URI url) {
    line("Sluice is open", Duration.ofNanos(System.nanoTime() - began), url.toString());
  }

  /** Uploads under way may take a while to finish; who pressed Ctrl-C should know. */
  void stopping() {
    System.out.println("  Stopping: what is under way is finished or handed back.");
  }

  void stopped(Duration took) {
    line("Stopped", took, "");
    if (ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(option -> option.startsWith(ARCHIVES))) {
      System.out.println(
          "  Writing the class archive: a few seconds, this once; a start takes half the time then.");
    }
  }

  private static void line(String what, Duration took, String where) {
    String text =
        String.format(Locale.ROOT, "  %-18s %6.1f s   %s", what, took.toMillis() / 1000.0, where);
    System.out.println(text.stripTrailing());
  }
}
