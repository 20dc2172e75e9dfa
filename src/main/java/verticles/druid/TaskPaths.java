package verticles.druid;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Druid's task API. */
final class TaskPaths {
  static final String TASK = "/druid/indexer/v1/task";
  static final String STATUSES = "/druid/indexer/v1/taskStatus";

  static final String CAPACITY = "/druid/indexer/v1/totalWorkerCapacity";

  private TaskPaths() {}

  static String status(String id) {
    return of(id) + "/status";
  }

  static String reports(String id) {
    return of(id) + "/reports";
  }

  static String shutdown(String id) {
    return of(id) + "/shutdown";
  }

  /** How much of a datasource is served, by what is published at this moment; of all time. */
  static String loadStatus(String datasource) {
    return "/druid/coordinator/v1/datasources/"
        + encoded(datasource)
        + "/loadstatus?forceMetadataRefresh=true&interval=0000-01-01%2F9999-01-01";
  }

  /** Takes segments out of use. */
  static String markUnused(String datasource) {
    return "/druid/coordinator/v1/datasources/" + encoded(datasource) + "/markUnused";
  }

  /** Druid has no such task: newer versions say 404, others 400 with these words. */
  static boolean unknown(Reply reply) {
    return reply.status() == 404
        || reply.status() == 400 && reply.body().contains("Cannot find any task");
  }

  private static String of(String id) {
    return TASK + "/" + encoded(id);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
