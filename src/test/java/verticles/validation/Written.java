package verticles.validation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.Ingredient;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;
import verticles.contract.Problem.Fault;
import verticles.contract.Quality;

/** Rows read by a plan that the test makes: those set aside, and the others as written. */
final class Written {
  final List<Fault> faults = new ArrayList<>();
  final Quality quality;
  private final List<String[]> rows = new ArrayList<>();
  private final List<String> names;

  private Written(Plan plan, String text) {
    Mapping mapping = new Mapping(plan);
    RowRules rules = new RowRules(mapping);
    read(plan, text, batch -> judge(rules, batch));
    CanonicalWriter writer =
        new CanonicalWriter(
            mapping,
            "task",
            (header, bytes, from, to) ->
                rows.add(
                    new String(bytes, from, to - from, StandardCharsets.UTF_8)
                        .strip()
                        .split(",", -1)));
    read(plan, text, writer);
    quality = writer.quality();
    names = writer.columns().stream().map(Canonical.Column::name).toList();
  }

  static Written of(Plan plan, String text) {
    return new Written(plan, text);
  }

  private void judge(RowRules rules, RowBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      Fault fault = rules.judge(batch, row);
      if (fault != null) {
        faults.add(fault);
      }
    }
  }

  private static void read(Plan plan, String text, RowSink sink) {
    byte[] rows = text.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[rows.length + 2 * Bytes.MARGIN];
    System.arraycopy(rows, 0, block, Bytes.MARGIN, rows.length);
    CsvReader reader = new CsvReader(plan.delimiter(), plan.columns().size(), 2, sink);
    reader.read(block, Bytes.MARGIN, Bytes.MARGIN + rows.length, true);
  }

  List<String> column(CanonicalColumn column) {
    int place = names.indexOf(column.columnName());
    return rows.stream().map(row -> row[place]).toList();
  }

  BigDecimal sum(CanonicalColumn column) {
    return column(column).stream()
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A plan of columns parted by semicolons. */
  static Plan plan(List<Plan.Column> columns, CanonicalColumn... derived) {
    List<Plan.Derived> formulas = new ArrayList<>();
    for (CanonicalColumn column : derived) {
      formulas.add(new Plan.Derived(column.columnName(), "from others"));
    }
    return new Plan(';', 1, "UTC", columns, formulas, List.of());
  }

  static Plan.Column time(String format) {
    return new Plan.Column("Date", "__time", Role.TIME, format, null, 1, "test");
  }

  static Plan.Column amount(CanonicalColumn column, String format, String decimal) {
    String name = column.columnName();
    return new Plan.Column(name, name, Role.MEASURE, format, decimal, 1, "test");
  }

  static Plan.Column part(Ingredient part, String format) {
    return new Plan.Column(part.word(), part.word(), Role.INGREDIENT, format, ".", 1, "test");
  }
}
