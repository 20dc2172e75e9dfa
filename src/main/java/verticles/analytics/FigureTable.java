package verticles.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import verticles.analytics.Groups.Group;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Order;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Dimension;
import verticles.contract.Figure;
import verticles.contract.Figure.Derived;
import verticles.contract.Granularity;
import verticles.contract.Metric;
import verticles.contract.Unit;

/** The groups of a figure's query as the figure's table. */
final class FigureTable {
  private final AskFigure ask;
  private final FigurePlan plan;
  private final Groups groups;
  private final List<Group> found;
  private final List<Key> keys;
  private final Granularity granularity;
  private final Map<List<String>, Number> sales = new HashMap<>();

  private FigureTable(AskFigure ask, FigurePlan plan, Groups groups) {
    this.ask = ask;
    this.plan = plan;
    this.groups = groups;
    this.found = groups.groupings().get(plan.grouping());
    this.keys = plan.query().groupings().get(plan.grouping());
    this.granularity = ask.granularity() == null ? Granularity.MONTH : ask.granularity();
    found.forEach(group -> sales.put(group.keys(), netSales(group)));
  }

  static Table of(AskFigure ask, FigurePlan plan, Groups groups) {
    return new FigureTable(ask, plan, groups).table();
  }

  private Table table() {
    List<List<Object>> rows = new ArrayList<>();
    found.stream().filter(this::counts).forEach(group -> rows.add(row(group)));
    sort(rows);
    return new Table(
        ask.figure().columns().stream().map(TableColumns::of).toList(),
        first(rows),
        estimates(),
        groups.origin());
  }

  private List<String> estimates() {
    return ask.figure().columns().stream()
        .filter(column -> column.metric() != null && groups.estimates().contains(column.metric()))
        .map(Figure.Column::name)
        .toList();
  }

  /** The heatmap's limit is one of products, and has been kept. */
  private List<List<Object>> first(List<List<Object>> rows) {
    int most = ask.limit() == null ? plan.cut().most() : ask.limit();
    return most == 0 || ask.figure() == Figure.BRANCH_PRODUCT_HEATMAP
        ? rows
        : rows.subList(0, Math.min(most, rows.size()));
  }

  /** A product of which nothing came back does not stand among the returns. */
  private boolean counts(Group group) {
    return ask.figure() != Figure.RETURNS_ANALYSIS
        || group.numbers().getOrDefault(Metric.RETURNED_ROWS, 0).longValue() > 0;
  }

  private List<Object> row(Group group) {
    List<Object> row = new ArrayList<>();
    for (Figure.Column column : ask.figure().columns()) {
      Object value = value(column, group);
      row.add(value == null && column.needed() ? nothing(column) : value);
    }
    return row;
  }

  private static Object nothing(Figure.Column column) {
    return column.metric() != null && column.metric().unit() == Unit.COUNT ? (Object) 0L : 0.0;
  }

  private Object value(Figure.Column column, Group group) {
    if (column.metric() != null) {
      return Told.of(column.metric(), group.numbers().get(column.metric()));
    }
    if (column.derived() != null) {
      return derived(column.derived(), group);
    }
    if (column.isDate()) {
      return date(column, day(group));
    }
    int place = keys.indexOf(Key.of(column.dimension()));
    return place < 0 ? null : group.keys().get(place);
  }

  private String date(Figure.Column column, String day) {
    boolean month = column.name().equals("monthYear") && granularity == Granularity.MONTH;
    return month ? day.substring(0, "yyyy-MM".length()) : day;
  }

  private String day(Group group) {
    return group.keys().get(dayPlace());
  }

  private int dayPlace() {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isTime()) {
        return i;
      }
    }
    throw new IllegalStateException(ask.figure() + " is no course");
  }

  private static Number netSales(Group group) {
    return Told.of(Metric.NET_SALES, group.numbers().get(Metric.NET_SALES));
  }

  private Object derived(Derived derived, Group group) {
    Number net = netSales(group);
    return switch (derived) {
      case GROWTH -> growth(group, net);
      case QUOTA -> nameless(group.keys()) ? null : Told.percent(net, median());
      case TARGET -> ask.target();
      case ATTAINMENT -> Told.percent(net, ask.target());
      case REASON -> group.keys().isEmpty() ? null : group.keys().get(0);
      case UNITS_KNOWN -> group.numbers().containsKey(Metric.NET_UNITS);
      case APPROXIMATE -> !groups.estimates().isEmpty();
    };
  }

  private Double growth(Group group, Number now) {
    List<String> before = new ArrayList<>(group.keys());
    LocalDate day = LocalDate.parse(day(group));
    before.set(dayPlace(), granularity.plus(day, -1).toString());
    Number then = sales.get(before);
    return Told.growth(Metric.NET_SALES, Told.change(now, then), then);
  }

  /** Rows that name nobody are nobody's, and no person among the others. */
  private static boolean nameless(List<String> keys) {
    return keys.contains(Dimension.UNKNOWN);
  }

  private Double median() {
    double[] sorted =
        sales.entrySet().stream()
            .filter(entry -> entry.getValue() != null && !nameless(entry.getKey()))
            .mapToDouble(entry -> entry.getValue().doubleValue())
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return null;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** What Druid has not put into its order already. */
  private void sort(List<List<Object>> rows) {
    Order order = ask.order();
    if (plan.limited() || ask.figure().single()) {
      return;
    }
    if (order != null) {
      rows.sort(by(place(order.by()), order.descending()));
    } else if (keys.stream().anyMatch(Key::isTime)) {
      rows.sort(by(0, false).thenComparing(by(1, false)));
    } else {
      rows.sort(by(largestFirst(), largestFirst() > 0).thenComparing(by(0, false)));
    }
  }

  /** The first column that is a metric; where there is none, the first of all. */
  private int largestFirst() {
    List<Figure.Column> columns = ask.figure().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).metric() != null) {
        return i;
      }
    }
    return 0;
  }

  private int place(String name) {
    return ask.figure().columns().stream().map(Figure.Column::name).toList().indexOf(name);
  }

  /** What is not known comes last, whatever the direction. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Comparator<List<Object>> by(int place, boolean descending) {
    Comparator<Comparable> natural = Comparator.naturalOrder();
    Comparator<Comparable> inOrder = descending ? natural.reversed() : natural;
    return Comparator.comparing(row -> (Comparable) row.get(place), Comparator.nullsLast(inOrder));
  }
}
