package verticles.contract;

import static verticles.contract.Figure.Column.date;
import static verticles.contract.Figure.Column.derived;
import static verticles.contract.Figure.Column.key;
import static verticles.contract.Figure.Column.maybe;
import static verticles.contract.Figure.Column.needed;
import static verticles.contract.Figure.Column.of;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The questions that a dashboard asks again and again, by the names that GraphQL and REST have for
 * them, and the columns of their answers.
 */
public enum Figure {
  REVENUE_SUMMARY(
      "revenueSummary",
      of("totalRevenue", Metric.TOTAL_REVENUE),
      of("netSales", Metric.NET_SALES),
      of("grossProfit", Metric.GROSS_PROFIT),
      of("lineItemCount", Metric.LINE_ITEMS),
      of("returnsValue", Metric.RETURNS_VALUE),
      needed("totalTransactions", Metric.TRANSACTIONS),
      of("averageTransaction", Metric.AVERAGE_TRANSACTION),
      needed("uniqueProducts", Metric.UNIQUE_PRODUCTS),
      needed("uniqueBranches", Metric.UNIQUE_BRANCHES),
      needed("uniqueEmployees", Metric.UNIQUE_EMPLOYEES),
      of("netUnitsSold", Metric.NET_UNITS),
      needed("uniqueCustomers", Metric.UNIQUE_CUSTOMERS),
      of("marginPct", Metric.MARGIN_PCT),
      of("returnRate", Metric.RETURN_RATE),
      needed("rowsWithoutProduct", Metric.ROWS_WITHOUT_PRODUCT),
      needed("rowsWithoutBranch", Metric.ROWS_WITHOUT_BRANCH),
      needed("rowsWithoutEmployee", Metric.ROWS_WITHOUT_EMPLOYEE),
      needed("rowsWithoutCustomer", Metric.ROWS_WITHOUT_CUSTOMER),
      derived("approximate", Derived.APPROXIMATE)),
  TARGET_ATTAINMENT(
      "targetAttainment",
      derived("attainmentPercentage", Derived.ATTAINMENT),
      of("totalSales", Metric.NET_SALES),
      derived("target", Derived.TARGET)),
  MONTHLY_SALES_GROWTH(
      "monthlySalesGrowth",
      date("date"),
      of("totalSales", Metric.NET_SALES),
      of("grossProfit", Metric.GROSS_PROFIT),
      derived("growthPct", Derived.GROWTH)),
  MARGIN_TRENDS("marginTrends", date("date"), of("marginPct", Metric.MARGIN_PCT)),
  PRODUCT_PERFORMANCE(
      "productPerformance", key("product", Dimension.ITEM), of("sales", Metric.NET_SALES)),
  PRODUCT_ANALYTICS(
      "productAnalytics",
      key("itemName", Dimension.ITEM),
      key("productLine", Dimension.PRODUCT_LINE),
      key("itemGroup", Dimension.ITEM_GROUP),
      needed("totalSales", Metric.NET_SALES),
      of("grossProfit", Metric.GROSS_PROFIT),
      of("margin", Metric.GROSS_MARGIN),
      needed("totalQty", Metric.NET_UNITS),
      needed("transactionCount", Metric.TRANSACTIONS),
      needed("uniqueBranches", Metric.UNIQUE_BRANCHES),
      needed("averagePrice", Metric.AVERAGE_PRICE),
      derived("unitsKnown", Derived.UNITS_KNOWN)),
  BRANCH_PRODUCT_HEATMAP(
      "branchProductHeatmap",
      key("branch", Dimension.BRANCH),
      key("product", Dimension.ITEM),
      of("sales", Metric.NET_SALES)),
  BRANCH_PERFORMANCE(
      "branchPerformance",
      key("branch", Dimension.BRANCH),
      of("totalSales", Metric.NET_SALES),
      needed("transactionCount", Metric.TRANSACTIONS),
      of("averageSale", Metric.AVERAGE_TRANSACTION),
      needed("uniqueCustomers", Metric.UNIQUE_CUSTOMERS),
      needed("uniqueProducts", Metric.UNIQUE_PRODUCTS)),
  BRANCH_GROWTH(
      "branchGrowth",
      key("branch", Dimension.BRANCH),
      date("monthYear"),
      of("monthlySales", Metric.NET_SALES),
      derived("growthPct", Derived.GROWTH)),
  BRANCH_LIST("branchList", key("branch", Dimension.BRANCH)),
  SALES_PERFORMANCE(
      "salesPerformance",
      key("salesPerson", Dimension.SALES_PERSON),
      of("totalSales", Metric.NET_SALES),
      of("grossProfit", Metric.GROSS_PROFIT),
      of("avgMargin", Metric.GROSS_MARGIN),
      needed("transactionCount", Metric.TRANSACTIONS),
      of("averageSale", Metric.AVERAGE_TRANSACTION),
      needed("uniqueBranches", Metric.UNIQUE_BRANCHES),
      needed("uniqueProducts", Metric.UNIQUE_PRODUCTS),
      derived("quotaAttainment", Derived.QUOTA)),
  PROFITABILITY_BY_DIMENSION(
      "profitabilityByDimension",
      maybe("branch", Dimension.BRANCH),
      maybe("productLine", Dimension.PRODUCT_LINE),
      maybe("itemGroup", Dimension.ITEM_GROUP),
      of("grossMargin", Metric.GROSS_MARGIN),
      of("grossProfit", Metric.GROSS_PROFIT)),
  TOP_CUSTOMERS(
      "topCustomers",
      key("cardName", Dimension.CUSTOMER),
      of("salesAmount", Metric.NET_SALES),
      of("grossProfit", Metric.GROSS_PROFIT)),
  RETURNS_ANALYSIS(
      "returnsAnalysis",
      derived("reason", Derived.REASON),
      needed("count", Metric.RETURNED_ROWS),
      of("returnsValue", Metric.RETURNS_VALUE)),
  SALESPERSON_PRODUCT_MIX(
      "salespersonProductMix",
      key("salesperson", Dimension.SALES_PERSON),
      key("productLine", Dimension.PRODUCT_LINE),
      of("avgProfitMargin", Metric.GROSS_MARGIN),
      of("totalSales", Metric.NET_SALES));

