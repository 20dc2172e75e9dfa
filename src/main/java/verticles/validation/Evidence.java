package verticles.validation;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import verticles.contract.Ingredient;

/** What a column's values say about what it may be. */
record Evidence(ColumnTally tally) {
  private static final double MOST = 0.5;
  private static final double GAPPY = 0.1;
  private static final Pattern DOCUMENT =
      Pattern.compile("#?\\p{L}{0,8}[-/_ ]?[\\p{Nd}/-]*\\p{Nd}{2,}\\p{L}?");

  /** An empty column may be anything; one with values that fit is better. */
  private static final double EMPTY = 0.5;

  /** Cells that say something: words such as “n/a” do not, nor does a label of totals. */
  long values() {
    return tally.values() - tally.counts.any(Traits.NOTHING | Traits.TOTAL);
  }

  /** Part of the rows in which the column has no value. */
  double emptiness() {
    long all = tally.counts.total();
    return all == 0 ? 0 : 1 - (double) values() / all;
  }

  /** So many rows lack a value that what the column names is not named in all of them. */
  boolean gappy() {
    return emptiness() > GAPPY;
  }

  /** Different values over values. */
  double variety() {
    return values() == 0 ? 0 : Math.min(1, (double) tally.distinct.estimate() / values());
  }

  private double share(long count) {
    return values() == 0 ? 0 : (double) count / values();
  }

  double numbers() {
    return share(tally.numbers(tally.decimal()));
  }

  /** Numbers with decimals among all values. */
  double fractions() {
    Decimal decimal = tally.decimal();
    return share(tally.numbers(decimal) - tally.counts.all(decimal.number() | Traits.INTEGER));
  }

  double percents() {
    return share(tally.counts.any(Traits.PERCENT));
  }

  /** Dates, with or without a time of day, that are no plain numbers. */
  double dates() {
    TimeFormats written = TimeFormats.of(tally, false);
    return dated(written) ? share(written.count(tally)) : 0;
  }

  private static boolean dated(TimeFormats formats) {
    return formats.formats().stream().anyMatch(TimeFormat::dated);
  }

  /** How well it suits a target, 0 to 1; 0 if most values are of another kind. */
  double fit(Target target, String name) {
    if (values() == 0) {
      return EMPTY;
    }
    double fit = suits(target, name);
    return fit > MOST ? Math.min(1, fit) : 0;
  }

  private double suits(Target target, String name) {
    if (target.ingredient() != null) {
      return suits(target.ingredient(), name);
    }
    return switch (target.canonical().role()) {
      case TIME -> {
        TimeFormats any = TimeFormats.of(tally, true);
        yield dated(any) ? share(any.count(tally)) : 0;
      }
      case MEASURE -> percents() > MOST ? 0 : numbers();
      default -> dates() > MOST || timesOfDay() > MOST || fractions() > MOST ? 0 : 1;
    };
  }

  private double suits(Ingredient ingredient, String name) {
    return switch (ingredient) {
      case TIME_OF_DAY -> timesOfDay();
      case RETURN_MARK -> mark(name).isPresent() ? 1 : 0;
      case DISCOUNT_PERCENT -> numbers();
      case PROFIT -> percents() > MOST || ratio() ? 0 : numbers();
      default -> percents() > MOST ? 0 : numbers();
    };
  }

  private double timesOfDay() {
    return share(tally.times(TimeFormat.TIME_OF_DAY));
  }

  /** All between −1 and 1 with decimals: a part of something rather than an amount. */
  private boolean ratio() {
    NumberRange range = tally.range(tally.decimal());
    return fractions() > 0
        && Math.abs(number(range.min())) <= 1
        && Math.abs(number(range.max())) <= 1;
  }

  private static double number(String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  /**
   * How the column would mark returns: {@code flag} if its values are words that say so, {@code
   * number} if it has a value in few rows and its name is that of a credit note's number.
   */
  Optional<String> mark(String name) {
    boolean yesOrNo =
        NameList.words(name).stream()
            .anyMatch(word -> word.equals("type") || word.equals("typ") || word.equals("tipo"));
    long flags = tally.flags() - (yesOrNo ? tally.counts.any(Traits.BOOLEAN) : 0);
    if (share(flags) > MOST) {
      return Optional.of("flag");
    }
    boolean few = emptiness() > MOST || values() == 0;
    return few && !yesOrNo && fractions() == 0 ? Optional.of("number") : Optional.empty();
  }

  /** Different from row to row, and each with a number in it: {@code INV-0012}, {@code #1001}. */
  boolean numbersDocuments() {
    boolean patterned =
        Stream.of(String.valueOf(tally.texts.min()), String.valueOf(tally.texts.max()))
            .allMatch(text -> DOCUMENT.matcher(text).matches());
    return values() > 0 && patterned && variety() > 0.3 && dates() == 0 && fractions() == 0;
  }

  /** Some numbers have two readings, such as {@code 1,234}, and no other value tells which. */
  boolean ambiguousDecimals() {
    return tally.ambiguous() > 0
        && tally.only(Decimal.POINT) == 0
        && tally.only(Decimal.COMMA) == 0;
  }
}
