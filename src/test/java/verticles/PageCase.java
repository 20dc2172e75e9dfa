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

  /** Waits until nothing on a page of figures is on its way any more. */
  final void figuresAreDrawn() {
    browser.until(
        "all is drawn",
        () ->
            !browser.texts("figures-frame >>> .card").isEmpty()
                && browser.texts("figures-frame >>> .skeleton").isEmpty()
                && browser.texts("figures-frame >>> [aria-busy=true]").isEmpty());
  }

  @AfterEach
  final void asItWas() {
    browser.windows.onlyFirst();
    browser.screen(1440, 1000);
    browser.fullNetwork();
    browser.unprepared();
  }
}
