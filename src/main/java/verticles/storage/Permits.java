package verticles.storage;

import java.util.LinkedHashSet;
import java.util.Set;

/** How many parts may be on their way to S3 at once, over all uploads. First come, first served. */
final class Permits {
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private int free;

  Permits(int count) {
    free = count;
  }

  /** Takes one; if there is none, {@code whenFree} is run once as soon as there is. */
  boolean take(Runnable whenFree) {
    if (free == 0) {
      waiting.add(whenFree);
      return false;
    }
    free--;
    return true;
  }

  void giveBack() {
    free++;
    while (free > 0 && !waiting.isEmpty()) {
      Runnable next = waiting.iterator().next();
      waiting.remove(next);
      next.run();
    }
  }
}
