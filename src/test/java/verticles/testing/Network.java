package verticles.testing;

import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** The network of a {@link Browser}, and what it has kept of what came over it. */
public final class Network {
  private final ChromeDriver driver;
  private final Duration latency;
  private boolean limited;

  /**
   * @param latency what every request takes besides; none as a rule
   */
  Network(ChromeDriver driver, Duration latency) {
    this.driver = driver;
    this.latency = latency;
    if (!latency.isZero()) {
      limit(-1);
    }
  }

  /** Lets no more than this many bytes a second out of the page; 0 cuts its network. */
  public void limit(long bytesPerSecond) {
    driver.executeCdpCommand("Network.enable", Map.of());
    conditions(bytesPerSecond);
    limited = true;
  }

  /** The network as it is, and nobody who is told of every packet. */
  public void unlimited() {
    if (limited) {
      conditions(-1);
      if (latency.isZero()) {
        driver.executeCdpCommand("Network.disable", Map.of());
        limited = false;
      }
    }
  }

  private void conditions(long bytesPerSecond) {
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            bytesPerSecond == 0,
            "latency",
            latency.toMillis(),
            "downloadThroughput",
            -1,
            "uploadThroughput",
            bytesPerSecond));
  }

  /** Nothing of what was fetched before is used again. */
  public void forgetFiles() {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
  }
}
