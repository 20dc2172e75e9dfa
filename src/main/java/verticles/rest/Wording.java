package verticles.rest;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * Problems in the words of these addresses: the rooms that are asked name what is wrong as GraphQL
 * does.
 */
final class Wording {
  private static final Map<String, String> WORDS =
      Map.of(
          "startDate", Parameter.START_DATE.word(),
          "endDate", Parameter.END_DATE.word(),
          "compare", Parameter.COMPARE_TO.word(),
          "sort.by", Parameter.SORT.word(),
          "order.by", Parameter.SORT.word(),
          "where", Parameter.FILTER.word());

  /** Where GraphQL lists names. */
  private static final String LIST = "\\bThe query (metrics|dimensions) lists";

  private Wording() {}

  static Throwable of(Throwable failure) {
    Throwable named = failure;
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      named = renamed(named, word.getKey(), word.getValue());
    }
    return named;
  }

  /** Of an address where what others call limit is n. */
  static Throwable ofList(Throwable failure) {
    return renamed(failure, "limit", Parameter.N.word());
  }

  private static Throwable renamed(Throwable failure, String from, String to) {
    if (!(failure instanceof ProblemException known) || known.problem().status() != 400) {
      return failure;
    }
    Problem it = known.problem();
    List<Problem.Fault> faults =
        it.errors().stream()
            .map(
                fault ->
                    new Problem.Fault(
                        fault.line(),
                        from.equals(fault.column()) ? to : fault.column(),
                        fault.value(),
                        fault.rule(),
                        renamed(fault.message(), from, to)))
            .toList();
    return Problem.of(it.type(), it.status(), it.title(), renamed(it.detail(), from, to))
        .with(faults)
        .asException();
  }

  private static String renamed(String text, String from, String to) {
    return text.replaceAll("\\b" + Pattern.quote(from) + "\\b", to)
        .replaceAll(LIST, "/api/catalogue lists");
  }
}
