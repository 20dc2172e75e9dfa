package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import verticles.bus.Asks;
import verticles.config.Database;
import verticles.contract.DatasetMessages.*;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.LedgerMessages.*;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes.Mode;
import verticles.testing.TestLedger;
import verticles.testing.TestServices;

/** Whatever is shown, replaced, undone and redone: queries see what a model of few lines says. */
class VisibleSetTest {
  private static TestLedger one;
  private static TestLedger two;

  private enum Deed {
    APPEND,
    REPLACE,
    IN_PLACE_OF,
    UNDO,
    REDO,
    TIME_IS_OVER
  }

  private record Step(Deed deed, boolean byOne, int choice) {}

  /** What ought to be. */
  private static final class Model {
    final Set<UUID> visible = new HashSet<>();
    final Set<UUID> purged = new HashSet<>();
    final Map<UUID, UUID> replacedBy = new HashMap<>();
    final Map<UUID, Mode> modes = new HashMap<>();

    /** Who stood first where a task stands. */
    final Map<UUID, UUID> places = new HashMap<>();

    /** Tasks that were hidden, the latest last. */
    final List<UUID> hidden = new ArrayList<>();

    void show(UUID task) {
      for (UUID other : Set.copyOf(visible)) {
        if (modes.get(task) == Mode.REPLACE || places.get(other).equals(places.get(task))) {
          visible.remove(other);
          replacedBy.put(other, task);
          hidden.remove(other);
          hidden.add(other);
        }
      }
      visible.add(task);
      replacedBy.remove(task);
    }

    boolean undo(UUID task) {
      if (!visible.remove(task)) {
        return false;
      }
      for (int i = hidden.size() - 1; i >= 0; i--) {
        UUID other = hidden.get(i);
        boolean placeIsFree =
            visible.stream().noneMatch(it -> places.get(it).equals(places.get(other)));
        if (task.equals(replacedBy.get(other)) && !purged.contains(other) && placeIsFree) {
          replacedBy.remove(other);
          visible.add(other);
        }
      }
      return true;
    }

    boolean redo(UUID task) {
      if (visible.contains(task) || purged.contains(task)) {
        return false;
      }
      show(task);
      return true;
    }
  }

  @BeforeContainer
  static void start() {
    Database database = TestServices.database();
    one = new TestLedger(database);
    two = new TestLedger(database);
  }

  @AfterContainer
  static void stop() {
    one.close();
    two.close();
  }

  @Property(tries = 25)
  void queriesSeeWhatTheModelSays(@ForAll("steps") List<Step> steps) {
    // Given
    String dataset = "d" + Ids.next().toString().replace("-", "");
    Model model = new Model();
    List<UUID> tasks = new ArrayList<>();

    // When
    for (Step step : steps) {
      take(step, step.byOne() ? one : two, dataset, model, tasks);
    }

    // Then
    if (!tasks.isEmpty()) {
      Dataset seen = two.ask(Asks.FIND_DATASET, new FindDataset(dataset));
      assertEquals(model.visible, new HashSet<>(seen.visible()));
      assertEquals(3L * model.visible.size(), seen.rows());
      for (UUID id : tasks) {
        Task task = one.ask(Asks.FIND_TASK, new FindTask(id));
        assertEquals(model.visible.contains(id), task.state() == TaskState.QUERYABLE);
        assertEquals(model.replacedBy.get(id), task.replacedBy());
        assertLegal(one.history(task));
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(
                Deed.APPEND,
                Deed.APPEND,
                Deed.REPLACE,
                Deed.IN_PLACE_OF,
                Deed.IN_PLACE_OF,
                Deed.UNDO,
                Deed.UNDO,
                Deed.UNDO,
                Deed.REDO,
                Deed.REDO,
                Deed.TIME_IS_OVER),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 100))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(16);
  }

  private static void take(
      Step step, TestLedger replica, String dataset, Model model, List<UUID> tasks) {
    if (step.deed() == Deed.APPEND || step.deed() == Deed.REPLACE) {
      Mode mode = step.deed() == Deed.APPEND ? Mode.APPEND : Mode.REPLACE;
      UUID task = replica.queryable(dataset, mode).id();
      tasks.add(task);
      model.modes.put(task, mode);
      model.places.put(task, task);
      model.show(task);
      return;
    }
    if (tasks.isEmpty()) {
      return;
    }
    UUID task = tasks.get(step.choice() % tasks.size());
    switch (step.deed()) {
      case IN_PLACE_OF -> {
        Task mended = replica.publishing(dataset, 3);
        replica.sql(
            "UPDATE task SET wishes = wishes || '{\"replaces\": \"%s\"}' WHERE id = '%s'"
                .formatted(task, mended.id()));
        Move move = Move.of(mended, TaskState.QUERYABLE, Facts.NONE);
        assertEquals(model.visible.contains(task), done(replica, Asks.MOVE_TASK, move));
        if (model.visible.contains(task)) {
          tasks.add(mended.id());
          model.modes.put(mended.id(), Mode.APPEND);
          model.places.put(mended.id(), model.places.get(task));
          model.show(mended.id());
        } else {
          replica.move(mended, TaskState.FAILED);
        }
      }
      case UNDO ->
          assertEquals(model.undo(task), done(replica, Asks.UNDO_TASK, new UndoTask(task)));
      case REDO ->
          assertEquals(model.redo(task), done(replica, Asks.REDO_TASK, new RedoTask(task)));
      default -> {
        replica.sql(
            "UPDATE task SET purge_at = now() WHERE purge_at IS NOT NULL AND id = '" + task + "'");
        if (!model.visible.contains(task)) {
          model.purged.add(task);
        }
      }
    }
  }

  private static <Q extends verticles.contract.Message> boolean done(
      TestLedger replica, verticles.bus.Ask<Q, Task> ask, Q question) {
    try {
      replica.ask(ask, question);
      return true;
    } catch (ProblemException refused) {
      assertEquals(409, refused.problem().status());
      return false;
    }
  }

  private static void assertLegal(List<TaskEvent> history) {
    for (int i = 1; i < history.size(); i++) {
      TaskEvent event = history.get(i);
      assertEquals(history.get(i - 1).to(), event.from(), "a gap");
      assertTrue(event.from() == event.to() || event.from().mayBecome(event.to()), "" + event);
      assertTrue(event.version() > history.get(i - 1).version());
    }
  }
}
