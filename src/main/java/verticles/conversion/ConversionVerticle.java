package verticles.conversion;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.*;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Task;

/**
 * Turns whatever comes in into one stream of rows, while it arrives where its format allows. Text
 * in UTF-8 is handed on as it is.
 *
 * <p>Files are read in steps on a few threads of its own; this verticle only conducts. It may be
 * deployed as a worker or on an event loop.
 */
public final class ConversionVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(ConversionVerticle.class);
  private static final int THREADS = 4;

  /** Whatever starts with this verticle comes first. */
  private static final long SPARE_AFTER_MS = 3_000;

  private static final long FORGET_AFTER_MS = 60 * 60_000;

  /** How much more a file may become than the largest that is taken. */
  private static final int GROWTH = 4;

  private final WorkDir workDir;
  private final Children sandbox;
  private final long most;
  private final Map<UUID, Conversion> conversions = new HashMap<>();
  private Bus bus;
  private WorkerExecutor workers;

  public ConversionVerticle(Settings settings) {
    this.workDir = new WorkDir(settings.dataDir());
    this.sandbox = new Children(workDir, SandboxLimits.DEFAULT);
    this.most = GROWTH * settings.uploads().maxBytes();
  }

  /** A conversion with what was asked of it. */
  private static final class Conversion {
    Path file;
    String sheet;
    String charset;
    Path directory;
    ConversionRun run;
    long touched;
  }

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    workers = vertx.createSharedWorkerExecutor("conversion", THREADS);
    return clear().onSuccess(cleared -> listen());
  }

  private void listen() {
    bus.listen(Events.UPLOAD_OPENED, opened -> follow(opened.task(), opened.spool()));
    bus.listen(
        Events.UPLOAD_ADVANCED,
        advanced -> touch(advanced.task(), it -> it.run.advance(advanced.bytes())));
    bus.listen(Events.UPLOAD_ENDED, ended -> touch(ended.task(), it -> it.run.end(ended.bytes())));
    bus.listen(Events.UPLOAD_ABORTED, aborted -> abort(aborted.task()));
    bus.listen(Events.SPOOL_RELEASED, released -> forget(released.task()));
    bus.answer(Asks.CONVERT_FILE, this::convert);
    vertx.setPeriodic(60_000, timer -> forgetOld());
    vertx.setTimer(SPARE_AFTER_MS, timer -> sandbox.prepare());
  }

  /** As is wanted so far: wishes may come behind the file. */
  private void follow(Task task, Path spool) {
    Reading reading = task.wishes().reading();
    begin(new ConvertFile(task, spool, reading.sheet(), reading.charset()));
  }

  private void touch(UUID task, Consumer<Conversion> action) {
    Conversion conversion = conversions.get(task);
    if (conversion != null) {
      conversion.touched = System.currentTimeMillis();
      action.accept(conversion);
    }
  }

  private Conversion begin(ConvertFile ask) {
    UUID task = ask.task().id();
    forget(task);
    Conversion conversion = new Conversion();
    conversion.file = ask.file();
    conversion.sheet = ask.sheet();
    conversion.charset = ask.charset();
    conversion.directory = workDir.next(task);
    conversion.touched = System.currentTimeMillis();
    conversion.run =
        new ConversionRun(
            step -> workers.executeBlocking(step, false),
            new Sniffing(
                new Work(
                    ask.file(), conversion.directory, ask.sheet(), ask.charset(), most, sandbox)),
            ask.followed() ? news(ask.task(), conversion) : ConversionRun.Listener.NOBODY);
    conversions.put(task, conversion);
    return conversion;
  }

  private ConversionRun.Listener news(Task task, Conversion conversion) {
    UUID id = task.id();
    return new ConversionRun.Listener() {
      @Override
      public void opened(Path rows) {
        bus.announce(Events.ROWS_OPENED, new RowsOpened(task, rows));
      }

      @Override
      public void advanced(long bytes) {
        bus.announce(Events.ROWS_ADVANCED, new RowsAdvanced(id, bytes));
      }

      @Override
      public void ended(long bytes) {
        bus.announce(Events.ROWS_ENDED, new RowsEnded(id, bytes));
      }

      @Override
      public void refused(Problem why) {
        bus.announce(Events.ROWS_REFUSED, new RowsRefused(id, why));
      }

      @Override
      public void failed(Throwable why) {
        log.warn("task {} was not converted: {}", id, why.toString());
        if (conversions.get(id) == conversion) {
          abort(id);
        }
      }
    };
  }

  /** Joins the conversion that is under way or done, or begins one. */
  private Future<Rows> convert(ConvertFile ask) {
    Conversion known = conversions.get(ask.task().id());
    boolean joins =
        known != null
            && known.file.equals(ask.file())
            && Objects.equals(known.sheet, ask.sheet())
            && Objects.equals(known.charset, ask.charset());
    Conversion conversion = joins ? known : begin(ask);
    conversion.touched = System.currentTimeMillis();
    return vertx
        .fileSystem()
        .props(ask.file().toString())
        .compose(
            file -> {
              conversion.run.end(file.size());
              return conversion.run.result();
            });
  }

  private void abort(UUID task) {
    forget(task);
    bus.announce(Events.ROWS_ABORTED, new RowsAborted(task));
  }

  private void forget(UUID task) {
    Conversion conversion = conversions.remove(task);
    if (conversion != null) {
      conversion.run.stop().compose(idle -> remove(conversion.directory));
    }
  }

  private Future<Void> remove(Path directory) {
    return workers
        .<Void>executeBlocking(
            () -> {
              WorkDir.delete(directory);
              return null;
            },
            false)
        .onFailure(failure -> log.warn("{} was not removed", directory, failure));
  }

  private Future<Void> clear() {
    return workers.executeBlocking(
        () -> {
          workDir.clear();
          return null;
        },
        false);
  }

  /** A backstop for tasks of which nothing is heard any more. */
  private void forgetOld() {
    long old = System.currentTimeMillis() - FORGET_AFTER_MS;
    conversions.entrySet().stream()
        .filter(entry -> entry.getValue().touched < old)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::forget);
  }

  @Override
  public Future<?> stop() {
    return Future.join(conversions.values().stream().map(it -> it.run.stop()).toList())
        .onComplete(stopped -> sandbox.close())
        .eventually(workers::close);
  }
}
