package verticles.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Done;
import verticles.contract.ViewMessages;
import verticles.contract.ViewMessages.DeleteView;
import verticles.contract.ViewMessages.FindPreferences;
import verticles.contract.ViewMessages.ListViews;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SavePreferences;
import verticles.contract.ViewMessages.SaveView;
import verticles.contract.ViewMessages.View;

/** What people keep of a dataset. */
final class Views {
  static final int MOST = 100;

  private static final String SAVE =
      """
      INSERT INTO saved_view (dataset, name, address)
      SELECT $1, $2, $3
      WHERE EXISTS (SELECT FROM saved_view WHERE dataset = $1 AND name = $2)
        OR (SELECT count(*) FROM saved_view WHERE dataset = $1) < $4
      ON CONFLICT (dataset, name) DO UPDATE SET address = excluded.address, created_at = now()
      RETURNING id, name, address, created_at
      """;

  private static final String SAVE_PREFERENCES =
      """
      INSERT INTO dataset_preference (dataset, monthly_target, currency, locale, fiscal_start)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (dataset) DO UPDATE SET monthly_target = excluded.monthly_target,
        currency = excluded.currency, locale = excluded.locale, fiscal_start = excluded.fiscal_start
      """;

  private final Postgres postgres;
  private final Datasets datasets;

  Views(Postgres postgres, Datasets datasets) {
    this.postgres = postgres;
    this.datasets = datasets;
  }

  Future<ViewMessages.Views> list(ListViews ask) {
    return datasets
        .find(ask.dataset())
        .compose(
            there ->
                postgres.run(
                    "SELECT id, name, address, created_at FROM saved_view WHERE dataset = $1"
                        + " ORDER BY lower(name), name",
                    there.name()))
        .map(Views::all);
  }

  Future<View> save(SaveView ask) {
    return datasets
        .find(ask.dataset())
        .compose(there -> postgres.run(SAVE, there.name(), ask.name(), ask.address(), MOST))
        .compose(
            rows ->
                rows.size() == 0
                    ? Faults.tooManyViews(ask.dataset(), MOST)
                    : Future.succeededFuture(view(rows.iterator().next())));
  }

  Future<Done> delete(DeleteView ask) {
    return postgres
        .run("DELETE FROM saved_view WHERE dataset = $1 AND id = $2", ask.dataset(), ask.id())
        .compose(
            rows -> rows.rowCount() == 0 ? Faults.noSuchView() : Future.succeededFuture(Done.DONE));
  }

  Future<Preferences> preferences(FindPreferences ask) {
    return datasets
        .find(ask.dataset())
        .compose(
            there ->
                postgres.run("SELECT * FROM dataset_preference WHERE dataset = $1", there.name()))
        .map(Views::agreed);
  }

  Future<Preferences> save(SavePreferences ask) {
    Preferences wanted = ask.preferences();
    return datasets
        .find(ask.dataset())
        .compose(
            there ->
                postgres.run(
                    SAVE_PREFERENCES,
                    there.name(),
                    wanted.monthlyTarget(),
                    wanted.currency(),
                    wanted.locale(),
                    wanted.fiscalStart()))
        .map(saved -> wanted);
  }

  private static ViewMessages.Views all(RowSet<Row> rows) {
    List<View> views = new ArrayList<>();
    rows.forEach(row -> views.add(view(row)));
    return new ViewMessages.Views(views);
  }

  private static View view(Row row) {
    return new View(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("address"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static Preferences agreed(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return new Preferences(null, null, null, null);
    }
    Row row = rows.iterator().next();
    return new Preferences(
        row.getDouble("monthly_target"),
        row.getString("currency"),
        row.getString("locale"),
        row.getInteger("fiscal_start"));
  }
}
