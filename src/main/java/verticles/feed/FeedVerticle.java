package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.FeedMessages.AskProgress;
import verticles.contract.FeedMessages.Progress;
import verticles.contract.FeedMessages.ProgressOf;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.Task;

/**
 * Knows how far every live task is. It joins the ledger's changes with the watermarks of upload and
 * validation, and announces the result for whoever shows it: a change of state at once, progress at
 * most {@value #PER_SECOND} times a second for each task, and at least once a second while a task
 * moves, so that the time left counts down.
 */
public final class FeedVerticle extends VerticleBase {
  static final int PER_SECOND = 5;
  private static final long TICK_MILLIS = 1000 / PER_SECOND;
  private static final long BEAT_MILLIS = 1000;
  private static final int MOST_LIVE = 2_000;
  private static final Logger log = LoggerFactory.getLogger(FeedVerticle.class);

  /** A live task and when it was last told of; {@code told} below 0 = something new to tell. */
  private static final class Entry {
    private final LiveTask live;
    private boolean fresh = true;
    private long told;

    Entry(LiveTask live) {
      this.live = live;
    }
  }

  private final Pace pace = new Pace();
  private final Map<UUID, Entry> entries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Entry> eldest) {
          return size() > MOST_LIVE;
        }
      };
  private Bus bus;

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    bus.listen(Events.TASK_CHANGED, this::changed);
    bus.listen(Events.UPLOAD_OPENED, opened -> changed(opened.task()));
    bus.listen(
        Events.UPLOAD_ADVANCED,
        seen -> advanced(seen.task(), live -> live.receive(seen.bytes(), now())));
    bus.listen(Events.CHECK_ADVANCED, seen -> advanced(seen.task(), live -> live.check(seen)));
    bus.answer(Asks.PROGRESS, question -> Future.succeededFuture(progressOf(question)));
    vertx.setPeriodic(TICK_MILLIS, tick -> tellWhatIsDue(now()));
    adoptMovingTasks();
    return Future.succeededFuture();
  }

  /** After a restart some tasks are on their way already, and say nothing until they move. */
  private void adoptMovingTasks() {
    bus.ask(Asks.LIST_TASKS, new ListTasks(null, null, null, 200, 0))
        .onSuccess(
            page -> page.tasks().stream().filter(t -> t.state().moving()).forEach(this::changed))
        .onFailure(failure -> log.info("live tasks are not known yet: {}", failure.getMessage()));
  }

  private void changed(Task task) {
    Entry entry = entries.get(task.id());
    if (entry == null) {
      entry = adopt(task);
    } else if (!entry.live.change(task, now())) {
      return;
    }
    tell(entry, now());
    if (!task.state().moving()) {
      entries.remove(task.id());
      pace.learn(task);
    }
  }

  private Entry adopt(Task task) {
    Entry entry = new Entry(new LiveTask(task, Instant.now(), now()));
    entries.put(task.id(), entry);
    return entry;
  }

  private void advanced(UUID task, Consumer<LiveTask> how) {
    Entry entry = entries.get(task);
    if (entry != null) {
      how.accept(entry.live);
      entry.fresh = true;
    }
  }

  private void tellWhatIsDue(long now) {
    for (Entry entry : new ArrayList<>(entries.values())) {
      long silence = now - entry.told;
      if (entry.fresh ? silence >= TICK_MILLIS : silence >= BEAT_MILLIS) {
        tell(entry, now);
      }
    }
  }

  private void tell(Entry entry, long now) {
    entry.fresh = false;
    entry.told = now;
    bus.announce(Events.TASK_SNAPSHOT, entry.live.snapshot(pace, now));
  }

  private ProgressOf progressOf(AskProgress question) {
    Map<UUID, Progress> known = new HashMap<>();
    List<UUID> asked = question.tasks();
    for (UUID task : asked) {
      Entry entry = entries.get(task);
      if (entry != null) {
        known.put(task, entry.live.progress(pace, now()));
      }
    }
    return new ProgressOf(known);
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
