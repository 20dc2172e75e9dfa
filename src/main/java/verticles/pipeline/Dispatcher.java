package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.LedgerMessages.Claim;
import verticles.contract.Task;
import verticles.contract.TaskState;

/**
 * Claims tasks, as many as this replica has room for, and has them conducted. Woken by changes; a
 * timer finds what no change tells: leases that ran out, pauses that are over, what other replicas
 * handed back.
 */
final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long DRAIN_SECONDS = 20;

  /** Stages that keep a core busy: one for each core. */
  private static final Set<TaskState> HEAVY =
      EnumSet.of(TaskState.STORED, TaskState.VALIDATING, TaskState.AWAITING_MAPPING);

  private static final int MOST_HEAVY = Runtime.getRuntime().availableProcessors();

  /** Stages that mostly wait for others. */
  private static final Set<TaskState> LIGHT =
      EnumSet.of(
          TaskState.RECEIVING, TaskState.SUBMITTING, TaskState.INGESTING, TaskState.PUBLISHING);

  private static final int MOST_LIGHT = 100;

  /** A task under way here. */
  private static final class Job {
    private final Signals signals;
    private TaskState state;
    private Future<Void> end;

    Job(Signals signals, TaskState state) {
      this.signals = signals;
      this.state = state;
    }
  }

  private final Vertx vertx;
  private final Bus bus;
  private final Conductor conductor;
  private final Promise<Void> stop = Promise.promise();
  private final Map<UUID, Job> jobs = new HashMap<>();
  private Future<Void> claiming = Future.succeededFuture();
  private boolean looking;
  private boolean again;
  private long timer;

  Dispatcher(Vertx vertx, Bus bus, Conductor conductor) {
    this.vertx = vertx;
    this.bus = bus;
    this.conductor = conductor;
  }

  void begin() {
    bus.listen(Events.TASK_CHANGED, this::changed);
    timer = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
    look();
  }

  /**
   * Lets each task reach its next saved point, within a limit; the ledger hands the rest back. A
   * claim under way is waited for: nobody would hear its answer any more.
   */
  Future<Void> end() {
    vertx.cancelTimer(timer);
    stop.complete();
    return claiming
        .otherwiseEmpty()
        .compose(answered -> jobsEnd())
        .timeout(DRAIN_SECONDS, TimeUnit.SECONDS)
        .onFailure(late -> log.warn("{} tasks are handed back in the middle", jobs.size()))
        .otherwiseEmpty()
        .mapEmpty();
  }

  private Future<?> jobsEnd() {
    List<Future<Void>> ends = new ArrayList<>();
    jobs.values().forEach(job -> ends.add(job.end));
    return Future.join(ends);
  }

  private void changed(Task task) {
    Job job = jobs.get(task.id());
    if (job != null) {
      job.state = task.state();
      if (task.cancelRequested()) {
        job.signals.cancel();
      }
    } else if (mayBeTaken(task) || wantsToBeCancelled(task)) {
      look();
    }
  }

  /** A file has come, or its mapping has been confirmed. */
  private static boolean mayBeTaken(Task task) {
    return task.state() == TaskState.STORED || task.state() == TaskState.VALIDATING;
  }

  /** An upload is stopped by its receiver. */
  private static boolean wantsToBeCancelled(Task task) {
    return task.cancelRequested()
        && task.state() != TaskState.RECEIVING
        && !task.state().terminal();
  }

  /** Never twice at the same time; what wakes it meanwhile makes it look once more. */
  private void look() {
    again = true;
    if (!looking && !stop.future().isComplete()) {
      looking = true;
      again = false;
      claiming = claim(HEAVY, MOST_HEAVY).compose(claimed -> claim(LIGHT, MOST_LIGHT));
      claiming
          .onFailure(failure -> log.debug("nothing claimed: {}", failure.getMessage()))
          .onComplete(
              looked -> {
                looking = false;
                if (again && looked.succeeded()) {
                  look();
                }
              });
    }
  }

  private Future<Void> claim(Set<TaskState> states, int most) {
    int room =
        most - (int) jobs.values().stream().filter(job -> states.contains(job.state)).count();
    return room <= 0
        ? Future.succeededFuture()
        : bus.ask(Asks.CLAIM_TASKS, new Claim(states, room))
            .onSuccess(claimed -> claimed.tasks().forEach(this::conduct))
            .mapEmpty();
  }

  private void conduct(Task task) {
    Job job = new Job(new Signals(vertx, stop.future()), task.state());
    jobs.put(task.id(), job);
    job.end =
        conductor
            .conduct(task, job.signals)
            .onFailure(bug -> log.error("task {} was dropped", task.id(), bug))
            .onComplete(
                ended -> {
                  jobs.remove(task.id(), job);
                  look();
                });
  }
}
