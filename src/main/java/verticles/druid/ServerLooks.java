package verticles.druid;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import verticles.contract.DruidMessages.RunSql;

/**
 * Looks at Druid's servers, one look at a time. Who asks while one is under way gets the next: an
 * answer is never older than its question, and many questions cost few looks.
 */
final class ServerLooks {
  private static final long TIMEOUT_MILLIS = 3_000;

  private final Sql sql;
  private Promise<Servers> next;
  private boolean looking;

  ServerLooks(Sql sql) {
    this.sql = sql;
  }

  Future<Servers> look() {
    if (!looking) {
      return begin();
    }
    if (next == null) {
      next = Promise.promise();
    }
    return next.future();
  }

  private Future<Servers> begin() {
    looking = true;
    return sql.run(new RunSql(Servers.SQL, List.of(), TIMEOUT_MILLIS))
        .map(Servers::of)
        .onComplete(
            seen -> {
              looking = false;
              goOn();
            });
  }

  private void goOn() {
    Promise<Servers> waiting = next;
    next = null;
    if (waiting != null) {
      begin().onComplete(waiting);
    }
  }
}
