package verticles.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import verticles.contract.Ingredient;
import verticles.contract.Note;
import verticles.contract.Plan.Role;
import verticles.validation.Candidates.Pair;
import verticles.validation.Terms.Said;

/**
 * How the values of each column are written. What a column leaves open, another column of the same
 * file decides; what that leaves open too is asked.
 */
final class Formats {
  final List<Note> notes = new ArrayList<>();

  private final List<String> names;
  private final List<Evidence> evidence;
  private final Map<Target, Pair> mapped;
  private final Terms terms;

  Formats(List<String> names, List<Evidence> evidence, Map<Target, Pair> mapped, Terms terms) {
    this.names = names;
    this.evidence = evidence;
    this.mapped = mapped;
    this.terms = terms;
  }

  /** As a plan's column has it, or null. */
  String format(Pair pair) {
    Said said = terms.of(names.get(pair.place()));
    String wished = said == null ? null : said.column().format();
    if (pair.target().equals(Target.TIME)) {
      return time(pair, wished, said);
    }
    if (pair.target().equals(Target.of(Ingredient.TIME_OF_DAY))) {
      String found = TimeFormats.of(tally(pair), false).words();
      return TimeFormats.named(wished).map(TimeFormats::words).orElse(found);
    }
    if (pair.target().equals(Target.of(Ingredient.RETURN_MARK))) {
      String found = evidence.get(pair.place()).mark(names.get(pair.place())).orElse("flag");
      return "flag".equals(wished) || "number".equals(wished) ? wished : found;
    }
    if (pair.target().equals(Target.of(Ingredient.DISCOUNT_PERCENT))) {
      return Mapping.FRACTION.equals(wished) || tally(pair).fractions() ? Mapping.FRACTION : null;
    }
    if (pair.target().role() == Role.MEASURE) {
      return known(wished) ? wished : measure(pair).word();
    }
    return null;
  }

  private String time(Pair pair, String wished, Said said) {
    Optional<TimeFormats> asked = TimeFormats.named(wished);
    boolean trusted =
        asked.isPresent()
            && (!said.remembered() || 2 * asked.get().count(tally(pair)) > tally(pair).values());
    if (trusted) {
      return asked.get().words();
    }
    if (wished != null && !said.remembered()) {
      String message = "“%s” is no way of writing a time that is known; it was found by looking.";
      notes.add(note(Note.Kind.WARNING, pair, message.formatted(Utf8.shown(wished))));
    }
    TimeFormats found = TimeFormats.of(tally(pair), true);
    if (!evidence.get(pair.place()).ambiguousDates()) {
      return found.formats().isEmpty() ? TimeFormat.ISO.word() : found.words();
    }
    return turned(pair, found).words();
  }

  /** Dates that can all be read both ways round: as another column of the file has it, or asked. */
  private TimeFormats turned(Pair pair, TimeFormats found) {
    TimeFormat written = tally(pair).writtenFormat();
    TimeFormat other = written.turned().orElse(written);
    for (Evidence column : evidence) {
      long same = column.tally().times(written);
      long turned = column.tally().times(other);
      if (same != turned) {
        return same > turned ? found : replaced(found, written, other);
      }
    }
    notes.add(
        note(
            Note.Kind.QUESTION,
            pair,
            "Every date in “%s” can be read as day before month or month before day. Which is it:"
                    .formatted(shown(pair))
                + " %s or %s?".formatted(written.word(), other.word())));
    return found;
  }

  private static TimeFormats replaced(TimeFormats formats, TimeFormat one, TimeFormat other) {
    return new TimeFormats(
        formats.formats().stream().map(format -> format == one ? other : format).toList());
  }

  private static boolean known(String format) {
    return Arrays.stream(MeasureFormat.values()).anyMatch(each -> each.word().equals(format));
  }

  private MeasureFormat measure(Pair pair) {
    return switch (pair.target().canonical()) {
      case GROSS -> signed(CanonicalColumn.RETURNS);
      case UNITS_SOLD -> signed(CanonicalColumn.UNITS_RETURNED);
      case RETURNS, UNITS_RETURNED -> {
        TraitCounts counts = tally(pair).counts;
        boolean mostlyAbove = counts.any(Traits.POSITIVE) > counts.any(Traits.NEGATIVE);
        yield mostlyAbove ? MeasureFormat.NEGATED : MeasureFormat.PLAIN;
      }
      default -> MeasureFormat.PLAIN;
    };
  }

  private MeasureFormat signed(CanonicalColumn returns) {
    return mapped.containsKey(Target.of(returns)) ? MeasureFormat.PLAIN : MeasureFormat.SIGNED;
  }

  /** The decimal sign of a column of numbers, else null. */
  String decimal(Pair pair) {
    if (!pair.target().numeric()) {
      return null;
    }
    Said said = terms.of(names.get(pair.place()));
    String column = said == null ? null : said.column().decimal();
    String file = terms.reading().decimal();
    if (column != null && !said.remembered()) {
      return column;
    }
    if (file != null) {
      return file;
    }
    if (!evidence.get(pair.place()).ambiguousDecimals()) {
      return tally(pair).decimal().sign();
    }
    return column != null ? column : decided(pair).sign();
  }

  /** {@code 1,234} is two numbers: other columns of the file tell which, or it is asked. */
  private Decimal decided(Pair pair) {
    long points = evidence.stream().filter(each -> each.tally().only(Decimal.POINT) > 0).count();
    long commas = evidence.stream().filter(each -> each.tally().only(Decimal.COMMA) > 0).count();
    if (points != commas) {
      return points > commas ? Decimal.POINT : Decimal.COMMA;
    }
    notes.add(
        note(
            Note.Kind.QUESTION,
            pair,
            "The numbers in “%s” have two readings: is 1,234 one thousand two hundred thirty-four,"
                    .formatted(shown(pair))
                + " or one and a bit? Say which the decimal sign is."));
    return tally(pair).decimal();
  }

  /** The zone of times that carry none, if there is such a zone. */
  String timeZone() {
    String zone = terms.timeZone();
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      String message = "“%s” is no time zone that is known; times are taken as UTC.";
      notes.add(new Note(Note.Kind.WARNING, null, message.formatted(Utf8.shown(zone))));
      return "UTC";
    }
    Pair time = mapped.get(Target.TIME);
    if (time != null && zone.equals("UTC") && terms.reading().timeZone() == null) {
      TraitCounts counts = tally(time).counts;
      if (counts.any(Traits.CLOCK, Traits.ZONED) > 0) {
        notes.add(note(Note.Kind.INFO, time, "The times carry no time zone and are taken as UTC."));
      }
    }
    return zone;
  }

  private Note note(Note.Kind kind, Pair about, String message) {
    return new Note(kind, names.get(about.place()), message);
  }

  private String shown(Pair pair) {
    return Utf8.shown(names.get(pair.place()));
  }

  private ColumnTally tally(Pair pair) {
    return evidence.get(pair.place()).tally();
  }
}