  private final String word;
  private final List<Column> columns;

  Figure(String word, Column... columns) {
    this.word = word;
    this.columns = List.of(columns);
  }

  public static Optional<Figure> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** The name of its field in GraphQL; in REST with hyphens. */
  public String word() {
    return word;
  }

  public List<Column> columns() {
    return columns;
  }

  /** Whether its answer is one row, whatever the rows of the data are. */
  public boolean single() {
    return this == REVENUE_SUMMARY || this == TARGET_ATTAINMENT;
  }

  /** Columns that are computed from the groups that Druid has made, not from rows. */
  public enum Derived {
    GROWTH("Change to the stretch before, in percent of it; null where that had no sales."),
    QUOTA("Net sales in percent of the median of all sales persons."),
    TARGET("The target that was given."),
    ATTAINMENT("Net sales in percent of the target; null without one."),
    REASON("Why it came back, where the data tells; else the product."),
    UNITS_KNOWN("False where no units are known: then totalQty and averagePrice say nothing."),
    APPROXIMATE("True if counts of different things are estimates.");

    private final String sentence;

    Derived(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  /**
   * One column of the answer; exactly one of its sources is not null.
   *
   * @param name its name in the answer
   * @param needed never null: a number that is not known is 0 there, as the original promised
   */
  public record Column(
      String name, Metric metric, Dimension dimension, Derived derived, boolean needed) {

    static Column of(String name, Metric metric) {
      return new Column(name, metric, null, null, false);
    }

    static Column needed(String name, Metric metric) {
      return new Column(name, metric, null, null, true);
    }

    static Column key(String name, Dimension dimension) {
      return new Column(name, null, dimension, null, true);
    }

    static Column maybe(String name, Dimension dimension) {
      return new Column(name, null, dimension, null, false);
    }

    /** The first day of a stretch of time: it has none of the sources. */
    static Column date(String name) {
      return new Column(name, null, null, null, true);
    }

    static Column derived(String name, Derived derived) {
      return new Column(name, null, null, derived, derived == Derived.REASON);
    }

    public boolean isDate() {
      return metric == null && dimension == null && derived == null;
    }

    /** What it is, for people. */
    public String sentence() {
      if (metric != null) {
        return metric.sentence();
      }
      if (dimension != null) {
        return dimension.sentence();
      }
      return derived != null ? derived.sentence() : "The first day of the stretch of time.";
    }
  }
}
