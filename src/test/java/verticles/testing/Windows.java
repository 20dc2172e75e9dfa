package verticles.testing;

import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The windows of a {@link Browser}, which all are on the screen: what is asked of it goes to the
 * one that is looked at.
 */
public final class Windows {
  private final ChromeDriver driver;
  private final String first;
  private String second;

  Windows(ChromeDriver driver) {
    this.driver = driver;
    this.first = driver.getWindowHandle();
  }

  /** Opens one beside the first, and looks at it. */
  public void openSecond() {
    driver.switchTo().newWindow(WindowType.WINDOW);
    second = driver.getWindowHandle();
  }

  /** Looks at the first. */
  public void first() {
    driver.switchTo().window(first);
  }

  /** Looks at the second. */
  public void second() {
    driver.switchTo().window(second);
  }

  /** Closes the second, if there is one, and looks at the first. */
  public void onlyFirst() {
    if (second != null) {
      second();
      driver.close();
      second = null;
      first();
    }
  }
}
