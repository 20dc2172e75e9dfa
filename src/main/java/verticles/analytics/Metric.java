package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import verticles.analytics.Formula.Aggregate;
import verticles.analytics.Formula.Distinct;
import verticles.analytics.Formula.Ratio;
import verticles.analytics.Formula.Sum;

/**
 * Every number that a dashboard shows, defined once, here. With R = Σ grossRevenue, T = Σ
 * returnsValue (never above 0) and C = Σ totalCost. Over no rows at all, sums are null and counts
 * are 0; a metric whose column the data lacks is null, never invented.
 */
enum Metric {
  ROWS,
  /** R. */
  TOTAL_REVENUE,
  /** T. */
  RETURNS_VALUE,
  /** R + T. */
  NET_SALES,
  /** R + T − C, where every row has a cost: an unknown cost is not a cost of nothing. */
  GROSS_PROFIT,
  LINE_ITEMS,
  /** Σ unitsSold + Σ unitsReturned. */
  NET_UNITS,
  /** Different transactions; a row that names none is one by itself. */
  TRANSACTIONS,
  NAMED_TRANSACTIONS,
  UNNAMED_TRANSACTIONS,
  /** (R + T) / transactions. */
  AVERAGE_TRANSACTION,
  UNIQUE_PRODUCTS,
  UNIQUE_BRANCHES,
  UNIQUE_EMPLOYEES,
  UNIQUE_CUSTOMERS,
  /** Epoch milliseconds. */
  EARLIEST_TIME,
  /** Epoch milliseconds. */
  LATEST_TIME;

  private static final String TRANSACTION = "TransactionId";
  private static final String UNKNOWN = "CAST(NULL AS DOUBLE)";

  /** This metric over data that has these columns. */
  Formula over(Columns has) {
    return switch (this) {
      case ROWS -> new Aggregate("COUNT(*)");
      case TOTAL_REVENUE -> new Aggregate(sum(has, "grossRevenue"));
      case RETURNS_VALUE -> new Aggregate(sum(has, "returnsValue"));
      case NET_SALES -> new Aggregate(ofRows(net(has)));
      case GROSS_PROFIT -> new Aggregate(profit(has));
      case LINE_ITEMS -> new Aggregate(sum(has, "lineItemCount"));
      case NET_UNITS -> new Aggregate(netUnits(has));
      case TRANSACTIONS ->
          has.has(TRANSACTION)
              ? new Sum(NAMED_TRANSACTIONS, UNNAMED_TRANSACTIONS)
              : new Aggregate("COUNT(*)");
      case NAMED_TRANSACTIONS -> distinct(has, TRANSACTION);
      case UNNAMED_TRANSACTIONS ->
          new Aggregate("COUNT(*) FILTER (WHERE " + quoted(TRANSACTION) + " IS NULL)");
      case AVERAGE_TRANSACTION -> new Ratio(NET_SALES, TRANSACTIONS);
      case UNIQUE_PRODUCTS -> distinct(has, "ItemName");
      case UNIQUE_BRANCHES -> distinct(has, "Branch");
      case UNIQUE_EMPLOYEES -> distinct(has, "SalesPerson");
      case UNIQUE_CUSTOMERS -> distinct(has, "CardName");
      case EARLIEST_TIME -> new Aggregate("TIMESTAMP_TO_MILLIS(MIN(\"__time\"))");
      case LATEST_TIME -> new Aggregate("TIMESTAMP_TO_MILLIS(MAX(\"__time\"))");
    };
  }

  private static String sum(Columns has, String column) {
    return has.has(column) ? "SUM(" + quoted(column) + ")" : UNKNOWN;
  }

  private static Formula distinct(Columns has, String column) {
    return has.has(column) ? new Distinct(column) : new Aggregate("0");
  }

  private static String net(Columns has) {
    return plus(has, "grossRevenue", "returnsValue");
  }

  private static String profit(Columns has) {
    if (!has.has("totalCost")) {
      return UNKNOWN;
    }
    String cost = quoted("totalCost");
    return "CASE WHEN COUNT(*) > 0 AND COUNT(%s) = COUNT(*) THEN %s - SUM(%s) END"
        .formatted(cost, net(has), cost);
  }

  private static String netUnits(Columns has) {
    return "CASE WHEN %s + %s > 0 THEN %s END"
        .formatted(
            count(has, "unitsSold"),
            count(has, "unitsReturned"),
            plus(has, "unitsSold", "unitsReturned"));
  }

  /** How many rows have a value. */
  private static String count(Columns has, String column) {
    return has.has(column) ? "COUNT(" + quoted(column) + ")" : "0";
  }

  private static String plus(Columns has, String one, String other) {
    return "(COALESCE(%s, 0) + COALESCE(%s, 0))".formatted(sum(has, one), sum(has, other));
  }

  /** A sum over no rows is unknown, not 0. */
  private static String ofRows(String sql) {
    return "CASE WHEN COUNT(*) > 0 THEN " + sql + " END";
  }
}
