package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.PurgeMessages.DeleteDataset;
import verticles.contract.ViewMessages.DeleteView;
import verticles.contract.ViewMessages.FindPreferences;
import verticles.contract.ViewMessages.ListViews;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SavePreferences;
import verticles.contract.ViewMessages.SaveView;
import verticles.contract.ViewMessages.View;
import verticles.contract.Wishes.Mode;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

class ViewsTest {
  private static final Preferences NOTHING = new Preferences(null, null, null, null);
  private static TestLedger ledger;

  @BeforeAll
  static void start() {
    ledger = new TestLedger(TestServices.database());
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  private static View save(String dataset, String name, String address) {
    return ledger.ask(Asks.SAVE_VIEW, new SaveView(dataset, name, address));
  }

  private static List<View> views(String dataset) {
    return ledger.ask(Asks.LIST_VIEWS, new ListViews(dataset)).views();
  }

  private static Preferences preferences(String dataset) {
    return ledger.ask(Asks.FIND_PREFERENCES, new FindPreferences(dataset));
  }

  @Test
  void viewsAreKeptByNameAndOneOfTheSameNameIsReplaced() {
    // Given
    ledger.queryable("views", Mode.APPEND);
    save("views", "Plateau", "/overview?branches=Thika");
    save("views", "coast", "/overview?branches=Nyali");

    // When
    save("views", "Plateau", "/overview?branches=Nakuru");

    // Then
    List<View> kept = views("views");
    assertEquals(List.of("coast", "Plateau"), kept.stream().map(View::name).toList());
    assertEquals("/overview?branches=Nakuru", kept.get(1).address());
  }

  @Test
  void aViewIsForgottenOnceAndOnlyInItsDataset() {
    // Given
    ledger.queryable("views_gone", Mode.APPEND);
    View view = save("views_gone", "One", "/overview");

    // When
    ledger.ask(Asks.DELETE_VIEW, new DeleteView("views_gone", view.id()));

    // Then
    assertEquals(List.of(), views("views_gone"));
    assertEquals(
        404, ledger.refused(Asks.DELETE_VIEW, new DeleteView("views_gone", view.id())).status());
    assertEquals(
        404,
        ledger.refused(Asks.DELETE_VIEW, new DeleteView("elsewhere", UUID.randomUUID())).status());
  }

  @Test
  void thereIsABoundAndNoViewOfADatasetThatIsNone() {
    // Given
    ledger.queryable("views_many", Mode.APPEND);
    ledger.sql(
        "INSERT INTO saved_view (dataset, name, address)"
            + " SELECT 'views_many', 'view ' || n, '/overview' FROM generate_series(1, 100) n");

    // When
    save("views_many", "view 7", "/overview?compare=none");

    // Then
    assertEquals(
        409,
        ledger
            .refused(Asks.SAVE_VIEW, new SaveView("views_many", "one more", "/overview"))
            .status());
    assertEquals(
        404,
        ledger.refused(Asks.SAVE_VIEW, new SaveView("no_such_views", "one", "/overview")).status());
    assertEquals(100, views("views_many").size());
  }

  @Test
  void preferencesAreReplacedAsAWhole() {
    // Given
    ledger.queryable("agreed", Mode.APPEND);
    Preferences first = new Preferences(7.5e6, "KES", "en-KE", 7);
    Preferences second = new Preferences(null, "UGX", null, 1);

    // When
    Preferences before = preferences("agreed");
    ledger.ask(Asks.SAVE_PREFERENCES, new SavePreferences("agreed", first));
    Preferences between = preferences("agreed");
    ledger.ask(Asks.SAVE_PREFERENCES, new SavePreferences("agreed", second));

    // Then
    assertEquals(NOTHING, before);
    assertEquals(first, between);
    assertEquals(second, preferences("agreed"));
    assertNull(preferences("agreed").monthlyTarget());
  }

  @Test
  void whatWasKeptOfADeletedDatasetDoesNotComeBackWithItsName() {
    // Given
    ledger.queryable("views_deleted", Mode.APPEND);
    save("views_deleted", "One", "/overview");
    ledger.ask(
        Asks.SAVE_PREFERENCES,
        new SavePreferences("views_deleted", new Preferences(1.0, null, null, null)));

    // When
    ledger.ask(Asks.DELETE_DATASET, new DeleteDataset("views_deleted"));
    ledger.queryable("views_deleted", Mode.APPEND);

    // Then
    assertEquals(List.of(), views("views_deleted"));
    assertEquals(NOTHING, preferences("views_deleted"));
  }
}
