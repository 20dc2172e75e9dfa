package verticles.analytics;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.DruidMessages.CancelSql;

/**
 * What Druid is busy with, and for whom. When the last one who waits for it has gone, it is ended
 * there.
 *
 * <p>Lives on one context.
 */
final class Running {
  private static final Logger log = LoggerFactory.getLogger(Running.class);

  /** One question to Druid that is not answered yet. */
  static final class Run<T> {
    private final String id = UUID.randomUUID().toString();
    private final Set<String> askers = new HashSet<>();
    private boolean wanted;
    private boolean ended;
    private Future<T> answer;

    /**
     * @param asker null for somebody who cannot go, or of whom that would not be heard
     */
    Future<T> joinedBy(String asker) {
      wanted |= asker == null;
      askers.add(asker);
      return answer;
    }

    /** Who comes now must ask anew. */
    boolean isEnded() {
      return ended;
    }

    void onEnd(Runnable action) {
      answer.onComplete(answered -> action.run());
    }

    private boolean isLeftBy(String asker) {
      return askers.remove(asker) && askers.isEmpty() && !wanted;
    }
  }

  private final Bus bus;
  private final Set<Run<?>> all = new LinkedHashSet<>();

  Running(Bus bus) {
    this.bus = bus;
    bus.listen(Events.ASKER_GONE, gone -> left(gone.asker()));
  }

  /**
   * @param druid has Druid work under an id
   */
  <T> Run<T> start(Function<String, Future<T>> druid) {
    Run<T> run = new Run<>();
    run.answer = druid.apply(run.id);
    if (!run.answer.isComplete()) {
      all.add(run);
      run.onEnd(() -> all.remove(run));
    }
    return run;
  }

  private void left(String asker) {
    all.stream().filter(run -> run.isLeftBy(asker)).toList().forEach(this::end);
  }

  private void end(Run<?> run) {
    run.ended = true;
    all.remove(run);
    bus.ask(Asks.CANCEL_SQL, new CancelSql(run.id))
        .onFailure(failure -> log.warn("a query goes on for nobody: {}", failure.getMessage()));
  }
}
