package verticles.contract;

import java.time.Instant;
import java.util.List;

/** What one can ask of analytics. Definitions: docs/metrics. Money is in the data's own unit. */
public interface AnalyticsMessages {

  /**
   * Which rows a number is over. A null or empty field means everything.
   *
   * @param dataSource the dataset; null = the one that changed last
   * @param startDate first day, ISO yyyy-MM-dd, inclusive
   * @param endDate last day, inclusive
   */
  record Filter(
      String dataSource,
      String startDate,
      String endDate,
      List<String> branches,
      List<String> productLines,
      List<String> itemGroups,
      List<String> salesPersons)
      implements Message {
    public Filter {
      branches = branches == null ? List.of() : List.copyOf(branches);
      productLines = productLines == null ? List.of() : List.copyOf(productLines);
      itemGroups = itemGroups == null ? List.of() : List.copyOf(itemGroups);
      salesPersons = salesPersons == null ? List.of() : List.copyOf(salesPersons);
    }
  }

  record AskRevenueSummary(Filter filter) implements Message {}

  /**
   * Sums are null where no row is in the filter; {@code grossProfit} also where a cost is missing.
   *
   * @param approximate true if the counts of different things are estimates (about 1 %)
   */
  record RevenueSummary(
      Double totalRevenue,
      Double netSales,
      Double grossProfit,
      Double lineItemCount,
      Double returnsValue,
      long totalTransactions,
      Double averageTransaction,
      long uniqueProducts,
      long uniqueBranches,
      long uniqueEmployees,
      Double netUnitsSold,
      boolean approximate)
      implements Message {}

  record AskMonthlySales(Filter filter) implements Message {}

  /**
   * @param date first day of the month, yyyy-MM-dd
   */
  record MonthlySales(String date, Double totalSales, Double grossProfit) implements Message {}

  record MonthlySalesList(List<MonthlySales> months) implements Message {
    public MonthlySalesList {
      months = List.copyOf(months);
    }
  }

  record AskBranches(Filter filter) implements Message {}

  record Branch(
      String branch,
      Double totalSales,
      long transactionCount,
      Double averageSale,
      long uniqueCustomers,
      long uniqueProducts)
      implements Message {}

  /**
   * The branch that sells most first.
   *
   * @param approximate true if the counts of different things are estimates (about 1 %)
   */
  record BranchList(List<Branch> branches, boolean approximate) implements Message {
    public BranchList {
      branches = List.copyOf(branches);
    }
  }

  record AskDataRange(String dataSource) implements Message {}

  /** Both dates null where there is no row. */
  record DataRange(String earliestDate, String latestDate, long totalRecords) implements Message {}

  record AskDataVersion(String dataSource) implements Message {}

  record DataVersion(String dataSource, long version, Instant lastIngestionTime)
      implements Message {}
}
