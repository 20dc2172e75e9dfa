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

  @AfterEach
  final void asItWas() {
    browser.windows.onlyFirst();
    browser.screen(1440, 1000);
    browser.fullNetwork();
    browser.unprepared();
  }
}
