package verticles.validation;

import java.util.Locale;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;

/**
 * Which rows a plan takes, and what is wrong with the others. A cell's {@link CellRule} is only a
 * sieve: what it catches is judged here, row by row.
 */
final class RowRules {
  private final Mapping mapping;
  private final CellRule[] rules;
  private final CellReader reader = new CellReader();

  RowRules(Mapping mapping) {
    this.mapping = mapping;
    this.rules = new CellRule[mapping.columns()];
    for (int place = 0; place < rules.length; place++) {
      rules[place] = rule(place, mapping.target(place));
    }
  }

  CellRule cell(int place) {
    return rules[place];
  }

  private CellRule rule(int place, CanonicalColumn target) {
    if (target == null && !mapping.extra(place)) {
      return CellRule.NONE;
    }
    if (target == null || target.role() == Plan.Role.DIMENSION) {
      return new CellRule(-1, Traits.UNUSABLE);
    }
    if (target == CanonicalColumn.TIME) {
      return new CellRule(mapping.timeFormats().traits(), Traits.UNUSABLE);
    }
    long number = mapping.decimal(place).number();
    long amount = target == CanonicalColumn.GROSS ? number : number | Traits.EMPTY;
    return new CellRule(amount, wrongSigns(target) | Traits.PERCENT | Traits.UNUSABLE);
  }

  private long wrongSigns(CanonicalColumn target) {
    if (target == CanonicalColumn.LINE_ITEMS) {
      return Traits.NEGATIVE | Traits.ZERO | Traits.BELOW_ONE;
    }
    boolean back = target == CanonicalColumn.RETURNS || target == CanonicalColumn.UNITS_RETURNED;
    return switch (mapping.measure(target)) {
      case PLAIN -> back ? Traits.POSITIVE : Traits.NEGATIVE;
      case NEGATED -> Traits.NEGATIVE;
      case SIGNED -> 0;
    };
  }

  /** The first rule that the row breaks, or null if it breaks none after all. */
  Fault judge(RowBatch batch, int row) {
    for (int place = 0; place < rules.length; place++) {
      String text = Cells.text(batch, row, place);
      long traits = traits(batch, row, place);
      if (rules[place].broken(traits) && !excused(batch, row, place, traits)) {
        return fault(batch.line(row), place, text, traits);
      }
    }
    return null;
  }

  /** A row of returns alone need not have a gross amount. */
  private boolean excused(RowBatch batch, int row, int place, long traits) {
    int returns = mapping.place(CanonicalColumn.RETURNS);
    return mapping.target(place) == CanonicalColumn.GROSS
        && traits == Traits.EMPTY
        && returns != Mapping.NONE
        && traits(batch, row, returns) != Traits.EMPTY;
  }

  private long traits(RowBatch batch, int row, int place) {
    long cell = batch.cell(row, place);
    int from = RowBatch.start(cell);
    int to = RowBatch.end(cell);
    byte[] text = new byte[to - from + 2 * Bytes.MARGIN];
    int end = Bytes.MARGIN + to - from;
    if (RowBatch.escaped(cell)) {
      end = Cells.unescape(batch.block, from, to, text, Bytes.MARGIN);
    } else {
      System.arraycopy(batch.block, from, text, Bytes.MARGIN, to - from);
    }
    return reader.read(text, Bytes.MARGIN, end, true);
  }

  private Fault fault(long line, int place, String text, long traits) {
    String column = mapping.source(place);
    CanonicalColumn target = mapping.target(place);
    String value = Utf8.shown(text);
    if ((traits & Traits.NUL) != 0) {
      return fault(line, column, value, Rule.NUL, "The cell contains a NUL byte.");
    }
    if ((traits & Traits.NOT_UTF8) != 0) {
      return fault(
          line, column, value, Rule.NOT_UTF8, "The cell is not UTF-8. Save the file as CSV UTF-8.");
    }
    if ((traits & Traits.TOO_LONG) != 0) {
      return fault(line, column, value, Rule.CELL_TOO_LONG, "The cell is longer than 64 KB.");
    }
    if (target == CanonicalColumn.TIME) {
      return traits == Traits.EMPTY
          ? fault(line, column, null, Rule.MISSING_TIME, "The time is missing.")
          : fault(line, column, value, Rule.BAD_TIME, badTime(value));
    }
    if (traits == Traits.EMPTY) {
      return fault(line, column, null, Rule.MISSING_AMOUNT, "The amount is missing.");
    }
    Decimal decimal = mapping.decimal(place);
    if ((traits & decimal.number()) == 0 || (traits & Traits.PERCENT) != 0) {
      String message = "“" + value + "” is not an amount written like " + decimal.example() + ".";
      return fault(line, column, value, Rule.BAD_NUMBER, message);
    }
    if (target == CanonicalColumn.LINE_ITEMS) {
      return fault(line, column, value, Rule.BELOW_ONE, "A row has at least one line item.");
    }
    return fault(line, column, value, Rule.WRONG_SIGN, wrongSign(column, value, traits));
  }

  private String badTime(String value) {
    return "“"
        + value
        + "” is not a time like those in the rest of the column, written "
        + mapping.timeFormats().examples()
        + ", of the years 1900 to 2199.";
  }

  private static String wrongSign(String column, String value, long traits) {
    String side = (traits & Traits.NEGATIVE) != 0 ? "below" : "above";
    return value + " is " + side + " zero, where “" + Utf8.shown(column) + "” must not be.";
  }

  private static Fault fault(long line, String column, String value, Rule rule, String message) {
    return new Fault(line, Utf8.shown(column), value, rule.word(), message);
  }

  /** What is wrong with a row whose cells do not match the header's. */
  Fault fault(RowBatch.Broken row) {
    String message =
        switch (row.rule()) {
          case CELL_COUNT ->
              String.format(
                  Locale.ROOT,
                  "Line %,d has %,d cells, the header has %,d.",
                  row.line(),
                  row.cells(),
                  mapping.columns());
          case BROKEN_QUOTE -> "After a closing quote there is more text. Double quotes in a cell.";
          case UNCLOSED_QUOTE -> "A quote that opens in this line is not closed.";
          default -> "The row is longer than 1 MB.";
        };
    return new Fault(row.line(), null, null, row.rule().word(), message);
  }
}
