package verticles.analytics;

import static verticles.analytics.Metric.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import verticles.contract.AnalyticsMessages.Branch;
import verticles.contract.AnalyticsMessages.BranchList;
import verticles.contract.AnalyticsMessages.DataRange;
import verticles.contract.AnalyticsMessages.MonthlySales;
import verticles.contract.AnalyticsMessages.MonthlySalesList;
import verticles.contract.AnalyticsMessages.RevenueSummary;

/** The questions of the contract as queries, and the tables of their answers as messages. */
final class Answers {
  static final Query REVENUE_SUMMARY =
      Query.total(
          TOTAL_REVENUE,
          NET_SALES,
          GROSS_PROFIT,
          LINE_ITEMS,
          RETURNS_VALUE,
          TRANSACTIONS,
          AVERAGE_TRANSACTION,
          UNIQUE_PRODUCTS,
          UNIQUE_BRANCHES,
          UNIQUE_EMPLOYEES,
          NET_UNITS);
  static final Query MONTHS = Query.by(Key.MONTH, NET_SALES, GROSS_PROFIT);
  static final Query BRANCHES =
      Query.by(
          Key.BRANCH,
          NET_SALES,
          TRANSACTIONS,
          AVERAGE_TRANSACTION,
          UNIQUE_CUSTOMERS,
          UNIQUE_PRODUCTS);
  static final Query RANGE = Query.total(ROWS, EARLIEST_TIME, LATEST_TIME);

  private Answers() {}

  static RevenueSummary revenueSummary(Table table) {
    Row all = table.only();
    return new RevenueSummary(
        all.number(TOTAL_REVENUE),
        all.number(NET_SALES),
        all.number(GROSS_PROFIT),
        all.number(LINE_ITEMS),
        all.number(RETURNS_VALUE),
        all.count(TRANSACTIONS),
        all.number(AVERAGE_TRANSACTION),
        all.count(UNIQUE_PRODUCTS),
        all.count(UNIQUE_BRANCHES),
        all.count(UNIQUE_EMPLOYEES),
        all.number(NET_UNITS),
        table.approximate());
  }

  static MonthlySalesList months(Table table) {
    return new MonthlySalesList(
        table.rows().stream()
            .map(
                row ->
                    new MonthlySales(
                        row.key().substring(0, "yyyy-MM-dd".length()),
                        row.number(NET_SALES),
                        row.number(GROSS_PROFIT)))
            .toList());
  }

  /** The branch that sells most comes first. */
  static BranchList branches(Table table) {
    List<Branch> branches =
        table.rows().stream()
            .filter(row -> row.number(NET_SALES) != null)
            .sorted(Comparator.comparing((Row row) -> row.number(NET_SALES)).reversed())
            .map(Answers::branch)
            .toList();
    return new BranchList(branches, table.approximate());
  }

  static DataRange range(Table table) {
    Row all = table.only();
    return new DataRange(
        day(all.whole(EARLIEST_TIME)), day(all.whole(LATEST_TIME)), all.count(ROWS));
  }

  private static Branch branch(Row row) {
    return new Branch(
        row.key(),
        row.number(NET_SALES),
        row.count(TRANSACTIONS),
        row.number(AVERAGE_TRANSACTION),
        row.count(UNIQUE_CUSTOMERS),
        row.count(UNIQUE_PRODUCTS));
  }

  private static String day(Long millis) {
    return millis == null
        ? null
        : LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).toString();
  }
}
