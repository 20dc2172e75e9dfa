package verticles.analytics;

import static verticles.analytics.Columns.quoted;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.DatasetMessages.Dataset;
import verticles.contract.Dimension;

/**
 * The rows that a number is over: those of a dataset's visible ingestions that pass a filter.
 * Values are parameters of the SQL; only names of ours stand in its text.
 *
 * @param dataset what the ledger says about the dataset
 * @param columns those of the dataset
 * @param filter the filter as it was asked, for telling equal questions
 * @param span its days
 * @param asker for whom it is asked, or null
 */
record Scope(Dataset dataset, Columns columns, Filter filter, Span span, String asker) {

  static Scope of(Dataset dataset, Filter filter, Span span, String asker) {
    return new Scope(dataset, Columns.of(dataset), filter, span, asker);
  }

  Scope over(Span other) {
    return new Scope(
        dataset,
        columns,
        new Filter(
            filter.dataSource(),
            String.valueOf(other.first()),
            String.valueOf(other.last()),
            filter.among()),
        other,
        asker);
  }

  /** The zone in which days begin. */
  ZoneId zone() {
    String zone = dataset.timeZone();
    return zone == null || zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
  }

  /** The {@code FROM … WHERE …} of every query over this scope. */
  Statement rows() {
    return new Statement().add(" FROM " + quoted(dataset.name()) + " WHERE ").add(wanted());
  }

  /** What is true of the rows of this scope. */
  Statement wanted() {
    Statement rows =
        new Statement()
            .add(
                "SCALAR_IN_ARRAY(\"_ingestion_id\", ?)",
                dataset.visible().stream().map(UUID::toString).toList());
    if (span.first() != null) {
      rows.add(" AND \"__time\" >= MILLIS_TO_TIMESTAMP(?)", span.from(zone()));
    }
    if (span.last() != null) {
      rows.add(" AND \"__time\" < MILLIS_TO_TIMESTAMP(?)", span.until(zone()));
    }
    filter.among().forEach((name, values) -> among(rows, name, values));
    return rows;
  }

  private void among(Statement rows, String name, List<String> values) {
    if (FirstPurchase.isMeant(name, columns)) {
      rows.add(FirstPurchase.among(this, values));
    } else if (RowsWith.isMeant(name, columns)) {
      rows.add(" AND " + RowsWith.among(values, columns));
    } else {
      among(rows, Names.dimension("where", name, columns), values);
    }
  }

  /** A dataset without the column has the value "Unknown" in every row. */
  void among(Statement rows, Key key, List<String> values) {
    if (key.part() != null) {
      rows.add(" AND " + key.part().among(values, zone()));
      return;
    }
    boolean unknown = values.contains(Dimension.UNKNOWN);
    if (!columns.has(key.column())) {
      rows.add(unknown ? "" : " AND 1 = 0");
      return;
    }
    String column = quoted(key.column());
    String text = columns.isText(key.column()) ? column : "CAST(" + column + " AS VARCHAR)";
    String listed = "SCALAR_IN_ARRAY(" + text + ", ?)";
    rows.add(
        unknown ? " AND (" + listed + " OR " + column + " IS NULL)" : " AND " + listed, values);
  }
}
