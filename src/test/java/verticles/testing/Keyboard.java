package verticles.testing;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The keyboard of a {@link Browser}, for a page that is used without a mouse. */
public final class Keyboard {
  private static final int MOST_STOPS = 80;

  /**
   * What has the focus, and what is wrong with it: that nothing tells its name, or no ring is seen.
   */
  private static final String FOCUS =
      """
      const focused = () => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at;
      };
      const within = (it, owner) => {
        while (it && it !== owner) it = it.parentNode ?? it.host;
        return Boolean(it);
      };
      const nameOf = (it) => it.ariaLabel || it.innerText?.trim() || it.title ||
        it.getAttribute('aria-labelledby') || it.labels?.[0]?.innerText.trim();
      const ringed = (it) => it && getComputedStyle(it).boxShadow !== 'none';
      const faultOf = (it) =>
        it === document.body || !it ? null
          : !nameOf(it) ? 'no name: ' + it.outerHTML
          : !ringed(it) && !ringed(it.closest('label')) ? 'no ring: ' + it.outerHTML : null;
      """;

  private final ChromeDriver driver;
  private final String all;

  /**
   * @param all defines {@code all(selector)} in a script
   */
  Keyboard(ChromeDriver driver, String all) {
    this.driver = driver;
    this.all = all;
  }

  /**
   * Goes on with the tabulator from where the focus is to the first element that matches; fails if
   * that cannot be reached. Every stop on the way must have a name and be seen to have the focus.
   */
  public void tabTo(String selector) {
    go(selector, () -> press(Keys.TAB));
  }

  /** As {@link #tabTo}, the other way. */
  public void tabBackTo(String selector) {
    go(selector, () -> press(Keys.SHIFT, Keys.TAB));
  }

  private void go(String selector, Runnable on) {
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      on.run();
      Object fault = driver.executeScript(all + FOCUS + "return faultOf(focused());");
      if (fault != null) {
        throw new AssertionError("on the way to " + selector + ": " + fault);
      }
      String there = all + FOCUS + "return all(arguments[0])[0] === focused();";
      if (Boolean.TRUE.equals(driver.executeScript(there, selector))) {
        return;
      }
    }
    throw new AssertionError("the tabulator does not come to " + selector);
  }

  /** What the tabulator comes to with so many stops from where the focus is. */
  public record Round(int inside, List<String> outside) {}

  /**
   * Goes on with the tabulator, stop by stop, and tells which of them are in the first element that
   * matches. Those of the browser around the page, where the page has no focus, are neither.
   */
  public Round round(String selector, int stops) {
    int inside = 0;
    List<String> outside = new ArrayList<>();
    for (int stop = 0; stop < stops; stop++) {
      press(Keys.TAB);
      String where =
          (String)
              driver.executeScript(
                  all
                      + FOCUS
                      + """
                      const at = focused();
                      return !at || at === document.body ? '' : within(at, all(arguments[0])[0])
                        ? 'inside' : at.outerHTML;
                      """,
                  selector);
      if (where.equals("inside")) {
        inside++;
      } else if (!where.isEmpty()) {
        outside.add(where);
      }
    }
    return new Round(inside, outside);
  }

  /** Whether the first element that matches has the focus, or something within it. */
  public boolean isIn(String selector) {
    String there = all + FOCUS + "return within(focused(), all(arguments[0])[0] ?? NaN);";
    return Boolean.TRUE.equals(driver.executeScript(there, selector));
  }

  /** Presses a key where the focus is. */
  public void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** Presses a key while another is held. */
  public void press(Keys held, CharSequence key) {
    new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Types where the focus is. */
  public void type(CharSequence text) {
    new Actions(driver).sendKeys(text).perform();
  }
}
