package verticles;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import verticles.config.Settings;
import verticles.embedded.Embedded;
import verticles.testing.BenchApp;
import verticles.testing.Browser;

/**
 * The page in a headless Chromium, over a big dataset on the real application in a process of its
 * own: what is sent before anything is drawn, how long the overview takes until nothing on it
 * changes any more, how long a filter takes, and what is left in memory after many live updates.
 *
 * <p>Drawn means: nothing is marked as busy, and figures and charts have been the same for {@value
 * #CALM} ms; the time is that of the last change.
 */
final class PageBench {
  private static final String DATASET = "page";
  private static final int ROUNDS = 7;
  private static final int CALM = 600;
  private static final int WARM = 20;
  private static final int UPDATES = 200;
  private static final int LOOK = 50;

  /** Notes when what the page shows last changed; runs in every frame. */
  private static final String WATCH =
      """
      window.shown = { at: 0, sign: '', busy: true, shift: 0, largest: 0 };
      new PerformanceObserver((list) => {
        for (const it of list.getEntries()) if (!it.hadRecentInput) shown.shift += it.value;
      }).observe({ type: 'layout-shift', buffered: true });
      new PerformanceObserver((list) => { shown.largest = list.getEntries().at(-1).startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
      const every = (root, found) => {
        for (const it of root.children ?? []) {
          found(it);
          if (it.shadowRoot) every(it.shadowRoot, found);
          every(it, found);
        }
      };
      const look = () => {
        let sign = location.href;
        let busy = 0;
        let charts = 0;
        every(document, (it) => {
          if (it.getAttribute('aria-busy') === 'true') busy++;
          if (it.localName === 'canvas') charts++;
          if (it.localName === 'data') sign += it.value + ';';
          if (it.localName === 'h2') sign += it.textContent + ';';
        });
        sign += charts;
        if (sign !== shown.sign || busy > 0) {
          shown = { ...shown, sign, at: performance.now(), busy: busy > 0 || charts === 0 };
        } else if (shown.busy) {
          shown.busy = charts === 0;
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      """;

  private static final String SCROLL =
      """
      const find = (root, name) => [...(root.shadowRoot?.children ?? []), ...root.children].reduce(
        (found, it) => found ?? (it.localName === name ? it : find(it, name)), null);
      const table = find(find(document.body, 'product-table'), 'data-table');
      const sight = table.shadowRoot.querySelector('.scroll');
      const times = [];
      let last = 0;
      const step = (now) => {
        if (last > 0) times.push(now - last);
        last = now;
        sight.scrollTop += 60;
        if (times.length < 500) {
          requestAnimationFrame(step);
        } else {
          times.sort((a, b) => a - b);
          window.frames60 = { rows: table.rows.length, median: times[250], most: times[475], longest: times[499] };
        }
      };
      requestAnimationFrame(step);
      """;

  private final BenchApp app;
  private final Browser browser;

  private PageBench(BenchApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  /**
   * @param arguments the file, and a directory for everything local, which is used again
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    Vertx vertx = Vertx.vertx();
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("services").toString()));
    Embedded embedded = done(Embedded.start(vertx, settings));
    done(embedded.druidReady());
    try (BenchApp app =
            BenchApp.start(
                directory.resolve("app"),
                directory.resolve("app.log"),
                BenchApp.settings(embedded.services()));
        Browser browser = new Browser()) {
      new PageBench(app, browser).run(Path.of(arguments[0]));
    } finally {
      done(embedded.stop());
      done(vertx.close());
    }
  }

  private void run(Path file) throws Exception {
    load(file);
    browser.prepare(WATCH);
    browser.open(overview(""));
    drawn();
    tellOfBytes();
    firstView();
    nextView();
    filter();
    scroll();
    updates(file);
  }

  private void load(Path file) throws Exception {
    boolean there =
        app.get("/api/datasets").getJsonArray("datasets").stream()
            .anyMatch(it -> DATASET.equals(((JsonObject) it).getString("name")));
    if (!there) {
      try (var lines = Files.lines(file)) {
        System.out.printf("loaded in %.1f s%n", app.load(DATASET, file, lines.count() - 1));
      }
    }
  }

  private URI overview(String more) {
    return app.at("/overview?dataset=" + DATASET + more);
  }

  /** When it was drawn, in ms since the page was opened. */
  private double drawn() {
    browser.until(
        "all is drawn",
        () ->
            browser
                .word("return !shown.busy && performance.now() - shown.at > " + CALM)
                .equals("true"));
    return number("return shown.at");
  }

  private double number(String script) {
    return Double.parseDouble(browser.word(script));
  }

  /**
   * As the browser has received them, compressed; before charts is until their library is there.
   */
  private void tellOfBytes() {
    double charts =
        number(
            "return performance.getEntriesByType('resource').find(it => /echarts/.test(it.name))"
                + ".responseEnd");
    String sum =
        "return performance.getEntriesByType('resource').filter(it => /\\.(js|css)$/.test(it.name) && %s)"
            + ".reduce((sum, it) => sum + it.encodedBodySize, 0) / 1000";
    System.out.printf(
        "JS and CSS as sent, bodies: %.1f kB before charts, %.1f kB with the charts' library; %.0f"
            + " requests%n",
        number(sum.formatted("it.startTime <= " + charts + " && !/echarts/.test(it.name)")),
        number(sum.formatted("it.startTime <= shown.at")),
        number("return performance.getEntriesByType('resource').length"));
  }

  /** A browser that has nothing of it, a server that has answered before. */
  private void firstView() {
    view("first view", browser.network::forgetFiles);
  }

  /** A browser that was here before. */
  private void nextView() {
    view("next view", () -> {});
  }

  private void view(String which, Runnable prepare) {
    List<Double> times = new ArrayList<>();
    List<Double> largest = new ArrayList<>();
    List<Double> shifts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      browser.leave();
      prepare.run();
      browser.open(overview(""));
      times.add(drawn());
      largest.add(number("return shown.largest"));
      shifts.add(number("return shown.shift"));
    }
    System.out.printf(
        "%s: drawn after %.0f ms (%.0f to %.0f), largest contentful paint %.0f ms, layout shift"
            + " %.3f, %.0f kB over the wire (medians of %d, bytes of the last)%n",
        which,
        median(times),
        min(times),
        max(times),
        median(largest),
        median(shifts),
        number(
            "return performance.getEntriesByType('resource')"
                + ".reduce((sum, it) => sum + it.transferSize, 0) / 1000"),
        ROUNDS);
  }

