package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.shareddata.Shareable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.Settings;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.web.Intake.Arrival;

/**
 * The uploads that come in pieces and are not all here: one for the whole JVM, shared by all HTTP
 * instances. They live in memory; what a restart ends is ABANDONED, and its address is gone.
 */
final class Resumables implements Shareable {
  /** How many may be unfinished for each that may be received at the same time. */
  private static final int FOR_EACH_PLACE = 4;

  private final Vertx vertx;
  private final Settings settings;
  private final Bus bus;
  private final Slots slots;
  private final WorkerExecutor workers;
  private final Admission admission;
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<UUID, Resumable> unfinished = new ConcurrentHashMap<>();

  private Resumables(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.bus = new Bus(vertx);
    this.slots = Slots.of(vertx, settings);
    this.workers = SpoolWorkers.of(vertx);
    this.admission = new Admission(settings, bus, workers, slots);
    this.limit = FOR_EACH_PLACE * settings.uploads().atOnce();
  }

  static Resumables of(Vertx vertx, Settings settings) {
    return vertx
        .sharedData()
        .<String, Resumables>getLocalMap("sluice.upload.resumables")
        .computeIfAbsent(settings.spoolDir().toString(), dir -> new Resumables(vertx, settings));
  }

  /**
   * @param announced with dataset and wishes, and its exact size
   * @param metadata in the client's own words, or null
   */
  Future<Resumable> begin(Arrival announced, String metadata) {
    OpenTask wish;
    try {
      wish = admission.checked(announced);
      take();
    } catch (RuntimeException refusal) {
      return Future.failedFuture(refusal);
    }
    return admission
        .open(wish)
        .compose(
            opened ->
                admission
                    .spool(opened.task())
                    .map(spool -> live(opened.task(), announced, metadata, spool)))
        .onFailure(refused -> gone(wish.id()));
  }

  /** Null if it is not, or no longer, among the unfinished. */
  Resumable find(UUID id) {
    return unfinished.get(id);
  }

  /** The size of an upload that is all here; fails with what has become of it otherwise. */
  Future<Long> whole(UUID id) {
    return bus.ask(Asks.FIND_TASK, new FindTask(id))
        .recover(
            failure -> Future.failedFuture(isUnknown(failure) ? TusProblems.unknown() : failure))
        .compose(
            task ->
                task.entered().containsKey(TaskState.STORED)
                    ? Future.succeededFuture(task.bytes())
                    : Future.failedFuture(ended(task)));
  }

  void expire() {
    Instant now = Instant.now();
    unfinished.values().forEach(upload -> upload.expire(now));
  }

  /** Drops all of them, as when the service stops; ends when nothing of them is left. */
  Future<Void> abandonAll() {
    List<Future<Void>> all = unfinished.values().stream().map(Resumable::abandon).toList();
    return Future.join(all).mapEmpty();
  }

  int paused() {
    return (int) unfinished.values().stream().filter(Resumable::isPaused).count();
  }

  private static ProblemException ended(Task task) {
    boolean undecided = task.state() == TaskState.RECEIVING && task.sha256() != null;
    return undecided ? TusProblems.undecided() : TusProblems.gone(task);
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().status() == 404;
  }

  private Resumable live(Task task, Arrival announced, String metadata, SpoolFile spool) {
    Resumable upload =
        new Resumable(
            new Resumable.House(
                vertx, workers, slots, settings.uploads().resumeWithin(), () -> left(task.id())),
            task.id(),
            announced,
            metadata,
            spool,
            admission.deposit(task, spool));
    slots.live(task.id(), upload);
    unfinished.put(task.id(), upload);
    upload.begin();
    return upload;
  }

  private void take() {
    if (taken.incrementAndGet() > limit) {
      taken.decrementAndGet();
      throw TusProblems.tooMany(limit);
    }
  }

  private void left(UUID task) {
    unfinished.remove(task);
    slots.stored(task);
    taken.decrementAndGet();
  }

  /** It never began. */
  private void gone(UUID task) {
    left(task);
    slots.gone(task);
  }
}
