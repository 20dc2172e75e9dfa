package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.TaskState;

/**
 * Reads {@code limit}, {@code offset}, {@code state}, {@code datasource_name}; all faults at once.
 */
final class TaskQuery {
  private final HttpServerRequest request;
  private final List<Fault> faults = new ArrayList<>();

  private TaskQuery(HttpServerRequest request) {
    this.request = request;
  }

  static Future<ListTasks> read(HttpServerRequest request) {
    TaskQuery query = new TaskQuery(request);
    int limit = query.number("limit", 50, 1, 500);
    int offset = query.number("offset", 0, 0, 1_000_000);
    ListTasks which =
        new ListTasks(request.getParam("datasource_name"), query.state(), null, limit, offset);
    return query.faults.isEmpty()
        ? Future.succeededFuture(which)
        : Future.failedFuture(query.problem().asException());
  }

  private int number(String name, int otherwise, int least, int most) {
    String text = request.getParam(name);
    if (text == null) {
      return otherwise;
    }
    int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      fault(name, text, "must be a whole number from " + least + " to " + most);
    }
    return value;
  }

  private TaskState state() {
    String text = request.getParam("state");
    if (text == null) {
      return null;
    }
    try {
      return TaskState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      fault("state", text, "must be one of " + Arrays.toString(TaskState.values()));
      return null;
    }
  }

  private void fault(String name, String value, String rule) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    faults.add(new Fault(null, name, shown, "bad-parameter", name + " " + rule + "."));
  }

  private Problem problem() {
    return Problem.of("bad-parameter", 400, "Wrong parameter", faults.get(0).message())
        .with(faults);
  }
}
