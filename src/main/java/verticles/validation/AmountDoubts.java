package verticles.validation;

import java.util.List;
import java.util.stream.Collectors;
import verticles.contract.Ingredient;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.contract.Reading;
import verticles.validation.Candidates.Pair;

/** What must be asked before a column is counted as the amount of the sale. */
final class AmountDoubts {
  private final List<String> names;
  private final List<Evidence> evidence;
  private final Findings findings;

  AmountDoubts(List<String> names, List<Evidence> evidence, Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.findings = findings;
  }

  /** Each is certain by its name alone. */
  void rivals(List<Pair> rivals) {
    String all =
        rivals.stream().map(pair -> "“" + shown(pair) + "”").collect(Collectors.joining(" and "));
    which(rivals.get(0), all + " could each be the amount of the sale. Which one is it?", rivals);
  }

  /** “Net” may be without the tax, or what was left when somebody had kept a fee. */
  void fees(Pair net, Pair gross) {
    String message =
        "“%s” may be what was left of “%s” after fees. Which one is the amount of the sale?";
    which(net, message.formatted(shown(net), shown(gross)), List.of(gross, net));
  }

  private void which(Pair about, String message, List<Pair> candidates) {
    findings.ask(
        new Question(
            About.COLUMN,
            Target.AMOUNT.word(),
            name(about),
            message,
            candidates.stream().map(this::name).toList(),
            List.of()));
  }

  /** Net sales may be without them, so that they would count twice. */
  void returns(Pair returns, Pair net) {
    String message = "“%s” may be taken off “%s” already. Are they to be counted by themselves?";
    String word = returns.target().word();
    put(returns, word, message.formatted(shown(returns), shown(net)), List.of(Reading.KEEP, word));
  }

  /** “Item price” is the price of a unit to some and that of the row to others. */
  void price(Pair price) {
    boolean either =
        ColumnNames.matches(name(price)).stream()
            .anyMatch(match -> match.target().equals(Target.AMOUNT));
    if (either) {
      String message = "Is “%s” the price of one unit, or the amount of the whole row?";
      ask(price, message, Ingredient.UNIT_PRICE.word(), Target.AMOUNT.word());
    }
  }

  void onlyPrice(Pair price) {
    String message = "“%s” is a price, and there is no quantity. Is it the amount of each row?";
    ask(price, message, Target.AMOUNT.word());
  }

  /**
   * An order's total in each of its rows must not be added up.
   *
   * @param transaction the column of the orders' numbers, or null
   */
  void document(Pair total, Pair transaction) {
    if (transaction == null || evidence.get(transaction.place()).variety() < 0.9) {
      String message = "“%s” looks like the total of a whole order. Is it the amount of each row?";
      ask(total, message, Target.AMOUNT.word(), Reading.KEEP);
    }
  }

  private void ask(Pair about, String message, String... targets) {
    put(about, Target.AMOUNT.word(), message.formatted(shown(about)), List.of(targets));
  }

  /**
   * @param targets that answer it
   */
  private void put(Pair about, String role, String message, List<String> targets) {
    String name = name(about);
    findings.ask(new Question(About.ROLE, role, name, message, List.of(name), targets));
  }

  private String shown(Pair pair) {
    return Utf8.shown(name(pair));
  }

  private String name(Pair pair) {
    return names.get(pair.place());
  }
}
