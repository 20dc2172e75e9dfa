package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.contract.TaskState.*;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import verticles.bus.Asks;
import verticles.contract.Facts;
import verticles.contract.LedgerMessages.*;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Task;
import verticles.contract.Verdict;
import verticles.contract.Wishes;

/** A file that waits for its mapping, and what the dataset remembers of it. */
class MappingTest extends PipelineCase {
  private static final Reading READING =
      new Reading(
          "Sales",
          null,
          null,
          null,
          "Africa/Nairobi",
          null,
          Map.of("Amount", new Reading.Column("grossRevenue", "plain", ",")));

  @Test
  void aFileGoesOnOnceItsMappingIsConfirmed() throws InterruptedException {
    // Given
    rooms.check =
        task -> Future.succeededFuture(SmallRooms.verdict(5, task.wishes().confirmed(), null));
    startPipeline();
    Task task = ledger.stored("asked");
    until(task, AWAITING_MAPPING);
    Wishes wishes = Wishes.NONE.with(READING, false);

    // When
    Task confirmed = ledger.ask(Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), wishes));

    // Then
    assertEquals(VALIDATING, confirmed.state());
    assertTrue(confirmed.wishes().confirmed());
    until(task, QUERYABLE);
    assertEquals(READING, rooms.wishes.reading());
    assertEquals(
        List.of(
            RECEIVING,
            STORED,
            VALIDATING,
            AWAITING_MAPPING,
            VALIDATING,
            SUBMITTING,
            INGESTING,
            PUBLISHING,
            QUERYABLE),
        path(task));
  }

  @Test
  void whatIsConfirmedIsNotAskedAgain() throws InterruptedException {
    // Given a check that is still not sure
    rooms.check = task -> Future.succeededFuture(SmallRooms.verdict(5, false, null));
    startPipeline();
    Task task = ledger.stored("unsure");
    until(task, AWAITING_MAPPING);

    // When
    ledger.ask(Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), Wishes.NONE));

    // Then
    until(task, QUERYABLE);
  }

  @Test
  void aColumnThatTheFileDoesNotHaveCannotBeMapped() throws InterruptedException {
    // Given
    Plan plan =
        new Plan(',', 1, "UTC", List.of(column("Date"), column("Sales")), List.of(), List.of());
    rooms.check =
        task ->
            Future.succeededFuture(
                new Verdict(plan, List.of(), 5, 5, 0, List.of(), Map.of(), false, List.of(), null));
    startPipeline();
    Task task = ledger.stored("slip");
    until(task, AWAITING_MAPPING);
    Reading slip =
        new Reading(
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("Datum", new Reading.Column("__time", "dd/MM/yyyy", null)));

    // When
    Problem refusal =
        ledger.refused(
            Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), Wishes.NONE.with(slip, true)));

    // Then
    assertEquals("bad-parameter", refusal.type());
    assertEquals("Datum", refusal.errors().get(0).value());
    assertEquals(AWAITING_MAPPING, ledger.find(task).state());
  }

  private static Plan.Column column(String name) {
    return new Plan.Column(name, name, Plan.Role.EXTRA, null, null, 1, "It is so.");
  }

  @Test
  void whatDoesNotWaitCannotBeConfirmed() throws InterruptedException {
    // Given
    startPipeline();
    Task task = ledger.stored("sure");
    until(task, QUERYABLE);

    // When
    Problem refusal =
        ledger.refused(Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), Wishes.NONE));

    // Then
    assertEquals("not-waiting", refusal.type());
    assertEquals(409, refusal.status());
  }

  @Test
  void aRefusedFileThatIsKeptGoesOnUnderOtherWishes() throws InterruptedException {
    // Given
    Problem tooMany = Problem.of("too-many-rejected-rows", 422, "Too many rows at fault", "4 of 9");
    rooms.check =
        task ->
            Future.succeededFuture(
                SmallRooms.verdict(5, true, task.wishes().confirmed() ? null : tooMany));
    startPipeline();
    Task task = ledger.stored("faulty");
    until(task, REJECTED);

    // When
    Task confirmed =
        ledger.ask(
            Asks.CONFIRM_MAPPING, new ConfirmMapping(task.id(), Wishes.NONE.with(READING, false)));

    // Then
    assertEquals(VALIDATING, confirmed.state());
    assertNull(confirmed.problem());
    until(task, QUERYABLE);
    assertEquals(
        List.of(
            RECEIVING,
            STORED,
            VALIDATING,
            REJECTED,
            VALIDATING,
            SUBMITTING,
            INGESTING,
            PUBLISHING,
            QUERYABLE),
        path(task));
  }

  @Test
  void whatWasRefusedIsNotLoadedBesideItsOwnContent() throws InterruptedException {
    // Given the same content refused at first, and good the second time
    Problem tooMany = Problem.of("too-many-rejected-rows", 422, "Too many rows at fault", "4 of 9");
    rooms.check = task -> Future.succeededFuture(SmallRooms.verdict(5, true, tooMany));
    startPipeline();
    Task refused = ledger.stored("twice");
    until(refused, REJECTED);
    rooms.check = task -> Future.succeededFuture(SmallRooms.verdict(5, true, null));
    Task again = ledger.open(refused.dataset(), null);
    String key = "raw/" + again.id() + "/1";
    rooms.objects.put(key, 10L);
    ledger.move(again, STORED, Facts.stored(refused.dataset(), 10, refused.sha256(), key));
    until(again, QUERYABLE);

    // When
    Problem refusal =
        ledger.refused(Asks.CONFIRM_MAPPING, new ConfirmMapping(refused.id(), Wishes.NONE));

    // Then
    assertEquals("duplicate-content", refusal.type());
  }

  @Test
  void theNextFileIsCheckedByWhatTheDatasetRemembers() throws InterruptedException {
    // Given a file that was read
    rooms.check = task -> Future.succeededFuture(planned());
    startPipeline();
    until(ledger.stored("memory"), QUERYABLE);
    Remembered atFirst = rooms.remembered;

    // When
    until(ledger.stored("memory"), QUERYABLE);

    // Then
    assertEquals(Remembered.NOTHING, atFirst);
    assertEquals(List.of("Day", "Amount", "Memo", "Internal"), rooms.remembered.header());
    Reading reading = rooms.remembered.reading();
    assertEquals("Africa/Nairobi", reading.timeZone());
    assertEquals(
        Map.of(
            "Day", new Reading.Column("__time", "dd/MM/yyyy", null),
            "Amount", new Reading.Column("grossRevenue", "plain", ","),
            "Memo", new Reading.Column(Reading.KEEP, null, null),
            "Internal", new Reading.Column(Reading.IGNORE, null, null)),
        reading.columns());
    assertFalse(ledger.find(until(ledger.stored("memory"), QUERYABLE)).wishes().confirmed());
  }

  private static Verdict planned() {
    Plan plan =
        new Plan(
            ';',
            1,
            "Africa/Nairobi",
            List.of(
                new Plan.Column("Day", "__time", Plan.Role.TIME, "dd/MM/yyyy", null, 1, ""),
                new Plan.Column("Amount", "grossRevenue", Plan.Role.MEASURE, "plain", ",", 1, ""),
                new Plan.Column("Memo", "Memo", Plan.Role.EXTRA, null, null, 1, ""),
                new Plan.Column("Internal", null, Plan.Role.IGNORED, null, null, 1, "")),
            List.of(),
            List.of());
    return new Verdict(plan, List.of(), 5, 5, 0, List.of(), Map.of(), true, List.of(), null);
  }
}
