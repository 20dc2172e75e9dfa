package verticles.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What axe-core has against the page that a {@link Browser} shows, or against a part of it. Of the
 * other theme only what depends on colours need be looked at again: all else is the same elements.
 */
public final class Accessibility {
  /** WCAG 2.2, levels A and AA, and what the field holds to be good. */
  private static final String RUN =
      """
      const [part, colours, done] = arguments;
      const runOnly = colours
        ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
        : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      axe.run(part ? all(part)[0] : document, { runOnly, resultTypes: ['violations'] })
        .then(({ violations }) => done(violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => id + ': ' + node.target.flat().join(' > ') + ' ' + node.html.slice(0, 200) +
            ' ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message))))
        .catch((failure) => done(['axe: ' + failure]));
      """;

  /**
   * Controls that a finger would miss: all but links within sentences, and what is not drawn. A
   * sentence has a mark in it; a line of facts with a link among them has none.
   */
  private static final String SMALL_TARGETS =
      """
      const found = [];
      let looked = 0;
      const inSentence = (it) => getComputedStyle(it).display === 'inline' &&
        /[.:;,?!](\\s|$)/.test((it.closest('p, li, dd, td, div') ?? it.getRootNode()).textContent);
      const look = (root) => {
        for (const it of root.querySelectorAll('*')) {
          if (it.shadowRoot) look(it.shadowRoot);
          if (!it.matches('button, select, summary, input, textarea, a[href], [role=tab], [role=option]')) continue;
          if (!it.checkVisibility({ visibilityProperty: true }) || it.closest('[inert], .skip')) continue;
          if (it.matches('a') && inSentence(it)) continue;
          looked++;
          const label = it.closest('label');
          const { width, height } = (it.matches('[type=checkbox], [type=radio]') && label ? label : it).getBoundingClientRect();
          if (width > 1 && height > 1 && Math.min(height, width) < 43.5) {
            found.push(`${Math.round(width)} × ${Math.round(height)}: ${root.host?.localName} ${it.outerHTML.slice(0, 160)}`);
          }
        }
      };
      look(document);
      return looked > 0 ? found.join('\\n') : 'there is no control at all';
      """;

  /** How many things move. */
  private static final String MOVES =
      """
      const moving = (root) => root.getAnimations().length + [...root.querySelectorAll('*')]
        .reduce((sum, it) => sum + (it.shadowRoot ? moving(it.shadowRoot) : 0), 0);
      return moving(document);
      """;

  private static final String AXE = axe();

  private final ChromeDriver driver;
  private final String all;
  private String scheme = "light";
  private String motion = "reduce";

  /**
   * @param all defines {@code all(selector)} in a script
   */
  Accessibility(ChromeDriver driver, String all) {
    this.driver = driver;
    this.all = all;
  }

  /** What is wrong with the page in both themes, one line for each element. */
  public List<String> violations() {
    return violations(null);
  }

  /** What is wrong in both themes with the first element that matches, as it is now. */
  public List<String> violations(String part) {
    List<String> found = new ArrayList<>(run(part, false));
    theme("dark");
    run(part, true).forEach(it -> found.add("dark: " + it));
    theme("light");
    return found;
  }

  @SuppressWarnings("unchecked")
  private List<String> run(String part, boolean colours) {
    if (Boolean.FALSE.equals(driver.executeScript("return Boolean(window.axe);"))) {
      driver.executeScript(AXE);
    }
    return (List<String>) driver.executeAsyncScript(all + RUN, part, colours);
  }

  /** Controls that a finger would miss, a line for each. */
  public String smallTargets() {
    return (String) driver.executeScript(SMALL_TARGETS);
  }

  /** How many things move. */
  public int moving() {
    return ((Number) driver.executeScript(MOVES)).intValue();
  }

  /**
   * What the system of the reader is set to, for what is opened and shown from now on.
   *
   * @param scheme light or dark
   */
  public void theme(String scheme) {
    this.scheme = scheme;
    tell();
  }

  /**
   * Whether the reader wants things to move.
   *
   * @param motion no-preference or reduce
   */
  public void motion(String motion) {
    this.motion = motion;
    tell();
  }

  private void tell() {
    List<Map<String, String>> features =
        List.of(
            Map.of("name", "prefers-color-scheme", "value", scheme),
            Map.of("name", "prefers-reduced-motion", "value", motion));
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
