package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.TwoYears.DATASET;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the first view of the overview costs a browser that has nothing of it, as far as that does
 * not depend on how fast the machine is; times are the affair of {@code bench/page}.
 */
class PageBudgetsTest extends PageCase {
  private static final int MOST_BYTES = 500_000;
  private static final int MOST_BYTES_BEFORE_CHARTS = 100_000;
  private static final int MOST_REQUESTS = 180;
  private static final double MOST_SHIFT = 0.05;

  /** Notes from the first moment on what cannot be asked for later. */
  private static final String WATCH =
      """
      performance.setResourceTimingBufferSize(1000);
      window.seen = { shift: 0, largest: null };
      new PerformanceObserver((list) => {
        for (const it of list.getEntries()) if (!it.hadRecentInput) seen.shift += it.value;
      }).observe({ type: 'layout-shift', buffered: true });
      const blockOf = (node) => {
        let at = node.parentElement ?? node.parentNode.host;
        while (at && ['inline', 'contents'].includes(getComputedStyle(at).display)) {
          at = at.parentElement ?? at.getRootNode().host;
        }
        return at;
      };
      const blocks = (root, found = new Map()) => {
        const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let it = nodes.nextNode(); it; it = nodes.nextNode()) {
          if (it.shadowRoot) blocks(it.shadowRoot, found);
          if (it.nodeType === Node.TEXT_NODE && it.data.trim()) {
            const range = document.createRange();
            range.selectNodeContents(it);
            const { left, top, right, bottom } = range.getBoundingClientRect();
            const block = blockOf(it);
            const was = found.get(block) ?? { left, top, right, bottom };
            found.set(block, { left: Math.min(left, was.left), top: Math.min(top, was.top),
              right: Math.max(right, was.right), bottom: Math.max(bottom, was.bottom) });
          }
        }
        return found;
      };
      const seenArea = ({ left, top, right, bottom }) =>
        Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) *
        Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
      // Of what is in a shadow root the browser tells the size alone: it is the text of that size.
      new PerformanceObserver((list) => {
        const { startTime, size } = list.getEntries().at(-1);
        const off = ([, rect]) => Math.abs(seenArea(rect) - size) / size;
        const [block, rect] = [...blocks(document)].reduce((best, it) => (off(it) < off(best) ? it : best));
        seen.largest = { startTime, size, off: off([block, rect]), words: block.innerText,
          of: block.getRootNode().host?.localName, place: Boolean(block.closest('.skeleton') ?? block.querySelector('.skeleton')) };
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      """;

  private static final String REQUESTS =
      """
      return JSON.stringify(performance.getEntriesByType('resource').map((it) => ({
        address: it.name, begun: it.startTime, bytes: it.encodedBodySize,
        sent: it.transferSize })));
      """;

  private static final String FIRST_CHART =
      "return performance.getEntriesByName('first-chart')[0].startTime";

  /** Whether what comes after the first view is there as well. */
  private static final String PARTS = "return performance.getEntriesByName('all-parts').length";

  private static final String NAMED =
      "return [...document.querySelectorAll('link[rel=modulepreload]')]"
          + ".map((it) => it.href).join(' ')";

  /**
   * @param bytes of its body, as it was sent once
   * @param sent over the wire for this view; 0 if the browser had it
   */
  private record Request(String address, double begun, long bytes, long sent) {
    boolean isCode() {
      return address.matches(".*\\.(js|css)");
    }

    boolean isOfTheChartsLibrary() {
      return address.contains("/echarts/");
    }
  }

  @BeforeEach
  void theFileIsLoaded() throws Exception {
    TwoYears.in(DATASET, page, directory);
  }

  private void openAnew() {
    browser.prepare(WATCH);
    browser.network.forgetFiles();
    open();
  }

  private void open() {
    browser.open(page.at("/overview?dataset=" + DATASET));
    browser.until("all charts are there", () -> browser.count("chart-view >>> canvas") == 3);
    browser.until(
        "and all figures",
        () -> browser.count(".skeleton") == 0 && browser.count("[aria-busy=true]") == 0);
  }

  private double number(String script) {
    return Double.parseDouble(browser.word(script));
  }

