package verticles.pipeline;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.bus.RereadAsks;
import verticles.contract.Canonical;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Done;
import verticles.contract.DruidMessages.*;
import verticles.contract.Problem;
import verticles.contract.Remembered;
import verticles.contract.RereadMessages.CopyObject;
import verticles.contract.Source;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/**
 * Small rooms that answer on the bus for S3, conversion, validation and Druid. Druid's part keeps
 * tasks and rows as Druid does; how each task ends is the test's choice.
 */
final class SmallRooms {
  static final long ROWS = 5;

  static final Problem AWAY = Problem.of("service-away", 503, "Away", "It is away.");
  static final Problem SETTLING =
      Problem.of(PurgeMarks.SETTLING, 503, "Settling", "It is kept a little.").retryAfter(1);
  static final Problem BROKEN = Problem.of("file-broken", 400, "Broken", "It cannot be loaded.");

  /** What was asked, in order, in a word and an id. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  final Map<String, Long> objects = new ConcurrentHashMap<>();

  /** What may be changed by a test: how each room behaves. */
  volatile Function<Path, Rows> convert;

  volatile Function<Task, Future<Verdict>> check;

  volatile Supplier<Future<Done>> submit;

  /** A Druid task's end, when it is watched: null while it is running. */
  volatile Function<String, IngestionEnded> end;

  volatile Supplier<Future<Long>> count;

  /** How S3 copies an object. */
  volatile Supplier<Future<Done>> copy;

  /** Stretches of time in which Druid still has rows of what is purged. */
  final AtomicInteger stretches = new AtomicInteger();

  /** How often it says that its servers may still have what was deleted. */
  final AtomicInteger settling = new AtomicInteger();

  /** Rows of each ingestion as Druid counts them. */
  final Map<String, Long> counted = new ConcurrentHashMap<>();

  /** What the last check was told of how the dataset's files were read. */
  volatile Remembered remembered;

  /** What the last check was told is wished. */
  volatile Wishes wishes;

  final AtomicLong rows = new AtomicLong();
  private final Map<String, IngestionEnded> ended = new HashMap<>();
  private final List<String> known = new ArrayList<>();
  private final Bus bus;

  SmallRooms(Bus bus) {
    this.bus = bus;
    reset();
    purges();
    bus.answer(
        Asks.HEAD_OBJECT,
        ask -> {
          Long bytes = objects.get(ask.key());
          return told(
              "head " + ask.key(),
              new ObjectHead(ask.key(), bytes != null, bytes == null ? 0 : bytes, "e", null));
        });
    bus.answer(
        Asks.DELETE_PREFIX,
        ask -> {
          objects.keySet().removeIf(key -> key.startsWith(ask.prefix()));
          return told("delete " + ask.prefix(), Done.DONE);
        });
    bus.answer(RereadAsks.COPY_OBJECT, this::copied);
    bus.answer(
        Asks.FETCH_OBJECT,
        ask -> told("fetch " + ask.key(), new ObjectHead(ask.key(), true, 10, "e", null)));
    bus.answer(Asks.CONVERT_FILE, ask -> told("convert", ask).map(it -> convert.apply(it.file())));
    bus.answer(Asks.CHECK_FILE, this::checked);
    bus.answer(Asks.WRITE_CANONICAL, ask -> told("write", canonical(ask.task(), ask.file())));
    bus.answer(Asks.SUBMIT_INGESTION, ask -> submitted(ask.task().druidTaskId()));
    bus.answer(Asks.WATCH_INGESTION, ask -> watched(ask.druidTaskId()));
    bus.answer(Asks.CANCEL_INGESTION, ask -> told("cancel " + ask.druidTaskId(), Done.DONE));
    bus.answer(
        Asks.COUNT_ROWS, ask -> told("count", ask).compose(it -> count.get()).map(RowCount::new));
  }

  /** Rows and segments are purged by tasks of Druid's own, and counted afterwards. */
  private void purges() {
    bus.answer(Asks.PURGE_ROWS, ask -> rewritten(ask.druidTaskId()));
    bus.answer(
        Asks.PURGE_SEGMENTS,
        ask -> {
          known.add(ask.druidTaskId());
          return told("kill " + ask.druidTaskId(), Done.DONE);
        });
    bus.answer(
        Asks.PURGE_MARKS,
        ask -> {
          if (settling.getAndDecrement() > 0) {
            return told("keep marks", SETTLING)
                .compose(it -> Future.failedFuture(it.asException()));
          }
          known.add(ask.druidTaskId());
          return told("unmark " + ask.druidTaskId(), new PurgeStep(true));
        });
    bus.answer(Asks.COUNT_INGESTIONS, ask -> told("ingestions", new IngestionCounts(counted)));
  }

