package verticles.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import verticles.analytics.Query.Sort;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.Dimension;
import verticles.contract.Figure;
import verticles.contract.Figure.Derived;
import verticles.contract.Granularity;
import verticles.contract.Metric;

/**
 * Which query answers a figure. Several figures are answered by one query, so that a page that
 * shows all of them costs few: {@link Memory} runs equal queries once.
 *
 * @param query the query
 * @param grouping which of the query's groupings the figure is
 * @param dimension the key that the figure was asked to be by, or null
 * @param cut what of the query's groups is wanted
 */
record FigurePlan(Query query, int grouping, Key dimension, Cut cut) {

  /**
   * @param first only so many groups, as the query has sorted them; 0 = all
   * @param most only so many rows of the figure's own order, unless others are asked for; 0 = all
   * @param within the figure is asked for again, within the products that are the groups here
   * @param otherwise the plan where Druid has left out groups that may be wanted; or null
   */
  record Cut(int first, int most, boolean within, FigurePlan otherwise) {
    private static final Cut NONE = new Cut(0, 0, false, null);
  }

  FigurePlan(Query query, int grouping, Key dimension) {
    this(query, grouping, dimension, Cut.NONE);
  }

  private static final int PRODUCTS = 1_000;
  private static final int TOP_PRODUCTS = 20;
  private static final int TOP_CUSTOMERS = 20;
  private static final int RETURNED_PRODUCTS = 50;

  /** So many products are told whole, for whatever order they are wanted in. */
  private static final int ALL_PRODUCTS = FilterLimits.MOST_ROWS;

  private static final Key BRANCH = Key.of(Dimension.BRANCH);
  private static final Key ITEM = Key.of(Dimension.ITEM);
  private static final Set<String> REASONS =
      Set.of("reason", "returnreason", "returnsreason", "reasonforreturn", "reasonforreturning");

  /** What the small groupings tell: no counts of different values among them. */
  private static final List<Metric> SUMS =
      List.of(Metric.NET_SALES, Metric.GROSS_PROFIT, Metric.GROSS_MARGIN, Metric.MARGIN_PCT);

  private static final List<Metric> RETURNS = List.of(Metric.RETURNED_ROWS, Metric.RETURNS_VALUE);
  private static final List<Metric> SUMS_AND_RETURNS =
      Stream.concat(SUMS.stream(), RETURNS.stream()).toList();

  /** One query tells which products are the largest, in which branches to look, what came back. */
  private static final Query PRODUCTS_BY_SALES =
      Query.by(List.of(ITEM), Stream.concat(Stream.of(Metric.NET_SALES), RETURNS.stream()).toList())
          .sorted(Sort.largest(Metric.NET_SALES), ALL_PRODUCTS, 0);

  static FigurePlan of(AskFigure ask, Columns columns) {
    checkOrder(ask);
    Granularity granularity = ask.granularity() == null ? Granularity.MONTH : ask.granularity();
    return switch (ask.figure()) {
      case REVENUE_SUMMARY -> new FigurePlan(Query.total(metrics(ask)), 0, null);
      case TARGET_ATTAINMENT -> small(columns, 3);
      case MONTHLY_SALES_GROWTH, MARGIN_TRENDS ->
          granularity == Granularity.MONTH
              ? small(columns, 0)
              : alone(Query.by(List.of(Key.time(granularity)), SUMS));
      case BRANCH_LIST -> small(columns, 1);
      case PROFITABILITY_BY_DIMENSION -> profitability(ask, columns);
      case RETURNS_ANALYSIS -> returns(ask, columns);
      case PRODUCT_PERFORMANCE -> products(new Cut(limit(ask, TOP_PRODUCTS), 0, false, null));
      case BRANCH_PRODUCT_HEATMAP -> products(new Cut(limit(ask, TOP_PRODUCTS), 0, true, null));
      case PRODUCT_ANALYTICS -> alone(largest(ask, PRODUCTS));
      case TOP_CUSTOMERS -> alone(largest(ask, TOP_CUSTOMERS));
      case BRANCH_GROWTH ->
          alone(Query.by(List.of(BRANCH, Key.time(granularity)), List.of(Metric.NET_SALES)));
      case BRANCH_PERFORMANCE, SALES_PERFORMANCE, SALESPERSON_PRODUCT_MIX ->
          alone(Query.by(keys(ask.figure()), metrics(ask)));
    };
  }

  private static void checkOrder(AskFigure ask) {
    List<String> names = ask.figure().columns().stream().map(Figure.Column::name).toList();
    if (ask.order() != null && !names.contains(ask.order().by())) {
      throw Names.unknownColumn("order.by", ask.order().by(), names);
    }
  }

  /** Whether Druid has left out all but the first groups, in the order that was asked for. */
  boolean limited() {
    return query.limit() > 0 && cut.equals(Cut.NONE);
  }

