package verticles.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The memory for parts on their way to S3, and so the bound on how many there are at once, over all
 * uploads. Made when first needed, then used again. First come, first served.
 */
final class PartBuffers {
  private final Deque<PartBuffer> spare = new ArrayDeque<>();
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private final int bytes;
  private int unmade;

  /**
   * @param count how many there may be
   * @param bytes capacity of each
   */
  PartBuffers(int count, int bytes) {
    this.unmade = count;
    this.bytes = bytes;
  }

  /** Takes one; if there is none, {@code whenFree} is run once as soon as there is. */
  Optional<PartBuffer> take(Runnable whenFree) {
    if (spare.isEmpty() && unmade == 0) {
      waiting.add(whenFree);
      return Optional.empty();
    }
    if (spare.isEmpty()) {
      unmade--;
      return Optional.of(new PartBuffer(bytes));
    }
    return Optional.of(spare.pop());
  }

  void giveBack(PartBuffer buffer) {
    spare.push(buffer);
    while (!spare.isEmpty() && !waiting.isEmpty()) {
      Runnable next = waiting.iterator().next();
      waiting.remove(next);
      next.run();
    }
  }
}
