package verticles.testing;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real Chromium on the page, as a user has it. The system's own ({@code CHROME_BIN}, {@code
 * SE_CHROMEDRIVER}); nothing is downloaded. Selectors look into every shadow root.
 */
public final class Browser extends Expectations implements AutoCloseable {
  /**
   * Finds elements in page order, in the document and in all shadow roots. Within one selector
   * nothing crosses a shadow root; {@code a >>> b} is every b anywhere inside an a.
   */
  private static final String ALL =
      """
      const inside = (root, selector, found) => {
        if (root.shadowRoot) inside(root.shadowRoot, selector, found);
        for (let it = root.firstElementChild; it; it = it.nextElementSibling) {
          if (it.matches(selector)) found.push(it);
          inside(it, selector, found);
        }
        return found;
      };
      const all = (path) => path.split(' >>> ').reduce(
        (roots, selector) => roots.flatMap((root) => inside(root, selector, [])), [document]);
      """;

  private final ChromeDriver driver;

  private final List<String> prepared = new ArrayList<>();

  /** Its keys, pressed where the focus is. */
  public final Keyboard keyboard;

  /** Its mouse, for what is drawn. */
  public final Mouse mouse;

  /** What axe-core has against it. */
  public final Accessibility accessibility;

  /** A second one, for what is to be seen in both. */
  public final Windows windows;

  /** What is between it and the server. */
  public final Network network;

  /** The file manager beside it. */
  public final FileManager fileManager;