  private Future<PurgeStep> rewritten(String druidTask) {
    if (stretches.get() == 0) {
      return told("none left", new PurgeStep(false));
    }
    known.add(druidTask);
    return told("rewrite " + druidTask, new PurgeStep(true));
  }

  private Future<ObjectHead> copied(CopyObject ask) {
    note("copy " + ask.from());
    return copy.get()
        .map(
            done -> {
              objects.put(ask.to(), ask.bytes());
              return new ObjectHead(ask.to(), true, ask.bytes(), "e", null);
            });
  }

  private Future<Verdict> checked(CheckFile ask) {
    note("check");
    remembered = ask.remembered();
    wishes = ask.task().wishes();
    return check.apply(ask.task());
  }

  /** Everything goes well. */
  void reset() {
    convert = file -> new Rows(file, Source.text("UTF-8", null, List.of()), null);
    check = task -> Future.succeededFuture(confident(ROWS));
    submit = () -> Future.succeededFuture(Done.DONE);
    end = this::success;
    count = this::rowsInDruid;
    copy = () -> Future.succeededFuture(Done.DONE);
    rows.set(0);
    stretches.set(0);
    settling.set(0);
    counted.clear();
    asked.clear();
    news.clear();
    objects.clear();
  }

  static Verdict confident(long rows) {
    return verdict(rows, true, null);
  }

  static Verdict verdict(long rows, boolean confident, Problem refusal) {
    return new Verdict(
        null, List.of(), rows, rows, 0, List.of(), Map.of(), confident, List.of(), refusal);
  }

  /** The task succeeds: its rows are there, or gone. */
  IngestionEnded success(String druidTask) {
    if (druidTask.contains("-purge-")) {
      stretches.updateAndGet(left -> Math.max(0, left - 1));
      return new IngestionEnded(druidTask, -1, null);
    }
    rows.set(ROWS);
    return new IngestionEnded(druidTask, ROWS, null);
  }

  Function<String, IngestionEnded> failure(Problem why) {
    return druidTask -> new IngestionEnded(druidTask, -1, why);
  }

  Future<Long> rowsInDruid() {
    return Future.succeededFuture(rows.get());
  }

  long times(String what) {
    return asked.stream().filter(it -> it.startsWith(what)).count();
  }

  /** Waits until it was asked. */
  void waitFor(String what) throws InterruptedException {
    for (String it = news.poll(20, TimeUnit.SECONDS);
        it != null;
        it = news.poll(20, TimeUnit.SECONDS)) {
      if (it.startsWith(what)) {
        return;
      }
    }
    throw new AssertionError("nobody asked to " + what + ": " + asked);
  }

  private Future<Done> submitted(String id) {
    note("submit " + id);
    return submit
        .get()
        .onSuccess(
            done -> {
              if (!known.contains(id)) {
                known.add(id);
              }
            });
  }

  /** As Druid's room does it: an unknown task has vanished, an ended one is told again. */
  private Future<Done> watched(String id) {
    note("watch " + id);
    IngestionEnded how =
        known.contains(id)
            ? ended.computeIfAbsent(id, it -> end.apply(it))
            : new IngestionEnded(id, -1, AWAY);
    if (how != null) {
      bus.announce(Events.INGESTION_ENDED, how);
    }
    return Future.succeededFuture(Done.DONE);
  }

  /** A running task ends now. */
  void end(IngestionEnded how) {
    bus.announce(Events.INGESTION_ENDED, how);
  }

  private static Canonical canonical(Task task, Path file) {
    long accepted = task.verdict().accepted();
    return new Canonical(
        List.of(new Canonical.Part("canonical/" + task.id() + "/0", accepted, 99)),
        List.of(new Canonical.Column("Branch", "string")),
        accepted,
        1,
        2,
        null);
  }

  private <T> Future<T> told(String what, T answer) {
    note(what);
    return Future.succeededFuture(answer);
  }

  private void note(String what) {
    asked.add(what);
    news.add(what);
  }
}
