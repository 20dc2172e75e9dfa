package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import verticles.contract.Ingredient;
import verticles.validation.Candidates.Pair;

/**
 * Which column is the amount, or what it is computed from. Sales are what was asked for the goods
 * of one row, discounts taken off, taxes not counted; so a column of net amounts goes before one
 * with the tax in it and before one for the whole document.
 */
final class AmountChoice {
  /** Certain enough to go on without asking. */
  static final double CERTAIN = 0.8;

  /** How many rows may lack the amount where price and quantity have it. */
  private static final double LACKING = 0.02;

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Map<Target, Pair> found;
  private final Findings findings;
  private final AmountDoubts doubts;
  private Pair chosen;
  private Basis basis = Basis.NONE;

  private AmountChoice(
      List<String> names, List<Evidence> evidence, Candidates candidates, Findings findings) {
    this.findings = findings;
    this.names = names;
    this.evidence = evidence;
    this.found = candidates.found;
    this.doubts = new AmountDoubts(names, evidence, findings);
  }

  /** Where the amount comes from. */
  enum Basis {
    NONE,
    COLUMN,
    /** Quantity × price − discount. */
    MULTIPLIED,
    /** Amount before the discount − discount. */
    DISCOUNTED
  }

  /**
   * @param column that is the amount, or null
   */
  record Chosen(Pair column, Basis basis) {}

  static Chosen of(
      List<String> names, List<Evidence> evidence, Candidates candidates, Findings findings) {
    AmountChoice choice = new AmountChoice(names, evidence, candidates, findings);
    choice.choose(candidates.amounts);
    return new Chosen(choice.chosen, choice.basis);
  }

  private void choose(List<Pair> all) {
    chosen = found.get(Target.AMOUNT);
    if (chosen != null) {
      basis = Basis.COLUMN;
      return;
    }
    Predicate<Pair> taxed = pair -> ColumnNames.taxed(name(pair));
    Predicate<Pair> whole = pair -> ColumnNames.document(name(pair));
    List<Pair> net = all.stream().filter(taxed.or(whole).negate()).toList();
    List<Pair> gross = all.stream().filter(taxed).toList();
    List<Pair> documents = all.stream().filter(whole).toList();
    boolean discounted = has(Ingredient.BEFORE_DISCOUNT) && discount();
    if (!net.isEmpty() && multiplied() && lacking(net.get(0))) {
      basis = Basis.MULTIPLIED;
    } else if (!net.isEmpty() && twice(net.get(0)) && has(Ingredient.BEFORE_DISCOUNT)) {
      returnsApart(net.get(0));
    } else if (!net.isEmpty()) {
      take(net);
      doubtNet(gross);
    } else if (discounted) {
      basis = Basis.DISCOUNTED;
    } else if (!gross.isEmpty()) {
      take(gross);
    } else if (has(Ingredient.BEFORE_DISCOUNT)) {
      take(List.of(amount(Ingredient.BEFORE_DISCOUNT)));
    } else if (multiplied()) {
      basis = Basis.MULTIPLIED;
      doubts.price(pair(Ingredient.UNIT_PRICE));
    } else if (!documents.isEmpty()) {
      take(documents);
      doubts.document(chosen, found.get(Target.of(CanonicalColumn.TRANSACTION)));
    } else if (has(Ingredient.UNIT_PRICE)) {
      take(List.of(amount(Ingredient.UNIT_PRICE)));
      doubts.onlyPrice(chosen);
    }
  }

  private void take(List<Pair> candidates) {
    chosen = candidates.get(0);
    basis = Basis.COLUMN;
    boolean named = chosen.score() > ColumnNames.CANONICAL * 0.95;
    List<Pair> rivals = candidates.stream().filter(pair -> pair.score() >= CERTAIN).toList();
    if (rivals.size() > 1 && !named) {
      doubts.rivals(rivals);
    }
  }

  /** Returns that have a column of their own may be taken off the net sales already. */
  private boolean twice(Pair net) {
    return ColumnNames.lessReturns(name(net)) && returns() != null;
  }

  /** Sales before the returns, which count by themselves. */
  private void returnsApart(Pair net) {
    if (discount()) {
      basis = Basis.DISCOUNTED;
    } else {
      take(List.of(amount(Ingredient.BEFORE_DISCOUNT)));
    }
    String message =
        "“%s” is what was left after “%s”, which count by themselves: it is not the amount.";
    findings.tell(name(net), message.formatted(Utf8.shown(name(net)), Utf8.shown(name(returns()))));
  }

  private void doubtNet(List<Pair> gross) {
    boolean fees = ColumnNames.lessFees(name(chosen)) && names.stream().anyMatch(ColumnNames::fees);
    if (twice(chosen) && returns().score() < 1) {
      doubts.returns(returns(), chosen);
    }
    if (fees && !gross.isEmpty()) {
      doubts.fees(chosen, gross.get(0));
    } else {
      tell(gross, "holds the tax");
    }
  }

  private Pair returns() {
    return found.get(Target.of(CanonicalColumn.RETURNS));
  }

  private void tell(List<Pair> passedOver, String why) {
    for (Pair pair : passedOver) {
      String message =
          "“%s” is the amount; “%s” %s, and sales are counted without."
              .formatted(Utf8.shown(name(chosen)), Utf8.shown(name(pair)), why);
      findings.tell(name(pair), message);
    }
  }

  private boolean lacking(Pair amount) {
    return emptiness(amount) > LACKING
        && emptiness(pair(Ingredient.UNIT_PRICE)) < emptiness(amount) / 2
        && emptiness(found.get(Target.of(CanonicalColumn.UNITS_SOLD))) < emptiness(amount) / 2;
  }

  private double emptiness(Pair pair) {
    return evidence.get(pair.place()).emptiness();
  }

  private boolean multiplied() {
    return has(Ingredient.UNIT_PRICE) && found.containsKey(Target.of(CanonicalColumn.UNITS_SOLD));
  }

  private boolean discount() {
    return has(Ingredient.DISCOUNT) || has(Ingredient.DISCOUNT_PERCENT);
  }

  private boolean has(Ingredient ingredient) {
    return pair(ingredient) != null;
  }

  private Pair pair(Ingredient ingredient) {
    return found.get(Target.of(ingredient));
  }

  private Pair amount(Ingredient ingredient) {
    Pair pair = pair(ingredient);
    return new Pair(Target.AMOUNT, pair.place(), pair.score(), pair.because());
  }

  private String name(Pair pair) {
    return names.get(pair.place());
  }
}
