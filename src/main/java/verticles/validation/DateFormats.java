package verticles.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.validation.Candidates.Pair;

/**
 * How the column of dates is written: as a person says, as it is by its values, and where these
 * leave the order of day, month and year open, as the dataset's last file had it.
 */
final class DateFormats {
  private final List<String> names;
  private final List<Evidence> evidence;
  private final Findings findings;

  DateFormats(List<String> names, List<Evidence> evidence, Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.findings = findings;
  }

  /**
   * As a plan's column has it.
   *
   * @param wished what is said of it, or null
   * @param remembered that is only how the last file was read
   */
  String format(Pair pair, String wished, boolean remembered) {
    TimeFormats formats = formats(pair, wished, remembered);
    ColumnTally tally = tally(pair);
    if (formats.formats().stream().anyMatch(it -> it.monthly() && tally.times(it) > 0)) {
      findings.tell(
          name(pair),
          "“%s” has months without a day; each counts as the first day of its month."
              .formatted(shown(pair)));
    }
    return formats.words();
  }

  private TimeFormats formats(Pair pair, String wished, boolean remembered) {
    Optional<TimeFormats> said = TimeFormats.named(wished);
    if (said.isPresent()) {
      return remembered ? remembered(pair, said.get()) : said.get();
    }
    if (wished != null && !remembered) {
      String message = "“%s” is no way of writing a time that is known; it was found by looking.";
      findings.warn(name(pair), message.formatted(Utf8.shown(wished)));
    }
    return found(pair);
  }

  /**
   * The last file's formats, with others beside them if need be, as long as most values agree: in
   * what way others are written is not known from the last file.
   */
  private TimeFormats remembered(Pair pair, TimeFormats before) {
    ColumnTally tally = tally(pair);
    TimeFormats same = TimeFormats.of(tally, true, before.formats());
    TimeFormats found = TimeFormats.of(tally, true);
    boolean mostly = 2 * before.count(tally) >= same.count(tally);
    if (mostly && same.count(tally) >= found.count(tally)) {
      return same;
    }
    if (2 * before.count(tally) > tally.values()) {
      ask(
          pair,
          "Most dates in “%s” can be read as in the dataset's last file, but not all. Which is it:",
          List.of(before, found));
      return before;
    }
    findings.warn(
        name(pair),
        "The dates in “%s” are written like %s now; in the dataset's last file they were written like %s."
            .formatted(shown(pair), found.shown(), before.shown()));
    return found(pair);
  }

  private TimeFormats found(Pair pair) {
    ColumnTally tally = tally(pair);
    TimeFormats found = TimeFormats.of(tally, true);
    List<TimeFormat> orders = DateOrders.of(tally, evidence);
    if (found.formats().isEmpty()) {
      return new TimeFormats(List.of(TimeFormat.ISO));
    }
    if (orders.isEmpty() || tally.times(orders.get(0)) < tally.times(TimeFormats.most(tally))) {
      return found;
    }
    if (orders.size() > 1) {
      open(pair, orders);
    }
    return TimeFormats.of(tally, true, List.of(orders.get(0)));
  }

  /** Dates that can all be read in several orders, and nothing in the file tells which. */
  private void open(Pair pair, List<TimeFormat> orders) {
    List<TimeFormats> choices =
        orders.stream().map(order -> new TimeFormats(List.of(order))).toList();
    if (orders.contains(TimeFormat.DAY_DOT_SHORT)) {
      // Between dots, a year of two digits hardly ever comes first.
      findings.warn(
          name(pair),
          "Every date in “%s” could also be read as %s; it is taken as %s."
              .formatted(shown(pair), choices.get(1).shown(), choices.get(0).shown()));
    } else if (orders.stream().anyMatch(TimeFormat::shortYearFirst)) {
      ask(pair, "Every date in “%s” can be read in several orders. Which is it:", choices);
    } else {
      ask(
          pair,
          "Every date in “%s” can be read as day before month or month before day. Which is it:",
          choices);
    }
  }

  private void ask(Pair pair, String question, List<TimeFormats> choices) {
    String which = choices.stream().map(TimeFormats::shown).collect(Collectors.joining(" or "));
    String message = question.formatted(shown(pair)) + " " + which + "?";
    List<String> words = choices.stream().map(TimeFormats::words).toList();
    findings.ask(
        new Question(About.FORMAT, Target.TIME.word(), name(pair), message, List.of(), words));
  }

  private String name(Pair pair) {
    return names.get(pair.place());
  }

  private String shown(Pair pair) {
    return Utf8.shown(name(pair));
  }

  private ColumnTally tally(Pair pair) {
    return evidence.get(pair.place()).tally();
  }
}