  private List<Request> requests() {
    return new JsonArray(browser.word(REQUESTS))
        .stream()
            .map(JsonObject.class::cast)
            .map(
                it ->
                    new Request(
                        it.getString("address"),
                        it.getDouble("begun"),
                        it.getLong("bytes"),
                        it.getLong("sent")))
            .toList();
  }

  private static long bytes(List<Request> requests, Predicate<Request> which) {
    return requests.stream().filter(which).mapToLong(Request::bytes).sum();
  }

  private static String told(List<Request> requests, Predicate<Request> which) {
    return requests.stream()
        .filter(which)
        .map(it -> it.bytes() + " " + it.address().replaceFirst(".*//[^/]*", ""))
        .collect(Collectors.joining(", "));
  }

  @Test
  void theFirstViewIsSmall() {
    // When
    openAnew();

    // Then
    List<Request> requests = requests();
    double charts = number(FIRST_CHART);
    Predicate<Request> code = Request::isCode;
    Predicate<Request> before = code.and(it -> it.begun() <= charts && !it.isOfTheChartsLibrary());
    assertTrue(requests.stream().anyMatch(Request::isOfTheChartsLibrary), requests.toString());
    assertTrue(charts > 0 && requests.size() > 50, requests.toString());
    assertTrue(bytes(requests, code) <= MOST_BYTES, bytes(requests, code) + " bytes");
    assertTrue(
        bytes(requests, before) <= MOST_BYTES_BEFORE_CHARTS,
        () -> bytes(requests, before) + " bytes before charts: " + told(requests, before));
    assertTrue(requests.size() <= MOST_REQUESTS, requests.size() + " requests");
  }

  @Test
  void allThatTheFirstViewImportsIsNamedByThePage() {
    // When
    openAnew();

    // Then
    double charts = number(FIRST_CHART);
    Set<String> named = Set.of(browser.word(NAMED).split(" "));
    Set<String> fetched =
        requests().stream()
            .filter(it -> it.begun() <= charts && it.address().endsWith(".js"))
            .map(Request::address)
            .filter(it -> !it.endsWith("/theme-first.js"))
            .collect(Collectors.toSet());
    assertTrue(fetched.size() > 100, fetched.toString());
    assertEquals(new TreeSet<>(fetched), new TreeSet<>(named));
  }

  @Test
  void whoWasHereBeforeGetsNoCodeAgain() {
    // Given
    openAnew();
    browser.until("all parts are there", () -> number(PARTS) > 0);

    // When
    browser.leave();
    open();

    // Then
    List<Request> again = requests().stream().filter(it -> it.isCode() && it.sent() > 0).toList();
    assertEquals(List.of(), again);
    assertTrue(requests().stream().filter(Request::isCode).count() > 100, requests().toString());
  }

  @Test
  void theFirstViewIsOursAloneAndCompressed() {
    // When
    openAnew();

    // Then
    String here = page.at("/").toString();
    assertEquals(
        List.of(),
        requests().stream()
            .map(Request::address)
            .filter(it -> !it.startsWith(here) && !it.startsWith("data:"))
            .toList());
    assertEquals("", browser.complaints());
  }

  @Test
  void whatIsThereDoesNotMoveWhenFiguresCome() {
    // When
    openAnew();

    // Then
    browser.until(
        "the largest is a sentence with figures",
        () -> browser.word("return seen.largest?.of").equals("period-line"));
    double shift = Double.parseDouble(browser.word("return seen.shift"));
    JsonObject largest = new JsonObject(browser.word("return JSON.stringify(seen.largest)"));
    assertTrue(shift < MOST_SHIFT, "layout shift " + shift);
    assertTrue(largest.getDouble("startTime") > 0, largest.encode());
    assertTrue(largest.getDouble("size") > 1_000, largest.encode());
    assertTrue(largest.getDouble("off") < 0.05, largest.encode());
    assertEquals("period-line", largest.getString("of"), largest.encode());
    assertTrue(largest.getString("words").contains("you sold KSh"), largest.encode());
    assertFalse(largest.getBoolean("place"), largest.encode());
  }
}
