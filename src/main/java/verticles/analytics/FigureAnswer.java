package verticles.analytics;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import verticles.analytics.FigurePlan.Cut;
import verticles.analytics.Groups.Group;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;

/** Answers for one of the dashboard's own figures, by its plan. */
final class FigureAnswer {
  private final Scope scope;
  private final AskFigure ask;
  private final BiFunction<Scope, Query, Future<Groups>> druid;

  FigureAnswer(Scope scope, AskFigure ask, BiFunction<Scope, Query, Future<Groups>> druid) {
    this.scope = scope;
    this.ask = ask;
    this.druid = druid;
  }

  static Table nothing(AskFigure ask) {
    FigurePlan first = FigurePlan.of(ask, new Columns(Map.of()));
    FigurePlan plan = first.cut().within() ? FigurePlan.ofProducts(List.of()) : first;
    return FigureTable.of(ask, plan, Groups.nothing(plan.query(), Origin.NONE));
  }

  Future<Table> table() {
    return table(FigurePlan.of(ask, scope.columns()));
  }

  private Future<Table> table(FigurePlan plan) {
    return druid.apply(scope, plan.query()).compose(groups -> table(plan, groups));
  }

  private Future<Table> table(FigurePlan plan, Groups groups) {
    Cut cut = plan.cut();
    if (cut.otherwise() != null && groups.size() >= plan.query().limit()) {
      return table(cut.otherwise());
    }
    Groups wanted = cut.first() == 0 ? groups : groups.first(cut.first());
    return cut.within()
        ? within(wanted)
        : Future.succeededFuture(FigureTable.of(ask, plan, whole(plan, wanted)));
  }

  /** A course has every stretch of time. */
  private Groups whole(FigurePlan plan, Groups groups) {
    List<Key> keys = plan.query().groupings().get(plan.grouping());
    Key last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
    Course course =
        last == null || !last.isTime() ? null : Course.of(scope, last, plan.query().metrics());
    if (course == null) {
      return groups;
    }
    List<Group> found = groups.groupings().get(plan.grouping());
    return groups.with(
        plan.grouping(), keys.size() == 1 ? course.whole(found) : course.wholeOfEach(found));
  }

  private Future<Table> within(Groups products) {
    List<String> names =
        products.only().stream().map(group -> group.keys().get(0)).sorted().toList();
    FigurePlan plan = FigurePlan.ofProducts(names);
    return names.isEmpty()
        ? Future.succeededFuture(
            FigureTable.of(ask, plan, Groups.nothing(plan.query(), products.origin())))
        : table(plan);
  }
}
