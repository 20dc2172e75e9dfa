package verticles.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.StaleElementReferenceException;

/**
 * What is expected of a page. It changes when answers come, so each expectation is waited for, and
 * fails with what is there instead.
 */
abstract class Expectations {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Between two looks at the page: most of what is waited for comes soon, or takes seconds. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(80);

  /** The texts of all elements that match. */
  abstract List<String> texts(String selector);

  /** The text of the first element that matches, or an empty one. */
  abstract String text(String selector);

  /** How many elements match. */
  abstract int count(String selector);

  /** What helps whoever reads of a failure. */
  abstract String shown();

  /** Waits until the condition holds; fails with what the page shows instead. */
  public void until(String what, Condition condition) {
    until(() -> what, condition);
  }

  private void until(Supplier<String> what, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Duration pause = FIRST_PAUSE;
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what.get() + "; the page shows: " + shown());
      }
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /** Waits until the text of the first element that matches is this one. */
  public void says(String selector, String expected) {
    untilIs(expected, selector, () -> text(selector));
  }

  /** Waits until the texts of all elements that match are these. */
  public void say(String selector, List<String> expected) {
    untilIs(expected, selector, () -> texts(selector));
  }

  /** Waits until so many elements match. */
  public void has(int expected, String selector) {
    untilIs(expected, selector, () -> count(selector));
  }

  /** Waits until these words are in the text of the first element that matches. */
  public void mentions(String selector, String words) {
    AtomicReference<String> last = new AtomicReference<>();
    Condition isThere =
        () -> {
          last.set(text(selector));
          return last.get().contains(words);
        };
    until(() -> "%s is <%s>, without <%s>".formatted(selector, last.get(), words), isThere);
  }

  private <T> void untilIs(T expected, String what, Supplier<T> read) {
    AtomicReference<T> last = new AtomicReference<>();
    Condition isThere =
        () -> {
          last.set(read.get());
          return expected.equals(last.get());
        };
    until(() -> "%s is <%s>, not <%s>".formatted(what, last.get(), expected), isThere);
  }

  /** Not yet where what it looks at is being drawn anew, or cannot be pressed yet. */
  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (JavascriptException
        | StaleElementReferenceException
        | NotFoundException
        | ElementNotInteractableException drawnAnew) {
      return false;
    }
  }

  @FunctionalInterface
  public interface Condition {
    boolean holds();
  }
}
