package verticles.analytics;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import verticles.analytics.Groups.Group;
import verticles.analytics.Query.Sort;
import verticles.contract.AnalyticsMessages.AskTable;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;

/**
 * Answers any question of metrics by dimensions. First the groups that the limit leaves, and the
 * largest values of what they are split by; then those groups split; and the same for what they are
 * compared to.
 */
final class Exploration {
  /** More series or columns than this nobody tells apart. */
  private static final int WIDE = 20;

  /** A filter by more values than this is longer than the rows that it saves. */
  private static final int WITHIN = 1_000;

  private final Scope scope;
  private final Asking asking;
  private final BiFunction<Scope, Query, Future<Groups>> druid;

  /** Null where only stretches are told in which something was sold. */
  private final Course course;

  Exploration(Scope scope, AskTable question, BiFunction<Scope, Query, Future<Groups>> druid) {
    this.scope = scope;
    this.asking = Asking.of(question, scope.columns());
    this.druid = druid;
    this.course =
        asking.isCourse() ? Course.of(scope, asking.keys().get(0), asking.metrics()) : null;
  }

  static Table nothing(AskTable question) {
    Asking asking = Asking.of(question, new Columns(Map.of()));
    Groups none = Groups.nothing(Query.by(asking.keys(), asking.metrics()), Origin.NONE);
    return new ExploredTable(asking, none, List.of(), Map.of(), Earlier.NONE).table();
  }

  Future<Table> answer() {
    Earlier earlier = Earlier.of(asking, scope);
    return rows()
        .compose(
            rows ->
                wideValues()
                    .compose(
                        values ->
                            Future.all(split(rows, values), before(earlier, rows, values))
                                .map(
                                    both ->
                                        new ExploredTable(
                                                asking,
                                                rows,
                                                values,
                                                fine(rows, values, both.resultAt(0)),
                                                earlier.with(whole(earlier, both.resultAt(1))))
                                            .table())));
  }

  private Future<Groups> rows() {
    return course == null
        ? druid.apply(scope, asking.rows())
        : druid
            .apply(scope, Query.by(asking.keys(), asking.metrics()))
            .map(found -> found.with(0, asking.cut(course.whole(found.only()))));
  }

  /** The values of the split or the pivot that are shown, the largest first. */
  private Future<List<String>> wideValues() {
    if (asking.wide() == null) {
      return Future.succeededFuture(List.of());
    }
    Query largest =
        Query.by(List.of(asking.wide()), List.of(asking.metrics().get(0)))
            .sorted(Sort.largest(asking.metrics().get(0)), WIDE, 0);
    return druid
        .apply(scope, largest)
        .map(found -> found.only().stream().map(group -> group.keys().get(0)).toList())
        .map(this::inOrder);
  }

  /** Hours and weekdays have an order of their own. */
  private List<String> inOrder(List<String> values) {
    TimePart part = asking.wide().part();
    return part == null
        ? values
        : values.stream().sorted(Comparator.comparing(part.words()::indexOf)).toList();
  }

  private Future<Groups> split(Groups rows, List<String> values) {
    return asking.wide() == null || rows.only().isEmpty()
        ? Future.succeededFuture()
        : druid.apply(scope, fine(asking.fineKeys(), rows, values));
  }

  private Future<Groups> before(Earlier earlier, Groups rows, List<String> values) {
    return earlier.scope() == null || rows.only().isEmpty()
        ? Future.succeededFuture()
        : druid.apply(earlier.scope(), fine(earlier.keys(), rows, values));
  }

  /** What a course is compared to has every stretch too, as far as the data goes. */
  private Groups whole(Earlier earlier, Groups found) {
    boolean alone = course != null && asking.wide() == null && found != null;
    Key time = alone ? earlier.keys().get(0) : null;
    Course before =
        alone && time.shift() == null ? Course.of(earlier.scope(), time, asking.metrics()) : null;
    return before == null ? found : found.with(0, before.whole(found.only()));
  }

  /** The finest groups, of those rows only. */
  private Query fine(List<Key> keys, Groups rows, List<String> values) {
    Map<Key, List<String>> within = new HashMap<>();
    for (int i = 0; i < asking.keys().size(); i++) {
      Key key = asking.keys().get(i);
      int place = i;
      List<String> wanted =
          rows.only().stream().map(group -> group.keys().get(place)).distinct().sorted().toList();
      if (!key.isTime() && wanted.size() <= WITHIN) {
        within.put(key, wanted);
      }
    }
    if (asking.wide() != null) {
      within.put(asking.wide(), values);
    }
    return Query.by(keys, asking.metrics()).within(within);
  }

  /** The groups that the rows are split into, by keys; of a course, also where nothing was sold. */
  private Map<List<String>, Group> fine(Groups rows, List<String> values, Groups found) {
    Map<List<String>, Group> byKeys = new HashMap<>();
    if (found != null) {
      found.only().forEach(group -> byKeys.put(group.keys(), group));
    }
    if (course != null) {
      for (Group row : rows.only()) {
        values.forEach(value -> byKeys.computeIfAbsent(and(row.keys(), value), course::nothing));
      }
    }
    return byKeys;
  }

  /** A group's keys with one more. */
  static List<String> and(List<String> keys, String more) {
    List<String> all = new ArrayList<>(keys);
    all.add(more);
    return all;
  }
}
