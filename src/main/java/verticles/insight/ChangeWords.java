package verticles.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import verticles.contract.InsightMessages.Breakdown;
import verticles.contract.InsightMessages.Contribution;

/** A change in sentences. */
final class ChangeWords {
  private static final int NAMED = 2;

  private ChangeWords() {}

  static String finding(
      Window then,
      Window now,
      double before,
      double after,
      List<Breakdown> breakdowns,
      List<Contribution> effects) {
    double change = after - before;
    String percent = before > 0 ? " (%s%%)".formatted(Words.signed(change / before * 100)) : "";
    String whole =
        "Sales went from %s (%s to %s) to %s (%s to %s): %s%s."
            .formatted(
                Words.money(before),
                then.first(),
                then.last(),
                Words.money(after),
                now.first(),
                now.last(),
                Words.signed(change),
                percent);
    List<String> most = new ArrayList<>();
    for (Breakdown breakdown : breakdowns) {
      most.add(largest(breakdown.dimension(), breakdown.contributions()));
    }
    most.add(largest("effect", effects));
    return Stream.concat(Stream.of(whole), most.stream().filter(it -> !it.isEmpty()))
        .collect(Collectors.joining(" "));
  }

  private static String largest(String what, List<Contribution> contributions) {
    String named =
        contributions.stream()
            .filter(it -> it.name() != null && it.change() != 0)
            .sorted(
                (one, other) -> Double.compare(Math.abs(other.change()), Math.abs(one.change())))
            .limit(NAMED)
            .map(it -> it.name() + " " + Words.signed(it.change()))
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? "" : "Largest by " + what + ": " + named + ".";
  }

  static String limits(
      Window then,
      Window now,
      List<String> missing,
      boolean noUnits,
      List<Found> before,
      List<Found> after) {
    StringBuilder limits = new StringBuilder();
    if (then.length() != now.length()) {
      limits.append(
          "The periods are not of one length: %d and %d days. "
              .formatted(then.length(), now.length()));
    }
    if (!missing.isEmpty()) {
      limits.append("No row here names its ").append(String.join(" or ", missing)).append(". ");
    }
    if (noUnits) {
      limits.append("Units are not known, so volume, mix and price are not. ");
    }
    if (Stream.concat(before.stream(), after.stream()).anyMatch(Found::cut)) {
      limits.append(
          "Only the largest %,d of each kind are looked at; the rest is among the others. "
              .formatted(Analytics.MOST));
    }
    return limits
        .append("That two things changed together does not say that one is why. Days without data")
        .append(" look like days without sales.")
        .toString();
  }
}
