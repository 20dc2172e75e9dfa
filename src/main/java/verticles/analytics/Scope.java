package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.LedgerMessages.Dataset;

/**
 * The rows that a number is over: those of a dataset's visible ingestions that pass a filter.
 * Values are parameters of the SQL; only names of ours stand in its text.
 *
 * @param dataset what the ledger says about the dataset
 * @param filter the filter as it was asked, for telling equal questions
 * @param span its days
 */
record Scope(Dataset dataset, Filter filter, Span span) {

  Columns columns() {
    return Columns.of(dataset);
  }

  /** The {@code FROM … WHERE …} of every query over this scope. */
  Clause clause() {
    Clause clause = new Clause("FROM " + quoted(dataset.name()) + " WHERE ");
    clause.and(
        "SCALAR_IN_ARRAY(\"_ingestion_id\", ?)",
        dataset.visible().stream().map(UUID::toString).toList());
    if (span.from() != null) {
      clause.and("\"__time\" >= MILLIS_TO_TIMESTAMP(?)", span.from());
    }
    if (span.until() != null) {
      clause.and("\"__time\" < MILLIS_TO_TIMESTAMP(?)", span.until());
    }
    among(clause, "Branch", filter.branches());
    among(clause, "ProductLine", filter.productLines());
    among(clause, "ItemGroup", filter.itemGroups());
    among(clause, "SalesPerson", filter.salesPersons());
    return clause;
  }

  /** A dataset without the column has the value "Unknown" in every row. */
  private void among(Clause clause, String column, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    if (columns().has(column)) {
      clause.and("SCALAR_IN_ARRAY(" + quoted(column) + ", ?)", values);
    } else if (!values.contains(Key.UNKNOWN)) {
      clause.and("1 = 0");
    }
  }

  /** A piece of SQL with the values of its question marks. */
  static final class Clause {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();
    private boolean begun;

    private Clause(String start) {
      this.sql = new StringBuilder(start);
    }

    private void and(String condition, Object... parameters) {
      sql.append(begun ? " AND " : "").append(condition);
      values.addAll(List.of(parameters));
      begun = true;
    }

    String sql() {
      return sql.toString();
    }

    List<Object> values() {
      return values;
    }
  }
}