  /** The sales of these products in each branch. */
  static FigurePlan ofProducts(List<String> items) {
    return alone(
        Query.by(List.of(BRANCH, ITEM), List.of(Metric.NET_SALES)).within(Map.of(ITEM, items)));
  }

  private static FigurePlan alone(Query query) {
    return new FigurePlan(query, 0, null);
  }

  /** Months, branches, reasons and all: few enough that one pass over the rows tells all of it. */
  private static FigurePlan small(Columns columns, int grouping) {
    List<List<Key>> groupings = new ArrayList<>();
    groupings.add(List.of(Key.time(Granularity.MONTH)));
    groupings.add(List.of(BRANCH));
    groupings.add(reason(columns).map(List::of).orElse(List.of()));
    groupings.add(List.of());
    List<Metric> metrics = reason(columns).isPresent() ? SUMS_AND_RETURNS : SUMS;
    return new FigurePlan(Query.each(groupings, metrics), grouping, null);
  }

  private static Optional<Key> reason(Columns columns) {
    return Names.extras(columns).stream()
        .filter(it -> REASONS.contains(it.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")))
        .findFirst()
        .map(Key::extra);
  }

  private static FigurePlan profitability(AskFigure ask, Columns columns) {
    String name = ask.dimension() == null ? Dimension.BRANCH.word() : ask.dimension();
    Key key = Names.dimension("dimension", name, columns);
    List<String> possible =
        ask.figure().columns().stream()
            .filter(column -> column.dimension() != null)
            .map(column -> column.dimension().word())
            .toList();
    if (!possible.contains(key.name())) {
      throw Names.bad(
          "profitabilityByDimension is told by one of " + String.join(", ", possible) + ".",
          "dimension",
          key.name());
    }
    return key.equals(BRANCH)
        ? new FigurePlan(small(columns, 1).query(), 1, key)
        : new FigurePlan(Query.by(List.of(key), SUMS), 0, key);
  }

  private static FigurePlan returns(AskFigure ask, Columns columns) {
    if (reason(columns).isPresent()) {
      return small(columns, 2);
    }
    Sort sort = ask.order() == null ? Sort.largest(Metric.RETURNED_ROWS) : sort(ask, List.of(ITEM));
    FigurePlan sorted =
        alone(Query.by(List.of(ITEM), RETURNS).sorted(sort, limit(ask, RETURNED_PRODUCTS), 0));
    return products(new Cut(0, RETURNED_PRODUCTS, false, sorted));
  }

  private static FigurePlan products(Cut cut) {
    return new FigurePlan(PRODUCTS_BY_SALES, 0, null, cut);
  }

  /** A figure of too many groups to fetch them all: Druid sorts them. */
  private static Query largest(AskFigure ask, int most) {
    List<Key> keys = keys(ask.figure());
    Sort sort = ask.order() == null ? Sort.largest(Metric.NET_SALES) : sort(ask, keys);
    return Query.by(keys, metrics(ask)).sorted(sort, limit(ask, most), 0);
  }

  private static Sort sort(AskFigure ask, List<Key> keys) {
    boolean down = ask.order().descending();
    for (Figure.Column column : ask.figure().columns()) {
      if (column.name().equals(ask.order().by())) {
        return column.metric() != null
            ? new Sort(null, column.metric(), down)
            : new Sort(
                column.dimension() == null ? keys.get(0) : Key.of(column.dimension()), null, down);
      }
    }
    throw new IllegalStateException("sorted by " + ask.order().by() + ", which was not checked");
  }

  private static int limit(AskFigure ask, int otherwise) {
    return ask.limit() == null ? otherwise : ask.limit();
  }

  private static List<Key> keys(Figure figure) {
    return figure.columns().stream()
        .filter(column -> column.dimension() != null)
        .map(column -> Key.of(column.dimension()))
        .toList();
  }

  /** Each sum costs Druid time of its own, so only those that are wanted are computed. */
  private static List<Metric> metrics(AskFigure ask) {
    Stream<Metric> wanted =
        ask.figure().columns().stream()
            .filter(column -> wanted(ask, column))
            .map(FigurePlan::metric)
            .filter(Objects::nonNull);
    return Stream.concat(wanted, Stream.of(Metric.NET_SALES)).distinct().toList();
  }

  private static boolean wanted(AskFigure ask, Figure.Column column) {
    return ask.wanted().isEmpty()
        || ask.wanted().contains(column.name())
        || ask.order() != null && column.name().equals(ask.order().by());
  }

  /** What a column is computed from; what is derived is so from net sales, unless it says. */
  private static Metric metric(Figure.Column column) {
    return column.derived() == Derived.UNITS_KNOWN ? Metric.NET_UNITS : column.metric();
  }
}
