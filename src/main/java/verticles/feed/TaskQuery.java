package verticles.feed;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import verticles.contract.LedgerMessages.ListTasks;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.TaskState;

/**
 * Reads {@code limit}, {@code offset}, {@code state}, {@code datasource_name}, {@code q}; all
 * faults at once.
 */
final class TaskQuery {
  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_WORDS = 10;

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
        new ListTasks(
            request.getParam("datasource_name"),
            query.states(),
            query.words(),
            null,
            limit,
            offset);
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

  /** One or several, separated by commas. */
  private Set<TaskState> states() {
    String text = request.getParam("state");
    Set<TaskState> states = EnumSet.noneOf(TaskState.class);
    if (text == null || text.isEmpty()) {
      return states;
    }
    try {
      for (String name : text.split(",")) {
        states.add(TaskState.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      }
    } catch (IllegalArgumentException unknown) {
      fault("state", text, "must be one or several of " + Arrays.toString(TaskState.values()));
    }
    return states;
  }

  /** What is looked for, word by word. */
  private List<String> words() {
    String text = request.getParam("q");
    if (text == null || text.isBlank()) {
      return List.of();
    }
    List<String> words = List.of(text.strip().split("\\s+"));
    if (text.length() > LONGEST_SEARCH || words.size() > MOST_WORDS || text.indexOf('\0') >= 0) {
      fault(
          "q",
          text,
          "must be text of at most %d characters and %d words"
              .formatted(LONGEST_SEARCH, MOST_WORDS));
    }
    return words;
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
