package verticles.druid;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Done;
import verticles.contract.DruidMessages.RunSql;
import verticles.contract.LedgerMessages.Dataset;

/**
 * Whether queries see every row of a dataset. Druid itself answers over whatever its historicals
 * serve, without a word about what is missing: after a start, after a historical's death and for a
 * moment while segments are written anew, sums would be too small.
 *
 * <p>The ledger knows how many rows there are, so a count is exact. It is made once for each change
 * of the dataset or of what is served ({@link Servers}); in between a look at the servers is
 * enough.
 */
final class Serving {
  private static final Logger log = LoggerFactory.getLogger(Serving.class);
  private static final long TIMEOUT_MILLIS = 30_000;
  private static final int MOST_REMEMBERED = 10_000;

  /** A dataset, and what was served when it was looked at. */
  private record Seen(Dataset dataset, Servers servers) {
    boolean sameAs(Seen other) {
      return other != null && dataset.equals(other.dataset) && servers.servesLike(other.servers);
    }
  }

  private final Sql sql;
  private final ServerLooks looks;
  private final Map<Seen, Future<Long>> counts = new HashMap<>();
  private final Map<String, Seen> whole =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Serving(Sql sql, ServerLooks looks) {
    this.sql = sql;
    this.looks = looks;
  }

  /** Where the servers cannot be looked at, there is no telling that nothing has changed. */
  Future<Done> check(Dataset dataset) {
    return looks
        .look()
        .map(servers -> new Seen(dataset, servers))
        .compose(
            now ->
                now.sameAs(whole.get(dataset.name()))
                    ? Future.succeededFuture(Done.DONE)
                    : counted(now),
            unseen -> count(dataset).compose(rows -> judged(dataset, rows)));
  }

  private Future<Done> counted(Seen now) {
    String name = now.dataset().name();
    return sharedCount(now)
        .compose(rows -> judged(now.dataset(), rows))
        .onSuccess(all -> whole.put(name, now))
        .onFailure(notAll -> whole.remove(name));
  }

  private Future<Long> sharedCount(Seen now) {
    Future<Long> underWay = counts.get(now);
    if (underWay != null) {
      return underWay;
    }
    Future<Long> count = count(now.dataset());
    if (!count.isComplete()) {
      counts.put(now, count);
      count.onComplete(counted -> counts.remove(now));
    }
    return count;
  }

  /** A dataset that the broker has not heard of has no rows there. */
  private Future<Long> count(Dataset dataset) {
    String query =
        "SELECT COUNT(*) FROM "
            + RowCounts.identifier(dataset.name())
            + " WHERE SCALAR_IN_ARRAY(\"_ingestion_id\", ?)";
    List<String> visible = dataset.visible().stream().map(UUID::toString).toList();
    return sql.run(new RunSql(query, List.of(visible), TIMEOUT_MILLIS))
        .map(answer -> (Long) answer.rows().get(0).get(0))
        .recover(
            failure ->
                SqlProblems.noDatasource(failure)
                    ? Future.succeededFuture(0L)
                    : Future.failedFuture(failure));
  }

  private static Future<Done> judged(Dataset dataset, long served) {
    if (served == dataset.rows()) {
      return Future.succeededFuture(Done.DONE);
    }
    if (served < dataset.rows()) {
      return Future.failedFuture(DruidProblems.notServed(served, dataset.rows()));
    }
    log.error("{} has {} rows in Druid, not {}", dataset.name(), served, dataset.rows());
    return Future.failedFuture(DruidProblems.tooMany(served, dataset.rows()));
  }
}