  /** The server has been asked for it, this page has not. */
  private void filter() {
    List<Double> times = new ArrayList<>();
    browser.open(overview("&start=2024-03-01&end=2024-08-31"));
    drawn();
    for (int round = 0; round < ROUNDS; round++) {
      browser.open(overview(""));
      drawn();
      double from =
          number(
              """
              const now = performance.now();
              history.pushState(null, '', location.pathname + location.search
                + '&start=2024-03-01&end=2024-08-31');
              dispatchEvent(new PopStateEvent('popstate'));
              return now;
              """);
      times.add(drawn() - from);
    }
    System.out.printf(
        "another filter: drawn anew after %.0f ms (%.0f to %.0f, %d times)%n",
        median(times), min(times), max(times), ROUNDS);
  }

  /** A table of a thousand rows, 60 pixels a frame from its first row on. */
  private void scroll() {
    browser.open(app.at("/products?dataset=" + DATASET));
    drawn();
    browser.word(SCROLL);
    browser.until(
        "it is scrolled", () -> browser.word("return Boolean(window.frames60)").equals("true"));
    System.out.printf(
        "a table of %.0f rows scrolled: a frame in %.1f ms, 95 of 100 in %.1f ms, the longest %.1f ms%n",
        number("return frames60.rows"),
        number("return frames60.median"),
        number("return frames60.most"),
        number("return frames60.longest"));
  }

  /** A small file is taken off and put back, which changes what the page shows each time. */
  private void updates(Path big) throws Exception {
    Path small = big.resolveSibling("small.csv");
    Files.write(small, someLines(big));
    String status = app.upload(DATASET, small);
    app.waitFor(status, "QUERYABLE");
    String task = "/api/ingest/tasks/" + status.substring(status.lastIndexOf('/') + 1);
    browser.open(overview(""));
    drawn();
    List<Double> held = new ArrayList<>();
    for (int update = 1; update <= WARM + UPDATES; update++) {
      String before = browser.word("return shown.sign");
      JsonObject moved = app.post(task + (update % 2 == 1 ? "/undo" : "/redo"), new JsonObject());
      if (moved.getString("state") == null) {
        throw new IOException(moved.encode());
      }
      browser.until("its figures change", () -> !browser.word("return shown.sign").equals(before));
      drawn();
      if (update >= WARM && (update - WARM) % LOOK == 0) {
        held.add(memory());
      }
    }
    app.post(task + "/undo", new JsonObject());
    System.out.printf(
        "JS memory every %d of %d live updates, in MB: %.1f", LOOK, UPDATES, held.get(0));
    held.subList(1, held.size()).forEach(it -> System.out.printf(", %.1f", it));
    System.out.println();
  }

  /** Others than last time, which are there already. */
  private static List<String> someLines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      List<String> many = lines.limit(100_001).toList();
      int from = 1 + ThreadLocalRandom.current().nextInt(100_000 - 50);
      List<String> some = new ArrayList<>(many.subList(from, from + 50));
      some.add(0, many.get(0));
      return some;
    }
  }

  private double memory() {
    browser.collectGarbage();
    return number("return performance.memory.usedJSHeapSize / 1e6");
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double min(List<Double> values) {
    return values.stream().mapToDouble(it -> it).min().orElseThrow();
  }

  private static double max(List<Double> values) {
    return values.stream().mapToDouble(it -> it).max().orElseThrow();
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
  }
}
