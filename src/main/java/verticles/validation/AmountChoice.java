package verticles.validation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import verticles.contract.Ingredient;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.contract.Reading;
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
  private Pair chosen;
  private Basis basis = Basis.NONE;

  private AmountChoice(
      List<String> names, List<Evidence> evidence, Candidates candidates, Findings findings) {
    this.findings = findings;
    this.names = names;
    this.evidence = evidence;
    this.found = candidates.found;
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
    } else if (!net.isEmpty()) {
      take(net);
      boolean fees =
          ColumnNames.lessFees(name(chosen)) && names.stream().anyMatch(ColumnNames::fees);
      if (fees && !gross.isEmpty()) {
        doubtFees(gross.get(0));
      } else {
        tell(gross, "holds the tax");
      }
    } else if (discounted) {
      basis = Basis.DISCOUNTED;
    } else if (!gross.isEmpty()) {
      take(gross);
    } else if (has(Ingredient.BEFORE_DISCOUNT)) {
      take(List.of(amount(Ingredient.BEFORE_DISCOUNT)));
    } else if (multiplied()) {
      basis = Basis.MULTIPLIED;
      doubtPrice();
    } else if (!documents.isEmpty()) {
      take(documents);
      doubtDocument();
    } else if (has(Ingredient.UNIT_PRICE)) {
      take(List.of(amount(Ingredient.UNIT_PRICE)));
      ask(
          chosen,
          "“%s” is a price, and there is no quantity. Is it the amount of each row?",
          Target.AMOUNT.word());
    }
  }

  private void take(List<Pair> candidates) {
    chosen = candidates.get(0);
    basis = Basis.COLUMN;
    boolean named = chosen.score() > ColumnNames.CANONICAL * 0.95;
    List<Pair> rivals = candidates.stream().filter(pair -> pair.score() >= CERTAIN).toList();
    if (rivals.size() > 1 && !named) {
      String all =
          rivals.stream()
              .map(pair -> "“" + Utf8.shown(name(pair)) + "”")
              .collect(Collectors.joining(" and "));
      findings.ask(
          new Question(
              About.COLUMN,
              Target.AMOUNT.word(),
              name(chosen),
              all + " could each be the amount of the sale. Which one is it?",
              rivals.stream().map(this::name).toList(),
              List.of()));
    }
  }

  /** “Net” may be without the tax, or what was left when somebody had kept a fee. */
  private void doubtFees(Pair gross) {
    String message =
        "“%s” may be what was left of “%s” after fees. Which one is the amount of the sale?";
    findings.ask(
        new Question(
            About.COLUMN,
            Target.AMOUNT.word(),
            name(chosen),
            message.formatted(Utf8.shown(name(chosen)), Utf8.shown(name(gross))),
            List.of(name(gross), name(chosen)),
            List.of()));
  }

  private void tell(List<Pair> passedOver, String why) {
    for (Pair pair : passedOver) {
      String message =
          "“%s” is the amount; “%s” %s, and sales are counted without."
              .formatted(Utf8.shown(name(chosen)), Utf8.shown(name(pair)), why);
      findings.tell(name(pair), message);
    }
  }

  /** “Item price” is the price of a unit to some and that of the row to others. */
  private void doubtPrice() {
    Pair price = pair(Ingredient.UNIT_PRICE);
    boolean either =
        ColumnNames.matches(name(price)).stream()
            .anyMatch(match -> match.target().equals(Target.AMOUNT));
    if (either) {
      ask(
          price,
          "Is “%s” the price of one unit, or the amount of the whole row?",
          Ingredient.UNIT_PRICE.word(),
          Target.AMOUNT.word());
    }
  }

  /** An order's total in each of its rows must not be added up. */
  private void doubtDocument() {
    Pair transaction = found.get(Target.of(CanonicalColumn.TRANSACTION));
    if (transaction == null || evidence.get(transaction.place()).variety() < 0.9) {
      ask(
          chosen,
          "“%s” looks like the total of a whole order. Is it the amount of each row?",
          Target.AMOUNT.word(),
          Reading.KEEP);
    }
  }

  /**
   * @param targets that answer it
   */
  private void ask(Pair about, String question, String... targets) {
    String message = question.formatted(Utf8.shown(name(about)));
    findings.ask(
        new Question(
            About.ROLE,
            Target.AMOUNT.word(),
            name(about),
            message,
            List.of(name(about)),
            List.of(targets)));
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
