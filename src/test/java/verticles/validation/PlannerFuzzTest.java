package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;
import verticles.contract.ProblemException;
import verticles.contract.Question;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** Any table gets a plan that makes sense, and the same one again once it is remembered. */
class PlannerFuzzTest {
  private static final String[] NAMES = {
    "Date",
    "Datum",
    "Time",
    "Sales",
    "Revenue",
    "Net",
    "Gross",
    "Fee",
    "Total",
    "Order total",
    "Amount (USD)",
    "Qty",
    "Unit price",
    "Price",
    "Discount",
    "Disc %",
    "Cost",
    "Unit cost",
    "Profit",
    "Returns",
    "Type",
    "Credit note",
    "Branch",
    "Store",
    "Customer",
    "Order ID",
    "Transaction ID",
    "Currency",
    "Name",
    "Number",
    "Note",
    "",
    "Größe",
    "__time",
    "grossRevenue",
    "Amuont"
  };
  private static final String[] CELLS = {
    "2024-01-05",
    "05/01/2024",
    "01/02/24",
    "24/12/31",
    "31.12.24",
    "10:31",
    "45296",
    "1.5",
    "1,234",
    "1.234,5",
    "-7",
    "(3)",
    "$5",
    "7 €",
    "5%",
    "0.1",
    "0",
    "1",
    "yes",
    "Refund",
    "Sale",
    "INV-0012",
    "Lamp",
    "n/a",
    "-",
    "",
    "USD",
    "eur"
  };

  @BeforeProperty
  void whatWasFoundStaysMended() throws IOException {
    Corpus.replay("tables", PlannerFuzzTest::judge);
  }

  @Property(tries = 600)
  void anyTableGetsAPlanThatMakesSense(@ForAll("tables") String table) throws IOException {
    Corpus.attempt("tables", table.getBytes(StandardCharsets.UTF_8), PlannerFuzzTest::judge);
  }

  private static void judge(byte[] table) {
    // When
    String text = new String(table, StandardCharsets.UTF_8);
    Planned planned;
    try {
      planned = Planning.plan(text);
    } catch (ProblemException hopeless) {
      return; // its header: refused before anything is planned
    }

    // Then
    makesSense(planned);
    if (planned.refusal() == null && planned.confident()) {
      Planned again =
          Planning.plan(text, Planning.after(remembered(planned.plan()), ColumnChange.REFUSE));
      assertTrue(Planner.same(planned.plan(), again.plan()), planned.plan() + "\n" + again.plan());
      assertEquals(null, again.refusal());
      assertTrue(again.confident(), again.notes().toString());
    }
  }

  private static void makesSense(Planned planned) {
    List<String> sources = planned.plan().columns().stream().map(Plan.Column::source).toList();
    Set<String> targets = new HashSet<>();
    for (Plan.Column column : planned.plan().columns()) {
      assertTrue(column.target() == null || targets.add(column.target()), "twice: " + column);
      assertTrue(column.confidence() > 0 && column.confidence() <= 1, column.toString());
      assertEquals(column.role() == Role.IGNORED, column.target() == null, column.toString());
      if (column.role() == Role.TIME) {
        assertTrue(TimeFormats.named(column.format()).isPresent(), column.toString());
      }
    }
    for (Question question : planned.questions()) {
      assertTrue(sources.containsAll(question.candidates()), question.toString());
      assertTrue(question.column() == null || sources.contains(question.column()));
    }
    assertEquals(
        planned.questions().size(),
        planned.notes().stream().filter(note -> note.kind() == Note.Kind.QUESTION).count());
    Mapping mapping = new Mapping(planned.plan());
    boolean amount =
        mapping.has(CanonicalColumn.GROSS) || mapping.derivation(CanonicalColumn.GROSS).isPresent();
    boolean loadable = mapping.has(CanonicalColumn.TIME) && amount;
    assertTrue(loadable || !planned.confident() || planned.refusal() != null, "goes on");
  }

  /** As the ledger would have it. */
  private static Remembered remembered(Plan plan) {
    Map<String, Reading.Column> columns = new HashMap<>();
    for (Plan.Column column : plan.columns()) {
      String target =
          column.role() == Role.EXTRA
              ? Reading.KEEP
              : column.role() == Role.IGNORED ? Reading.IGNORE : column.target();
      columns.put(column.source(), new Reading.Column(target, column.format(), column.decimal()));
    }
    return new Remembered(
        plan.columns().stream().map(Plan.Column::source).toList(),
        new Reading(
            null,
            null,
            String.valueOf(plan.delimiter()),
            plan.headerLine(),
            plan.timeZone(),
            null,
            columns));
  }

  @Provide
  Arbitrary<String> tables() {
    return Arbitraries.integers()
        .between(1, 8)
        .flatMap(
            width -> {
              Arbitrary<List<String>> names = Arbitraries.of(NAMES).list().ofSize(width);
              Arbitrary<List<List<String>>> rows =
                  Arbitraries.of(CELLS).list().ofSize(width).list().ofMinSize(1).ofMaxSize(6);
              return Combinators.combine(names, rows).as(PlannerFuzzTest::table);
            });
  }

  private static String table(List<String> names, List<List<String>> rows) {
    List<String> lines = new ArrayList<>(List.of(String.join(";", names)));
    rows.forEach(row -> lines.add(String.join(";", row)));
    return String.join("\n", lines) + "\n";
  }
}
