package verticles.druid;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** Druid's error objects for queries, as problems. */
final class SqlProblems {
  private static final Logger log = LoggerFactory.getLogger(SqlProblems.class);

  /** The type of the problem that a query over a datasource without a segment gets. */
  static final String NO_DATASOURCE = "unknown-datasource";

  private SqlProblems() {}

  /** Newer versions give a category, older ones only a word for the kind of error. */
  static ProblemException of(Reply reply) {
    String category = reply.error("category");
    String legacy = reply.error("error").toLowerCase(Locale.ROOT);
    String reason = reply.reason();
    if (category.equals("TIMEOUT") || legacy.contains("timed out") || legacy.contains("timeout")) {
      return timeout();
    }
    if (category.equals("CANCELED") || legacy.contains("query cancelled")) {
      return ended();
    }
    if (category.equals("CAPACITY_EXCEEDED") || legacy.contains("capacity exceeded")) {
      return DruidProblems.away("it is too busy");
    }
    if (reason.startsWith("There are no available brokers")) {
      return DruidProblems.away("none of its brokers is up yet");
    }
    if (legacy.contains("resource limit") || reason.contains("Resource limit exceeded")) {
      return tooBig();
    }
    if (reply.status() == 400 && reason.matches("(?s)Object '.*' not found.*")) {
      return noDatasource();
    }
    boolean druid = !category.isEmpty() || !legacy.isEmpty() || reply.status() == 400;
    return druid && reply.status() != 503 && reply.status() != 429
        ? refused(reply)
        : DruidProblems.of(reply);
  }

  static ProblemException tooManyRows() {
    return Problem.of(
            "result-too-large",
            422,
            "Too many rows",
            "The answer has more than "
                + Sql.MOST_ROWS
                + " rows. Choose a shorter time or fewer groups.")
        .asException();
  }

  private static ProblemException timeout() {
    return Problem.of(
            "query-timeout",
            504,
            "The query took too long",
            "Druid did not finish the query in time. Choose a shorter time, or try again when"
                + " less is going on.")
        .asException();
  }

  /** Mostly by us, when nobody waits for it any more. */
  private static ProblemException ended() {
    return Problem.of(
            "query-ended",
            503,
            "The query was ended",
            "Somebody ended the query in Druid before it was through. Ask again.")
        .asException();
  }

  private static ProblemException tooBig() {
    return Problem.of(
            "query-too-large",
            422,
            "The query is too large",
            "The query needs more memory than Druid may use. Choose a shorter time or fewer"
                + " groups.")
        .asException();
  }

  /** Whether a query failed because Druid has no segment under that name. */
  static boolean noDatasource(Throwable failure) {
    return failure instanceof ProblemException known
        && known.problem().type().equals(NO_DATASOURCE);
  }

  private static ProblemException noDatasource() {
    return Problem.of(
            NO_DATASOURCE, 404, "No such dataset", "Druid has no data under this name yet.")
        .asException();
  }

  /** Our SQL is ours, so a refusal is our fault: the log gets the reason, the asker a sentence. */
  private static ProblemException refused(Reply reply) {
    log.error("Druid refused a query: {}", reply.body());
    return Problem.of(
            "query-failed",
            500,
            "The query failed",
            "Druid could not run the query: " + Words.plain(reply.reason()))
        .asException();
  }
}
