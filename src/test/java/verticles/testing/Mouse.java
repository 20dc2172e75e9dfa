package verticles.testing;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;

/** The mouse of a {@link Browser}, for what is drawn and is no element. */
public final class Mouse {
  /** Where the first mark of a chart is that a click means something on, within the window. */
  private static final String MARK =
      """
      const [canvas, done] = [all(arguments[0] + ' >>> .canvas')[0], arguments[1]];
      if (!canvas) return done(null);
      canvas.scrollIntoView({ block: 'center' });
      import('/charts/echarts.js').then(async ({ loadECharts }) => {
        const zr = (await loadECharts()).getInstanceByDom(canvas)?.getZr();
        const { left, top } = canvas.getBoundingClientRect();
        for (let y = 4; zr && y < zr.getHeight(); y += 2) {
          for (let x = 4; x < zr.getWidth(); x += 2) {
            const { target } = zr.handler.findHover(x, y);
            if (target && !target.silent && target.cursor === 'pointer') {
              return done([Math.round(left + x), Math.round(top + y)]);
            }
          }
        }
        return done(null);
      });
      """;

  private final ChromeDriver driver;
  private final String all;

  /**
   * @param all defines {@code all(selector)} in a script
   */
  Mouse(ChromeDriver driver, String all) {
    this.driver = driver;
    this.all = all;
  }

  /**
   * Clicks a mark of the chart in the first element that matches, with keys held.
   *
   * @return whether there was one
   */
  public boolean clickMark(String selector, CharSequence... held) {
    return driver.executeAsyncScript(all + MARK, selector) instanceof List<?> at
        && clicked(pixel(at, 0), pixel(at, 1), held);
  }

  private boolean clicked(int x, int y, CharSequence... held) {
    Actions actions = to(new Actions(driver), x, y);
    for (CharSequence key : held) {
      actions.keyDown(key);
    }
    actions.click();
    for (CharSequence key : held) {
      actions.keyUp(key);
    }
    actions.perform();
    return true;
  }

  /** Drags from the middle of the first element that matches so many pixels to the right. */
  public void drag(String selector, int pixels) {
    List<?> at =
        (List<?>)
            driver.executeScript(
                all
                    + """
                    const it = all(arguments[0])[0];
                    it.scrollIntoView({ block: 'center' });
                    const { left, top, width, height } = it.getBoundingClientRect();
                    return [Math.round(left + width / 2), Math.round(top + height / 2)];
                    """,
                selector);
    int y = pixel(at, 1);
    Actions actions = to(new Actions(driver), pixel(at, 0), y).clickAndHold();
    to(actions, pixel(at, 0) + pixels / 2, y);
    to(actions, pixel(at, 0) + pixels, y).release().perform();
  }

  private static Actions to(Actions actions, int x, int y) {
    PointerInput mouse = actions.getActivePointer();
    return actions.tick(
        mouse.createPointerMove(Duration.ZERO, PointerInput.Origin.viewport(), x, y));
  }

  private static int pixel(List<?> at, int which) {
    return ((Number) at.get(which)).intValue();
  }
}
