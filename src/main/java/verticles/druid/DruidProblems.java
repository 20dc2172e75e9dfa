package verticles.druid;

import java.time.Duration;
import verticles.contract.DruidMessages.PurgeMarks;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** The problems that this room can name. Status 503 means: try again; the others do not pass. */
final class DruidProblems {
  /** The type of the problem that a question gets whose dataset is not served whole. */
  static final String NOT_SERVED = "druid-loading";

  private DruidProblems() {}

  static ProblemException away(String how) {
    return Problem.of(
            "druid-unavailable",
            503,
            "Druid cannot answer now",
            "Druid is not available: "
                + how
                + ". Nothing is lost; it is tried again by itself, and works once Druid is back.")
        .retryAfter(5)
        .asException();
  }

  /** Druid's own word for a call that it answered with 429 or 5xx. */
  static ProblemException away(Reply reply) {
    return away(reply.status() == 429 ? "it is too busy" : "it answered " + reply.status());
  }

  /** Numbers over a part of the rows would be wrong without looking so. */
  static ProblemException notServed(long served, long rows) {
    return Problem.of(
            NOT_SERVED,
            503,
            "Druid is still loading",
            ("Druid is still loading this dataset: it serves %,d of %,d rows so far. Numbers are"
                    + " shown once it serves all of them; try again in a few seconds.")
                .formatted(served, rows))
        .retryAfter(3)
        .asException();
  }

  static ProblemException tooMany(long served, long rows) {
    return Problem.of(
            "too-many-rows",
            500,
            "More rows than were loaded",
            ("Druid serves %,d rows of this dataset, and %,d were loaded. No number is shown that"
                    + " may be wrong. Delete the dataset and load its files again.")
                .formatted(served, rows))
        .asException();
  }

  /**
   * @param still how long servers may have what is to be deleted
   */
  static ProblemException settling(Duration still) {
    return Problem.of(
            PurgeMarks.SETTLING,
            503,
            "Druid's servers are letting go of the rows",
            "The rows are deleted. Druid's marks for their times stay until none of its servers can"
                + " have them any more.")
        .retryAfter((int) still.toSeconds() + 1)
        .asException();
  }

  /** The problem behind an unhappy answer to a submission. */
  static ProblemException of(Reply reply) {
    if (reply.away()) {
      return away(reply);
    }
    return reply.status() == 400 ? refused(reply.reason()) : misdirected(reply.status());
  }

  private static ProblemException misdirected(int status) {
    boolean denied = status == 401 || status == 403;
    return Problem.of(
            denied ? "druid-denied" : "druid-not-there",
            502,
            denied ? "Druid refused access" : "That is not Druid's task service",
            denied
                ? "Druid does not let us load data. Put a user who may into DRUID_URL, then retry."
                : "What DRUID_URL names does not take ingestions (it answered "
                    + status
                    + "). Let it name Druid's router with its management proxy on, then retry.")
        .asException();
  }

  private static ProblemException refused(String reason) {
    if (reason.contains("Unable to provision")) {
      return refusal(
          "its own process cannot reach the storage, as a rule because it knows no AWS region."
              + " Start Druid with -Daws.region, then retry.");
    }
    return refusal(reason);
  }

  private static ProblemException refusal(String reason) {
    return Problem.of(
            "ingestion-refused",
            400,
            "Druid refused the ingestion",
            "Druid refused to load the file: " + reason)
        .asException();
  }

  static ProblemException storageAway() {
    return Problem.of(
            "storage-unavailable",
            503,
            "The object storage cannot answer now",
            "The storage that Druid reads from does not answer. The file is kept and is loaded"
                + " once the storage is back.")
        .retryAfter(10)
        .asException();
  }

  static ProblemException storage(String type, String title, String detail) {
    return Problem.of(type, 502, title, detail).asException();
  }
}
