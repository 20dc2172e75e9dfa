package verticles.druid;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.DruidMessages.IngestionEnded;
import verticles.druid.Statuses.State;
import verticles.druid.Statuses.Status;

/**
 * The tasks that are being watched, and the poll that follows them. Polls never overlap: the next
 * one is set up when the last one has been answered. Young tasks are asked for often, because a
 * small file is loaded in half a second; old ones seldom. Runs on one event loop.
 */
final class Watch {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final long QUICK_MILLIS = 200;
  private static final long SLOW_MILLIS = 1_000;
  private static final long YOUNG_NANOS = 30_000_000_000L;
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_WATCHED = 10_000;

  /** In how many polls running Druid must not know a task before it counts as gone. */
  static final int MISSES = 10;

  private static final class Watched {
    final long since = System.nanoTime();
    int misses;
    boolean ending;

    boolean young() {
      return System.nanoTime() - since < YOUNG_NANOS;
    }
  }

  private final Vertx vertx;
  private final Statuses statuses;
  private final TaskReports reports;
  private final Consumer<IngestionEnded> announce;
  private final Map<String, Watched> watched = new HashMap<>();
  private boolean asking;
  private boolean stopped;
  private Long timer;
  private int failures;

  Watch(Vertx vertx, Statuses statuses, TaskReports reports, Consumer<IngestionEnded> announce) {
    this.vertx = vertx;
    this.statuses = statuses;
    this.reports = reports;
    this.announce = announce;
  }

  /** Watches a task from now on; one that is watched already stays so. */
  void add(String id) {
    if (watched.size() >= MOST_WATCHED && !watched.containsKey(id)) {
      throw DruidProblems.away("too many ingestions are being followed");
    }
    watched.computeIfAbsent(id, fresh -> new Watched());
    if (!asking && failures == 0) {
      poll();
    }
  }

  void stop() {
    stopped = true;
    unsetTimer();
  }

  private void poll() {
    unsetTimer();
    List<String> ids = unended();
    if (ids.isEmpty() || stopped) {
      return;
    }
    asking = true;
    statuses
        .of(ids)
        .map(known -> heard(ids, known))
        .onComplete(
            answer -> {
              asking = false;
              failures = answer.succeeded() ? 0 : failures + 1;
              Metrics.counter("sluice.druid.polls", "ok", "" + answer.succeeded()).increment();
              if (!stopped) {
                timer = vertx.setTimer(pause(), id -> poll());
              }
            });
  }

  private Void heard(List<String> ids, Map<String, Status> known) {
    ids.forEach(id -> heard(id, watched.get(id), known.get(id)));
    return null;
  }

  private void heard(String id, Watched it, Status status) {
    if (status == null) {
      if (++it.misses >= MISSES) {
        log.warn("Druid does not know {} any more", id);
        end(new IngestionEnded(id, -1, IngestionFaults.vanished()));
      }
      return;
    }
    it.misses = 0;
    if (status.state() != State.RUNNING) {
      it.ending = true;
      reports.end(id, status).onSuccess(this::end);
    }
  }

  private void end(IngestionEnded ended) {
    watched.remove(ended.druidTaskId());
    if (!stopped) {
      announce.accept(ended);
    }
  }

  private List<String> unended() {
    return watched.entrySet().stream()
        .filter(entry -> !entry.getValue().ending)
        .map(Map.Entry::getKey)
        .toList();
  }

  private long pause() {
    if (failures > 0) {
      return QUICK_MILLIS << Math.min(failures, MOST_DOUBLINGS);
    }
    return watched.values().stream().anyMatch(Watched::young) ? QUICK_MILLIS : SLOW_MILLIS;
  }

  private void unsetTimer() {
    if (timer != null) {
      vertx.cancelTimer(timer);
      timer = null;
    }
  }
}
