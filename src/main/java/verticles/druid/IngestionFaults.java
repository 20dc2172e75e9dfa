package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import verticles.contract.Problem;

/** Why an ingestion failed, from Druid's report, in a sentence that says what to do. */
final class IngestionFaults {
  private static final Pattern S3 = Pattern.compile("Status Code: (\\d+); Error Code: (\\w+)");

  /** A kind of failure: words of Druid's that give it away, and what is said instead. */
  private record Known(Pattern sign, int status, String type, String title, String detail) {
    static Known of(String sign, int status, String type, String title, String detail) {
      return new Known(Pattern.compile(sign), status, type, title, detail);
    }
  }

  private static final Known STOPPED =
      Known.of(
          "Shutdown request from user|(?i)shut down by|cancell?ed",
          409,
          "ingestion-stopped",
          "The ingestion was stopped",
          "Loading was stopped in Druid before it ended. Retry to load the file.");

  private static final List<Known> KNOWN =
      List.of(
          Known.of(
              "Unable to load AWS credentials",
              502,
              "storage-denied",
              "The storage refused access",
              "Druid had no key for the storage. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                  + " then retry."),
          Known.of(
              "Connection refused|UnknownHostException|NoRouteToHost|ConnectTimeout"
                  + "|SocketTimeoutException|Unable to execute HTTP request",
              503,
              "storage-unavailable",
              "The object storage cannot answer now",
              "Druid could not reach the storage. Check that it runs and that S3_ENDPOINT is an"
                  + " address that Druid's machine can reach."),
          Known.of(
              "Failed to add a row with timestamp",
              503,
              "ingestion-displaced",
              "Two files got in each other's way",
              "Another file was being loaded into the same months of this dataset. This one is"
                  + " loaded again."),
          Known.of(
              "OutOfMemoryError|Java heap space|Direct buffer memory",
              502,
              "druid-out-of-memory",
              "Druid ran out of memory",
              "Druid had too little memory to load the file. Give its indexer a larger heap, then"
                  + " retry."),
          Known.of(
              "No space left on device|segment location|not enough space",
              502,
              "druid-out-of-disk",
              "Druid ran out of disk space",
              "Druid's disk is full. Make room on it, then retry."),
          // Druid keeps its queue without the keys: after a restart it has none for what waited.
          Known.of(
              "(?:Access|Secret) key cannot be null",
              503,
              "ingestion-interrupted",
              "The ingestion was interrupted",
              "Druid was restarted while the file waited there, and no longer had the key for the"
                  + " storage. It is loaded again."),
          STOPPED,
          Known.of(
              "worker that this task|disappeared on the worker|(?i)lock.*revoked|(?:grab|acquire).*lock",
              503,
              "ingestion-interrupted",
              "The ingestion was interrupted",
              "The Druid process that was loading the file went away or lost its turn. It is loaded"
                  + " again."));

  private IngestionFaults() {}

  /**
   * @param status the status's message, which Druid cuts in its middle
   * @param report the report's payload; may be missing
   */
  static Problem explain(String status, JsonNode report) {
    for (JsonNode row : report.at("/unparseableEvents/buildSegments")) {
      return UnreadableRow.explain(row);
    }
    String whole = report.path("errorMsg").asText("");
    String cause = lastCause(whole.isBlank() ? status : whole);
    Matcher s3 = S3.matcher(cause);
    if (s3.find()) {
      return StorageFaults.problem(s3.group(2), Integer.parseInt(s3.group(1))).problem();
    }
    return KNOWN.stream()
        .filter(known -> known.sign().matcher(cause).find())
        .findFirst()
        .map(known -> Problem.of(known.type(), known.status(), known.title(), known.detail()))
        .orElseGet(() -> unknown(cause));
  }

  /** Whether the status alone says enough: whoever was stopped may not answer for its report. */
  static boolean stopped(String status) {
    return STOPPED.sign().matcher(status).find();
  }

  /** Druid has lost a task that it had taken. */
  static Problem vanished() {
    return Problem.of(
        "ingestion-vanished",
        503,
        "Druid no longer knows the ingestion",
        "Druid has forgotten that it was loading this file. It is handed to Druid again.");
  }

  private static Problem unknown(String cause) {
    return Problem.of(
        "ingestion-failed",
        502,
        "Druid could not load the file",
        cause.isBlank()
            ? "Druid gave no reason for it. Retry; if it fails again, look at Druid's own log for"
                + " this time."
            : "Druid stopped with: “"
                + Words.plain(cause)
                + "”. The file is kept; mend this in"
                + " Druid, then retry.");
  }

  /** The root of the matter stands in the last of the causes. */
  private static String lastCause(String trace) {
    List<String> lines = trace.lines().filter(line -> !line.isBlank()).toList();
    Stream<String> causes = lines.stream().filter(line -> line.startsWith("Caused by:"));
    return causes
        .reduce((earlier, later) -> later)
        .map(line -> line.substring("Caused by:".length()).strip())
        .orElse(lines.isEmpty() ? "" : lines.get(0).strip());
  }
}
