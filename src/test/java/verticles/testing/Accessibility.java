package verticles.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core has against the page that a {@link Browser} shows, in either theme. */
public final class Accessibility {
  /** WCAG 2.2, levels A and AA, and what the field holds to be good. */
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => id + ': ' + node.target.flat().join(' > ') + ' ' + node.html.slice(0, 200) +
            ' ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message))))
        .catch((failure) => done(['axe: ' + failure]));
      """;

  private static final String AXE = axe();

  private final ChromeDriver driver;

  Accessibility(ChromeDriver driver) {
    this.driver = driver;
  }

  /** What is wrong, one line for each element. */
  @SuppressWarnings("unchecked")
  public List<String> violations() {
    driver.executeScript(AXE);
    return (List<String>) driver.executeAsyncScript(RUN);
  }

  /**
   * What the system of the reader is set to, for what is opened and shown from now on.
   *
   * @param scheme light or dark
   */
  public void theme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
