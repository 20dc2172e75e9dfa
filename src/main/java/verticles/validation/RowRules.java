package verticles.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import verticles.contract.Ingredient;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem.Fault;

/**
 * Which rows a plan takes, and what is wrong with the others. A cell's {@link CellRule} is only a
 * sieve: what it catches is judged here, row by row.
 */
final class RowRules {
  private static final long EMPTY = Traits.EMPTY | Traits.NOTHING;
  private static final long FLAG = Traits.RETURNED | Traits.SOLD | EMPTY;

  private final Mapping mapping;
  private final CellRule[] rules;
  private final RowCells cells;
  private final Amounts amounts;
  private final RowFaults faults;
  private final ExcessDiscounts excess = new ExcessDiscounts();

  RowRules(Mapping mapping) {
    this.mapping = mapping;
    this.rules = new CellRule[mapping.columns()];
    for (int place = 0; place < rules.length; place++) {
      rules[place] = rule(place);
    }
    this.cells = new RowCells(mapping);
    this.amounts = new Amounts(mapping, cells);
    this.faults = new RowFaults(mapping);
  }

  CellRule cell(int place) {
    return rules[place];
  }

  /** Every row has to be judged: what is derived may break a rule though no cell does. */
  boolean everyRow() {
    return amounts.judged();
  }

  private CellRule rule(int place) {
    CanonicalColumn target = mapping.target(place);
    if (mapping.extra(place) || (target != null && target.role() == Plan.Role.DIMENSION)) {
      return new CellRule(-1, Traits.UNUSABLE);
    }
    if (target == CanonicalColumn.TIME) {
      return new CellRule(mapping.timeFormats().traits(), Traits.UNUSABLE);
    }
    if (target != null) {
      return amount(place, wrongSigns(target), needed(target));
    }
    Ingredient ingredient = mapping.ingredient(place);
    return ingredient == null ? CellRule.NONE : rule(place, ingredient);
  }

  private CellRule rule(int place, Ingredient ingredient) {
    return switch (ingredient) {
      case TIME_OF_DAY -> new CellRule(RowTime.wanted(mapping.clockFormats()), Traits.UNUSABLE);
      case RETURN_MARK -> new CellRule(mapping.flagged() ? FLAG : -1, Traits.UNUSABLE);
      case UNIT_PRICE, BEFORE_DISCOUNT -> used(place, ingredient, 0, true);
      case UNIT_COST -> used(place, ingredient, Traits.NEGATIVE, false);
      case DISCOUNT, DISCOUNT_PERCENT, PROFIT -> used(place, ingredient, 0, false);
    };
  }

  private CellRule used(int place, Ingredient ingredient, long wrong, boolean needed) {
    if (!mapping.used(ingredient)) {
      return CellRule.NONE;
    }
    CellRule rule = amount(place, wrong, needed);
    return ingredient == Ingredient.DISCOUNT_PERCENT
        ? new CellRule(rule.need(), rule.forbid() & ~Traits.PERCENT)
        : rule;
  }

  private CellRule amount(int place, long wrong, boolean needed) {
    long number = mapping.decimal(place).number();
    long unusable = wrong | Traits.PERCENT | Traits.UNUSABLE;
    return new CellRule(needed ? number : number | EMPTY, unusable);
  }

  /** Without it a row has no amount. */
  private boolean needed(CanonicalColumn target) {
    boolean factor =
        mapping.derivation(CanonicalColumn.GROSS).map(Derivation::perUnit).orElse(false);
    return target == CanonicalColumn.GROSS || (target == CanonicalColumn.UNITS_SOLD && factor);
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
      cells.read(batch, row, place, true);
    }
    int label = totals();
    if (label != Mapping.NONE) {
      return fault(batch, row, label, Rule.TOTALS_LINE);
    }
    for (int place = 0; place < rules.length; place++) {
      if (rules[place].broken(cells.traits(place)) && !excused(place)) {
        return fault(batch, row, place, faults.rule(place, cells.traits(place)));
      }
    }
    amounts.read(batch, row);
    Amounts.Broken broken = amounts.broken();
    if (broken != null && broken.rule() == Rule.EXCESS_DISCOUNT) {
      amounts.count(excess);
    }
    return broken == null ? null : fault(batch, row, broken.place(), broken.rule());
  }

  /** The cell that says so where a row without a date is a line of totals. */
  private int totals() {
    int time = mapping.place(CanonicalColumn.TIME);
    if (time == Mapping.NONE || !rules[time].broken(cells.traits(time))) {
      return Mapping.NONE;
    }
    return IntStream.range(0, rules.length)
        .filter(place -> cells.is(place, Traits.TOTAL))
        .findFirst()
        .orElse(Mapping.NONE);
  }

  /** Adds what the rules of a later part of the file found. */
  void join(RowRules next) {
    excess.join(next.excess);
  }

  /** What there is to say of the rows set aside. */
  Optional<Note> note() {
    return mapping
        .derivation(CanonicalColumn.GROSS)
        .map(Derivation::off)
        .flatMap(off -> excess.note(mapping.source(mapping.place(off))));
  }

  private boolean excused(int place) {
    long traits = cells.traits(place);
    CanonicalColumn target = mapping.target(place);
    if (target == CanonicalColumn.COST) {
      // The way that the goods went decides whether it may be below zero.
      return !new CellRule(rules[place].need(), rules[place].forbid() & ~Traits.NEGATIVE)
          .broken(traits);
    }
    // A row of returns alone need not have a gross amount.
    return target == CanonicalColumn.GROSS
        && traits == Traits.EMPTY
        && cells.has(mapping.place(CanonicalColumn.RETURNS));
  }

  private Fault fault(RowBatch batch, int row, int place, Rule rule) {
    String text = Cells.text(batch, row, place);
    return faults.of(rule, batch.line(row), place, text, cells.traits(place));
  }

  /** What is wrong with a row whose cells do not match the header's. */
  Fault fault(RowBatch.Broken row, List<String> cells) {
    return faults.of(row, cells);
  }
}
