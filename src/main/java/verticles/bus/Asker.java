package verticles.bus;

import io.vertx.core.internal.ContextInternal;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * For whom something is asked. It goes along with every question that is asked because of his, so
 * that a room that is busy for somebody can stop when he has gone (see {@link Events#ASKER_GONE}).
 *
 * <p>It belongs to the context of one request or message, not to a thread.
 */
public final class Asker {
  static final String HEADER = "asker";
  private static final String KEY = "verticles.asker";

  private Asker() {}

  /**
   * Whatever {@code action} asks, now or when it is answered, is asked for him.
   *
   * @param asker null for nobody in particular
   */
  public static <T> T ask(String asker, Supplier<T> action) {
    ContextInternal context = ContextInternal.current();
    if (asker != null && context != null && context.isDuplicate()) {
      locals(context).put(KEY, asker);
    }
    return action.get();
  }

  public static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** Null where nobody in particular waits for the answer. */
  public static String current() {
    ContextInternal context = ContextInternal.current();
    return context == null || !context.isDuplicate() ? null : (String) locals(context).get(KEY);
  }

  private static ConcurrentMap<Object, Object> locals(ContextInternal context) {
    return context.getLocal(ContextInternal.LOCAL_MAP, ConcurrentHashMap::new);
  }
}
