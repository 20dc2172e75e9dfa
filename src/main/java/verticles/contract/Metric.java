package verticles.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import verticles.contract.Formula.Distinct;
import verticles.contract.Formula.DistinctOrRows;
import verticles.contract.Formula.First;
import verticles.contract.Formula.Last;
import verticles.contract.Formula.Less;
import verticles.contract.Formula.Ratio;
import verticles.contract.Formula.Rows;
import verticles.contract.Formula.RowsBelowZero;
import verticles.contract.Formula.RowsWithout;
import verticles.contract.Formula.Sum;
import verticles.contract.Formula.Whole;

/**
 * Every number that can be asked for, defined once, here: the SQL, the descriptions of the GraphQL
 * schema, the page's labels and docs/metrics.md come from it. Over no rows at all, sums are null
 * and counts are 0; a metric whose column the data lacks is null, never invented.
 */
public enum Metric {
  TOTAL_REVENUE(
      "totalRevenue",
      "Revenue",
      Unit.MONEY,
      new Sum(List.of("grossRevenue")),
      "What was sold, before returns."),
  RETURNS_VALUE(
      "returnsValue",
      "Returns",
      Unit.MONEY,
      new Sum(List.of("returnsValue")),
      "Value of what came back, never above 0."),
  NET_SALES(
      "netSales",
      "Net sales",
      Unit.MONEY,
      new Sum(List.of("grossRevenue", "returnsValue")),
      "What was sold, less what came back."),
  COST(
      "cost",
      "Cost",
      Unit.MONEY,
      new Whole("totalCost"),
      "What the goods cost; null where a cost is not known, which is not a cost of nothing."),
  GROSS_PROFIT(
      "grossProfit",
      "Gross profit",
      Unit.MONEY,
      new Less(NET_SALES, "totalCost"),
      "Net sales less their cost; null where a cost is not known, which is not a cost of nothing."),
  GROSS_MARGIN(
      "grossMargin",
      "Gross margin as a fraction",
      Unit.FRACTION,
      new Ratio(GROSS_PROFIT, NET_SALES, 1),
      "Gross profit as a part of net sales; null where there are none."),
  MARGIN_PCT(
      "marginPct",
      "Gross margin",
      Unit.PERCENT,
      new Ratio(GROSS_PROFIT, NET_SALES, 100),
      "Gross profit in percent of net sales; null where there are none."),
  RETURN_RATE(
      "returnRate",
      "Return rate",
      Unit.PERCENT,
      new Ratio(RETURNS_VALUE, TOTAL_REVENUE, -100),
      "Value of what came back in percent of revenue."),
  LINE_ITEMS(
      "lineItemCount",
      "Line items",
      Unit.COUNT,
      new Sum(List.of("lineItemCount")),
      "Lines of receipts and invoices; a row that says nothing else is one."),
  ROWS("rows", "Rows", Unit.COUNT, new Rows(), "Rows of the data, as they were loaded."),
  RETURNED_ROWS(
      "returns",
      "Returned lines",
      Unit.COUNT,
      new RowsBelowZero(List.of("returnsValue", "unitsReturned")),
      "Rows that take something back."),
  UNITS_SOLD(
      "unitsSold",
      "Units sold",
      Unit.UNITS,
      new Sum(List.of("unitsSold")),
      "Units that were sold, before returns."),
  NET_UNITS(
      "netUnitsSold",
      "Net units",
      Unit.UNITS,
      new Sum(List.of("unitsSold", "unitsReturned")),
      "Units that were sold, less units that came back."),
  AVERAGE_PRICE(
      "averagePrice",
      "Average price",
      Unit.MONEY,
      new Ratio(TOTAL_REVENUE, UNITS_SOLD, 1),
      "Revenue for each unit that was sold."),
  TRANSACTIONS(
      "transactions",
      "Transactions",
      Unit.COUNT,
      new DistinctOrRows("TransactionId"),
      "Different transactions; a row that names none is one by itself."),
  AVERAGE_TRANSACTION(
      "averageTransaction",
      "Average transaction",
      Unit.MONEY,
      new Ratio(NET_SALES, TRANSACTIONS, 1),
      "Net sales for each transaction."),
  UNIQUE_PRODUCTS(
      "uniqueProducts",
      "Products",
      Unit.COUNT,
      new Distinct("ItemName"),
      "Different products; 0 where the data names none."),
  UNIQUE_BRANCHES(
      "uniqueBranches",
      "Branches",
      Unit.COUNT,
      new Distinct("Branch"),
      "Different branches; 0 where the data names none."),
  UNIQUE_EMPLOYEES(
      "uniqueEmployees",
      "Sales persons",
      Unit.COUNT,
      new Distinct("SalesPerson"),
      "Different sales persons; 0 where the data names none."),
  UNIQUE_CUSTOMERS(
      "uniqueCustomers",
      "Customers",
      Unit.COUNT,
      new Distinct("CardName"),
      "Different customers; 0 where the data names none."),
  ROWS_WITHOUT_PRODUCT(
      "rowsWithoutProduct",
      "Rows without a product",
      Unit.COUNT,
      new RowsWithout("ItemName"),
      "Rows that name no product."),
  ROWS_WITHOUT_BRANCH(
      "rowsWithoutBranch",
      "Rows without a branch",
      Unit.COUNT,
      new RowsWithout("Branch"),
      "Rows that name no branch."),
  ROWS_WITHOUT_EMPLOYEE(
      "rowsWithoutEmployee",
      "Rows without a sales person",
      Unit.COUNT,
      new RowsWithout("SalesPerson"),
      "Rows that name no sales person."),
  ROWS_WITHOUT_CUSTOMER(
      "rowsWithoutCustomer",
      "Rows without a customer",
      Unit.COUNT,
      new RowsWithout("CardName"),
      "Rows that name no customer."),
  FIRST_SALE(
      "firstSale", "First sale", Unit.TIME, new First(), "The time of the first row, in UTC."),
  LAST_SALE("lastSale", "Last sale", Unit.TIME, new Last(), "The time of the last row, in UTC.");

  private final String word;
  private final String label;
  private final Unit unit;
  private final Formula formula;
  private final String sentence;

  Metric(String word, String label, Unit unit, Formula formula, String sentence) {
    this.word = word;
    this.label = label;
    this.unit = unit;
    this.formula = formula;
    this.sentence = sentence;
  }

  public static Optional<Metric> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** Its name in questions and answers. */
  public String word() {
    return word;
  }

  /** What a page writes beside it. */
  public String label() {
    return label;
  }

  public Unit unit() {
    return unit;
  }

  public Formula formula() {
    return formula;
  }

  /** What it is, for people. */
  public String sentence() {
    return sentence;
  }
}
