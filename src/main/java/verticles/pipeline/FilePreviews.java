package verticles.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.FindRemembered;
import verticles.contract.LedgerMessages.FindTask;
import verticles.contract.PipelineMessages.PreviewLocal;
import verticles.contract.PipelineMessages.PreviewTask;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Remembered;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.SpoolReleased;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/**
 * Looks at files without doing anything with them: turns each into rows, has these previewed, and
 * removes whatever it made for that. At most {@value #AT_ONCE} at a time.
 */
final class FilePreviews {
  static final int AT_ONCE = 4;
  private static final long MOST_SECONDS = 100;
  private static final Logger log = LoggerFactory.getLogger(FilePreviews.class);

  private final Vertx vertx;
  private final Bus bus;
  private final LocalFiles files;
  private final Path directory;
  private int running;

  FilePreviews(Vertx vertx, Bus bus, LocalFiles files, Settings settings) {
    this.vertx = vertx;
    this.bus = bus;
    this.files = files;
    this.directory = settings.dataDir().resolve("preview");
  }

  /** Removes what a killed process has left, and answers from then on. */
  Future<Void> begin() {
    return vertx
        .fileSystem()
        .exists(directory.toString())
        .compose(there -> there ? remove(directory) : Future.succeededFuture())
        .onSuccess(
            cleared -> {
              bus.answer(Asks.PREVIEW_TASK, this::stored);
              bus.answer(Asks.PREVIEW_LOCAL, this::local);
            });
  }

  private Future<Preview> stored(PreviewTask ask) {
    return bounded(
        () ->
            bus.ask(Asks.FIND_TASK, new FindTask(ask.task()))
                .compose(FilePreviews::kept)
                .compose(task -> stored(task, ask.wishes() == null ? task.wishes() : ask.wishes()))
                .recover(FilePreviews::explained));
  }

  private Future<Preview> local(PreviewLocal ask) {
    return bounded(
        () ->
            lookOnce(ask.id(), ask.file(), ask.dataset(), ask.wishes(), null)
                .recover(FilePreviews::explained));
  }

  /** A file that waits has been turned into rows already, perhaps as it is wanted now. */
  private Future<Preview> stored(Task task, Wishes wishes) {
    boolean waitsAsWanted =
        task.state() == TaskState.AWAITING_MAPPING
            && Objects.equals(task.wishes().reading().sheet(), wishes.reading().sheet())
            && Objects.equals(task.wishes().reading().charset(), wishes.reading().charset());
    if (waitsAsWanted) {
      return files
          .spooled(task)
          .compose(file -> look(task, file, task.dataset(), wishes, null, true));
    }
    UUID id = Ids.next();
    Path copy = directory.resolve(id.toString());
    return files
        .own(task, copy)
        .compose(file -> lookOnce(id, file, task.dataset(), wishes, loaded(task, wishes)))
        .eventually(() -> remove(copy));
  }

  /** What was found when it was loaded; null if it was not, or is to be read otherwise now. */
  private static Verdict loaded(Task task, Wishes wishes) {
    return task.canonical() != null && task.wishes().equals(wishes) ? task.verdict() : null;
  }

  private Future<Preview> lookOnce(
      UUID id, Path file, String dataset, Wishes wishes, Verdict loaded) {
    return look(nameless(id), file, dataset, wishes, loaded, false)
        .timeout(MOST_SECONDS, TimeUnit.SECONDS)
        .onComplete(seen -> bus.announce(Events.SPOOL_RELEASED, new SpoolReleased(id)));
  }

  private Future<Preview> look(
      Task task, Path file, String dataset, Wishes wishes, Verdict loaded, boolean followed) {
    String sheet = wishes.reading().sheet();
    String charset = wishes.reading().charset();
    Future<Rows> rows =
        bus.ask(Asks.CONVERT_FILE, new ConvertFile(task, file, sheet, charset, followed));
    Future<Remembered> remembered = remembered(dataset);
    return Future.all(rows, remembered)
        .compose(both -> preview(rows.result(), wishes, remembered.result(), loaded));
  }

  private Future<Remembered> remembered(String dataset) {
    return dataset == null
        ? Future.succeededFuture(Remembered.NOTHING)
        : bus.ask(Asks.FIND_REMEMBERED, new FindRemembered(dataset));
  }

  private Future<Preview> preview(Rows rows, Wishes wishes, Remembered remembered, Verdict loaded) {
    return rows.refusal() != null
        ? Future.succeededFuture(Preview.refused(rows.source(), rows.refusal()))
        : bus.ask(
            Asks.PREVIEW_FILE,
            new PreviewFile(rows.path(), rows.source(), wishes, remembered, loaded));
  }

  private Future<Preview> bounded(Supplier<Future<Preview>> look) {
    if (running >= AT_ONCE) {
      return Future.failedFuture(busy());
    }
    running++;
    return look.get().onComplete(seen -> running--);
  }

  private Future<Void> remove(Path path) {
    return vertx
        .fileSystem()
        .deleteRecursive(path.toString())
        .recover(
            failure -> {
              log.warn("a file that was looked at stays behind: {}", failure.getMessage());
              return Future.succeededFuture();
            });
  }

  /** Only having entered STORED proves that the whole file is there. */
  private static Future<Task> kept(Task task) {
    if (task.entered().containsKey(TaskState.STORED)) {
      return Future.succeededFuture(task);
    }
    return Future.failedFuture(task.state() == TaskState.RECEIVING ? arriving() : gone());
  }

  /** Stands for a file that is no task. */
  private static Task nameless(UUID id) {
    return new Task(
        id,
        null,
        "",
        TaskState.STORED,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        Map.of(),
        null,
        null);
  }

  private static Future<Preview> explained(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return Future.failedFuture(late());
    }
    boolean purged =
        failure instanceof ProblemException known
            && known.problem().type().equals("object-missing");
    return Future.failedFuture(purged ? gone() : failure);
  }

  private static ProblemException arriving() {
    return Problem.of(
            "not-stored",
            409,
            "The file is still arriving",
            "It can be looked at once its last byte is stored.")
        .asException();
  }

  private static ProblemException gone() {
    return Problem.of(
            "file-gone",
            410,
            "The file is not kept",
            "It never arrived whole, or has been deleted since. Upload it again.")
        .asException();
  }

  private static ProblemException busy() {
    return Problem.of(
            "too-many-previews",
            429,
            "Too many previews at once",
            "Several files are being looked at already. Try again in a few seconds.")
        .retryAfter(3)
        .asException();
  }

  private static ProblemException late() {
    return Problem.of(
            "timeout",
            503,
            "No answer in time",
            "The file could not be looked through in "
                + MOST_SECONDS
                + " seconds. Try again, or upload it to have all of it checked.")
        .retryAfter(30)
        .asException();
  }
}
