package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Keys;
import verticles.contract.Problem;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.web.Problems;
import verticles.web.TaskIds;

/**
 * Sends the file of a task's rejected rows. It goes through us, not by a link into S3: the browser
 * may not reach S3 at all. The object is fetched into a temporary file first, so what is sent is
 * whole; at most {@value #AT_ONCE} at a time for each instance, for the sake of the disk.
 */
final class Rejects implements Handler<RoutingContext> {
  static final int AT_ONCE = 4;
  private static final Logger log = LoggerFactory.getLogger(Rejects.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Tasks tasks;
  private int running;

  Rejects(Vertx vertx, Bus bus, Tasks tasks) {
    this.vertx = vertx;
    this.bus = bus;
    this.tasks = tasks;
  }

  @Override
  public void handle(RoutingContext context) {
    if (running >= AT_ONCE) {
      Problems.send(context, busy());
      return;
    }
    running++;
    TaskIds.parse(context.pathParam("task_id"))
        .compose(tasks::find)
        .compose(task -> send(context.response(), task))
        .onFailure(failure -> Problems.send(context, failure))
        .onComplete(end -> running--);
  }

  private Future<Void> send(HttpServerResponse response, Task task) {
    if (task.verdict() == null || task.verdict().rejected() == 0) {
      return Future.failedFuture(noRejects());
    }
    return vertx
        .fileSystem()
        .createTempDirectory("sluice-rejects-")
        .compose(
            directory ->
                fetch(task, Path.of(directory, "rejects.csv"))
                    .compose(file -> send(response, task, file))
                    .eventually(() -> delete(directory)));
  }

  private Future<String> fetch(Task task, Path file) {
    return bus.ask(Asks.FETCH_OBJECT, new FetchObject(Keys.rejects(task.id()), file))
        .map(ObjectHead::exists)
        .compose(
            there ->
                there ? Future.succeededFuture(file.toString()) : Future.failedFuture(noRejects()));
  }

  private static Future<Void> send(HttpServerResponse response, Task task, String file) {
    return response
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
        .putHeader(
            "Content-Disposition", "attachment; filename=\"rejected-rows-" + task.id() + ".csv\"")
        .sendFile(file);
  }

  private Future<Void> delete(String directory) {
    return vertx
        .fileSystem()
        .deleteRecursive(directory)
        .onFailure(failure -> log.warn("a temporary directory stays behind", failure));
  }

  private static Throwable noRejects() {
    return Problem.of(
            "no-rejected-rows",
            404,
            "No rejected rows",
            "No row of this file was set aside, or it has not been checked yet.")
        .asException();
  }

  private static Problem busy() {
    return Problem.of(
            "too-many-downloads",
            429,
            "Too many downloads",
            "Several of these files are being sent already. Try again in a few seconds.")
        .retryAfter(5);
  }
}
