package verticles.validation;

import java.util.List;
import java.util.Locale;
import verticles.contract.Ingredient;
import verticles.contract.Problem.Fault;

/** What is wrong with a row, in words for the person who has the file. */
final class RowFaults {
  private final Mapping mapping;

  RowFaults(Mapping mapping) {
    this.mapping = mapping;
  }

  /** The rule that a cell with these traits, which its column does not take, breaks. */
  Rule rule(int place, long traits) {
    if ((traits & Traits.NUL) != 0) {
      return Rule.NUL;
    }
    if ((traits & Traits.NOT_UTF8) != 0) {
      return Rule.NOT_UTF8;
    }
    if ((traits & Traits.TOO_LONG) != 0) {
      return Rule.CELL_TOO_LONG;
    }
    CanonicalColumn target = mapping.target(place);
    boolean empty = traits == Traits.EMPTY;
    if (target == CanonicalColumn.TIME) {
      return empty ? Rule.MISSING_TIME : Rule.BAD_TIME;
    }
    if (mapping.place(Ingredient.TIME_OF_DAY) == place) {
      return Rule.BAD_TIME;
    }
    if (mapping.place(Ingredient.RETURN_MARK) == place) {
      return Rule.BAD_FLAG;
    }
    if (empty) {
      return Rule.MISSING_AMOUNT;
    }
    if ((traits & mapping.decimal(place).number()) == 0 || (traits & Traits.PERCENT) != 0) {
      return Rule.BAD_NUMBER;
    }
    return target == CanonicalColumn.LINE_ITEMS ? Rule.BELOW_ONE : Rule.WRONG_SIGN;
  }

  Fault of(Rule rule, long line, int place, String text, long traits) {
    String value = Utf8.shown(text);
    boolean missing = rule == Rule.MISSING_TIME || rule == Rule.MISSING_AMOUNT;
    return new Fault(
        line,
        Utf8.shown(mapping.source(place)),
        missing ? null : value,
        rule.word(),
        message(rule, place, value, traits));
  }

  private String message(Rule rule, int place, String value, long traits) {
    return switch (rule) {
      case NUL -> "The cell contains a NUL byte.";
      case NOT_UTF8 -> "The cell is not UTF-8. Save the file as CSV UTF-8.";
      case CELL_TOO_LONG -> "The cell is longer than 64 KB.";
      case TOTALS_LINE -> "A line of totals: it has no date, and its rows count by themselves.";
      case MISSING_TIME -> "The time is missing.";
      case BAD_TIME -> badTime(place, value);
      case MISSING_AMOUNT ->
          mapping.target(place) == CanonicalColumn.GROSS
              ? "The amount is missing."
              : "The cell is empty, and the amount is computed from it.";
      case BAD_NUMBER -> "“" + value + "” is not a number written like " + example(place) + ".";
      case BELOW_ONE -> "A row has at least one line item.";
      case BAD_FLAG -> "“" + value + "” does not say whether the row is a return. Write yes or no.";
      case EXCESS_DISCOUNT -> "The discount of " + value + " is more than the amount.";
      default -> wrongSign(place, value, traits);
    };
  }

  private String example(int place) {
    return mapping.decimal(place).example() + " or " + mapping.decimal(place).plainExample();
  }

  private String badTime(int place, String value) {
    boolean date = mapping.target(place) == CanonicalColumn.TIME;
    TimeFormats formats = date ? mapping.timeFormats() : mapping.clockFormats();
    return "“"
        + value
        + "” is not a time like those in the rest of the column, written "
        + formats.examples()
        + (date ? ", of the years 1900 to 2199." : ".");
  }

  private String wrongSign(int place, String value, long traits) {
    if (mapping.ingredient(place) != null) {
      return "With " + value + " here, what is computed from it would be below zero.";
    }
    String side = (traits & Traits.NEGATIVE) != 0 ? "below" : "above";
    return value
        + " is "
        + side
        + " zero, where “"
        + Utf8.shown(mapping.source(place))
        + "” must not be.";
  }

  /** Its first cell with anything in it labels totals. */
  private static boolean startsTotals(List<String> cells) {
    return cells.stream()
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .map(CellReader::labelsTotals)
        .orElse(false);
  }

  /** What is wrong with a row whose cells do not match the header's. */
  Fault of(RowBatch.Broken row, List<String> cells) {
    if (row.rule() == Rule.CELL_COUNT && startsTotals(cells)) {
      return new Fault(
          row.line(), null, null, Rule.TOTALS_LINE.word(), message(Rule.TOTALS_LINE, 0, null, 0));
    }
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