  public Browser() {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(program("SE_CHROMEDRIVER", "/usr/bin/chromedriver")))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options());
    keyboard = new Keyboard(driver, ALL);
    mouse = new Mouse(driver, ALL);
    accessibility = new Accessibility(driver, ALL);
    windows = new Windows(driver);
    network = new Network(driver, Lateness.WANTED ? Lateness.LATENCY : Duration.ZERO);
    fileManager = new FileManager(driver);
    if (Lateness.WANTED) {
      Lateness.of(driver);
    }
  }

  private static ChromeOptions options() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("CHROME_BIN", "/usr/bin/chromium"));
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        // A process for a page that comes after another costs more than the page.
        "--disable-site-isolation-trials",
        "--renderer-process-limit=1",
        "--force-prefers-reduced-motion", // what moves is drawn by the processor here
        "--enable-precise-memory-info",
        "--window-size=1440,1000");
    return options;
  }

  private static String program(String variable, String otherwise) {
    String path = System.getenv().getOrDefault(variable, otherwise);
    if (!new File(path).canExecute()) {
      throw new IllegalStateException(path + " is missing: ./test installs Chromium, or says how");
    }
    return path;
  }

  public void open(URI url) {
    driver.get(url.toString());
  }

  /** Leaves the page that is open, and forgets what the browser has complained of. */
  public void leave() {
    driver.get("about:blank");
    complaints();
  }

  /** Shows the page as on a screen of this size, once it is drawn for that. */
  public void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeAsyncScript(
        "const drawn = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(drawn));");
  }

  /** Whether the page is wider than its window, and by how many pixels. */
  public int sticksOut() {
    Object pixels =
        driver.executeScript(
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth;");
    return ((Number) pixels).intValue();
  }

  /** Runs a script in every page that is opened from now on, before any of its own. */
  public void prepare(String script) {
    Map<String, Object> made =
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    prepared.add((String) made.get("identifier"));
  }

  /** What pages do not use any more is gone. */
  public void collectGarbage() {
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
  }

  /** Nothing runs in pages but what is theirs. */
  public void unprepared() {
    prepared.forEach(
        script ->
            driver.executeCdpCommand(
                "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
    prepared.clear();
  }

  /**
   * Lets the waits of pages end sooner: those of five seconds or more, by which a page notices what
   * does not happen.
   *
   * @param times how many times sooner
   */
  public void impatient(int times) {
    prepare(
        """
        const wait = window.setTimeout;
        window.setTimeout = (what, millis, ...more) =>
          wait(what, millis >= 5000 ? millis / %d : millis, ...more);
        """
            .formatted(times));
  }

  /** Chooses a file of this machine in a file field, seen or not. */
  public void choose(String selector, Path file) {
    until(
        "choosing a file in " + selector,
        () -> {
          Object found = driver.executeScript(ALL + "return all(arguments[0])[0];", selector);
          if (!(found instanceof WebElement there)) {
            return false;
          }
          there.sendKeys(file.toString());
          return true;
        });
  }

  /** Types into a field, after what stands there is taken away. */
  public void type(String selector, String text) {
    until(
        "typing into " + selector,
        () -> {
          Object field = driver.executeScript(ALL + "return all(arguments[0])[0];", selector);
          if (!(field instanceof WebElement there)) {
            return false;
          }
          there.clear();
          there.sendKeys(text);
          return true;
        });
  }

  /** Clicks the first element that matches. */
  public void click(String selector) {
    until(
        "clicking " + selector,
        () -> {
          Object found = driver.executeScript(ALL + "return all(arguments[0])[0];", selector);
          if (!(found instanceof WebElement there)) {
            return false;
          }
          there.click();
          return true;
        });
  }

  /** Puts the focus on the first element that matches, and presses a key there. */
  public void press(String selector, Keys key) {
    until(
        "pressing a key in " + selector,
        () -> {
          Object there =
              driver.executeScript(
                  ALL + "const it = all(arguments[0])[0]; it?.focus(); return Boolean(it);",
                  selector);
          if (Boolean.TRUE.equals(there)) {
            new Actions(driver).sendKeys(key).perform();
          }
          return Boolean.TRUE.equals(there);
        });
  }

  /** The visible texts of all elements that match. */
  @Override
  @SuppressWarnings("unchecked")
  public List<String> texts(String selector) {
    return (List<String>)
        driver.executeScript(
            ALL + "return all(arguments[0]).map((it) => it.innerText.trim());", selector);
  }

  /** How many elements match. */
  @Override
  public int count(String selector) {
    Object count = driver.executeScript(ALL + "return all(arguments[0]).length;", selector);
    return ((Number) count).intValue();
  }

  /** The text of the first element that matches, or an empty one. */
  @Override
  public String text(String selector) {
    return word(selector, "return found[0]?.innerText.trim() ?? '';");
  }

  /** The address of the page that is open. */
  public URI address() {
    return URI.create(driver.getCurrentUrl());
  }

  /** Scrolls the first element that matches down by so many pixels. */
  public void scroll(String selector, int pixels) {
    driver.executeScript(ALL + "all(arguments[0])[0].scrollTop += arguments[1];", selector, pixels);
  }

  /** As {@link #word}, of the elements that match, as {@code found}. */
  public String word(String selector, String script) {
    return String.valueOf(
        driver.executeScript(ALL + "const found = all(arguments[0]);" + script, selector));
  }

  /** What a script of the test's own says in the page, as text. */
  public String word(String script) {
    return String.valueOf(driver.executeScript(script));
  }

  /** The exact value behind the figure of this tile, or null while there is none. */
  public Double figure(String tile) {
    Object value =
        driver.executeScript(
            ALL
                + """
                const value = all(`kpi-tile#${arguments[0]} >>> data`)[0]?.value;
                return value ? Number(value) : null;
                """,
            tile);
    return value == null ? null : ((Number) value).doubleValue();
  }

  @Override
  String shown() {
    return Stream.of(
                "connection-badge >>> span",
                "file-card >>> .head",
                "problem-note >>> .note",
                "file-page >>> .bar")
            .flatMap(selector -> texts(selector).stream())
            .collect(Collectors.joining(" | "))
        + " "
        + complaints();
  }

  /** Errors that the browser has logged since this was last asked, refused content above all. */
  public String complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
