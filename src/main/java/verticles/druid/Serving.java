package verticles.druid;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Done;
import verticles.contract.DruidMessages.CheckServed;

/**
 * Whether queries see every row of a dataset. Druid itself answers over whatever its historicals
 * serve, without a word about what is missing: after a start, after a historical's death and for a
 * moment while segments are written anew, sums would be too small.
 *
 * <p>The ledger knows how many rows there are, so a count is exact. It is made once for each change
 * of the dataset or of the segments that are served of it ({@link Wholeness}).
 */
final class Serving {
  private static final int MOST_REMEMBERED = 10_000;

  private final DruidClient druid;
  private final Map<String, Wholeness> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wholeness> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Serving(DruidClient druid) {
    this.druid = druid;
  }

  Future<Done> check(CheckServed ask) {
    Wholeness known = of(ask.dataset());
    return ask.lately() && known.seenLately() ? Future.succeededFuture(Done.DONE) : known.asOfNow();
  }

  private Wholeness of(Dataset dataset) {
    Wholeness before = known.get(dataset.name());
    if (before != null && before.isOf(dataset)) {
      return before;
    }
    Wholeness fresh = new Wholeness(druid, dataset);
    known.put(dataset.name(), fresh);
    return fresh;
  }
}
