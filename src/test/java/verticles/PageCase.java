package verticles;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import verticles.testing.Browser;

/**
 * A test of the page in a real Chromium, on the real app with real services. App and browser are
 * started once for all such tests of a JVM; each test takes a dataset of its own.
 */
abstract class PageCase {
  @TempDir Path directory;

  PageUnderTest page;
  Browser browser;

  @BeforeEach
  final void thePage() throws Exception {
    page = PageUnderTest.shared();
    browser = page.browser;
    browser.leave();
  }

  /** Waits until a page is there and nothing on it is on its way any more. */
  final void isDrawn(String what) {
    browser.until(
        what + " is drawn",
        () ->
            browser.count("h1") == 1
                && browser.count(":not(:defined), .skeleton, [aria-busy=true]") == 0);
  }

  /** Waits until nothing on a page of figures is on its way any more. */
  final void figuresAreDrawn() {
    browser.until(
        "all is drawn",
        () ->
            browser.count("figures-frame >>> .card") > 0
                && browser.count("figures-frame >>> .skeleton, [aria-busy=true]") == 0);
  }

  @AfterEach
  final void asItWas() {
    browser.windows.onlyFirst();
    browser.screen(1440, 1000);
    browser.network.unlimited();
    browser.unprepared();
  }
}
