package verticles.testing;

import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A slow machine and a slow network, on which answers come in any order, for a run with {@code
 * BROWSER_LATE=1}: a test that reads the page before it has what is read fails there, and not only
 * by chance on somebody's slow machine.
 */
final class Lateness {
  static final boolean WANTED = System.getenv("BROWSER_LATE") != null;

  /** For code that is imported when it is wanted as well. */
  static final Duration LATENCY = Duration.ofMillis(150);

  private static final int TIMES_SLOWER = 2;

  /** Answers come up to so many milliseconds late, each by chance. */
  private static final String LATE_ANSWERS =
      """
      (() => {
        const { fetch, setTimeout } = window;
        window.fetch = async (...asked) => {
          const answer = await fetch(...asked);
          await new Promise((late) => setTimeout(late, Math.random() ** 2 * 1500));
          return answer;
        };
      })();
      """;

  private Lateness() {}

  static void of(ChromeDriver driver) {
    driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", TIMES_SLOWER));
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", LATE_ANSWERS));
  }
}
