package verticles.insight;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import verticles.contract.InsightMessages.Anomaly;
import verticles.contract.InsightMessages.LineShift;

/** Which product lines were off in the same direction as an odd day, in words. */
final class LineReasons {
  private static final int MOST = 3;

  private LineReasons() {}

  /**
   * @param around sales of the branch by product line and day
   */
  static Anomaly of(OddDays.Odd odd, Found around) {
    List<LineShift> lines = lines(odd, around.named());
    String weekday = AnomaliesAnswer.weekday(odd.day());
    String reason =
        "%s sold %s on %s %s; %s (robust z %s). %s"
            .formatted(
                odd.branch(),
                Words.money(odd.sales()),
                weekday,
                odd.day(),
                usual(odd, weekday),
                Words.decimal(odd.score()),
                why(lines));
    return new Anomaly(
        odd.day().toString(), odd.branch(), odd.sales(), odd.typical(), odd.score(), reason, lines);
  }

  /** A median of nothing is no amount that is typical. */
  private static String usual(OddDays.Odd odd, String weekday) {
    return odd.typical() == 0
        ? "most %ss around it have no sales".formatted(weekday)
        : "%s is typical of a %s around it".formatted(Words.money(odd.typical()), weekday);
  }

  private static String why(List<LineShift> lines) {
    if (lines.isEmpty()) {
      return "No product line tells why.";
    }
    return lines.stream()
        .map(it -> it.productLine() + " (" + Words.signed(off(it)) + ")")
        .collect(Collectors.joining(", ", "Most of it: ", "."));
  }

  private static double off(LineShift line) {
    return line.sales() - line.typical();
  }

  private static List<LineShift> lines(OddDays.Odd odd, List<List<Object>> rows) {
    Map<String, Map<LocalDate, Double>> sales = new TreeMap<>();
    for (List<Object> row : rows) {
      sales
          .computeIfAbsent(Found.text(row, 0), line -> new HashMap<>())
          .put(LocalDate.parse(Found.text(row, 1)), Found.number(row, 2));
    }
    double direction = Math.signum(odd.sales() - odd.typical());
    List<LineShift> lines = new ArrayList<>();
    sales.forEach((line, days) -> lines.add(shift(line, odd.day(), days, span(rows))));
    return lines.stream()
        .filter(it -> off(it) * direction > 0)
        .sorted(Comparator.comparing(it -> -Math.abs(off(it))))
        .limit(MOST)
        .toList();
  }

  /** The branch's first and last day: between them, a line without rows sold nothing. */
  private static Window span(List<List<Object>> rows) {
    List<LocalDate> days = rows.stream().map(it -> LocalDate.parse(Found.text(it, 1))).toList();
    return new Window(
        days.stream().min(LocalDate::compareTo).orElseThrow(),
        days.stream().max(LocalDate::compareTo).orElseThrow());
  }

  private static LineShift shift(
      String line, LocalDate day, Map<LocalDate, Double> sales, Window span) {
    Map<LocalDate, Double> whole = new HashMap<>(sales);
    whole.putIfAbsent(span.first(), 0.0);
    whole.putIfAbsent(span.last(), 0.0);
    whole.putIfAbsent(day, 0.0);
    Series days = Series.ofDays(whole);
    int place = (int) ChronoUnit.DAYS.between(days.first(), day);
    return new LineShift(line, days.values()[place], Robust.median(OddDays.around(days, place)));
  }
}
