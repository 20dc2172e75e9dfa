package verticles.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import verticles.contract.Ingredient;
import verticles.contract.Plan.Role;
import verticles.contract.Question;
import verticles.contract.Question.About;
import verticles.validation.Candidates.Pair;
import verticles.validation.Sayings.Said;

/**
 * How the values of each column are written. What a column leaves open, another column of the same
 * file decides, then what the dataset's last file was; what that leaves open too is asked.
 */
final class Formats {
  private final List<String> names;
  private final List<Evidence> evidence;
  private final Map<Target, Pair> mapped;
  private final Terms terms;
  private final Findings findings;
  private final DateFormats dates;

  Formats(
      List<String> names,
      List<Evidence> evidence,
      Map<Target, Pair> mapped,
      Terms terms,
      Findings findings) {
    this.names = names;
    this.evidence = evidence;
    this.mapped = mapped;
    this.terms = terms;
    this.findings = findings;
    this.dates = new DateFormats(names, evidence, findings);
  }

  /** As a plan's column has it, or null. */
  String format(Pair pair, Said said) {
    String wished = said == null ? null : said.column().format();
    if (pair.target().equals(Target.TIME)) {
      return dates.format(pair, wished, said != null && said.remembered());
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
      boolean trusted = known(wished) && (!said.remembered() || holds(pair, wished));
      return trusted ? wished : measure(pair).word();
    }
    return null;
  }

  /** Whether the signs of the last file can be those of this one, which may have other columns. */
  private boolean holds(Pair pair, String wished) {
    TraitCounts counts = tally(pair).counts;
    return switch (pair.target().canonical()) {
      case GROSS, UNITS_SOLD -> wished.equals(measure(pair).word());
      case RETURNS, UNITS_RETURNED -> {
        boolean turned = wished.equals(MeasureFormat.NEGATED.word());
        long wrong = counts.any(turned ? Traits.NEGATIVE : Traits.POSITIVE);
        yield wrong <= counts.any(turned ? Traits.POSITIVE : Traits.NEGATIVE);
      }
      default -> true;
    };
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

  /**
   * The decimal sign of a column of numbers, else null.
   *
   * @param said of the column, or null
   */
  String decimal(Pair pair, Said said) {
    if (!pair.target().numeric()) {
      return null;
    }
    String column = said == null ? null : said.column().decimal();
    String file = terms.reading().decimal();
    if (column != null && !said.remembered()) {
      return column;
    }
    if (file != null) {
      return file;
    }
    if (!evidence.get(pair.place()).ambiguousDecimals()) {
      return plainly(pair, column).sign();
    }
    String before = column != null ? column : terms.remembered().reading().decimal();
    return before != null ? before : decided(pair).sign();
  }

  /** What the numbers themselves tell, which may be another sign than the last file's. */
  private Decimal plainly(Pair pair, String before) {
    Decimal found = tally(pair).decimal();
    boolean turned = before != null && !found.sign().equals(before);
    if (turned && tally(pair).only(found) > 0) {
      findings.warn(
          names.get(pair.place()),
          "The numbers in “%s” are written like %s now; in the dataset's last file they were written like %s."
              .formatted(shown(pair), found.example(), found.other().example()));
    }
    return found;
  }

  /** {@code 1,234} is two numbers: other columns of the file tell which, or it is asked. */
  private Decimal decided(Pair pair) {
    long points = evidence.stream().filter(each -> each.tally().only(Decimal.POINT) > 0).count();
    long commas = evidence.stream().filter(each -> each.tally().only(Decimal.COMMA) > 0).count();
    if (points != commas) {
      return points > commas ? Decimal.POINT : Decimal.COMMA;
    }
    findings.ask(
        new Question(
            About.DECIMAL,
            pair.target().word(),
            names.get(pair.place()),
            "The numbers in “%s” have two readings: is 1,234 one thousand two hundred thirty-four,"
                    .formatted(shown(pair))
                + " or one and a bit? Say which the decimal sign is.",
            List.of(),
            List.of(Decimal.POINT.sign(), Decimal.COMMA.sign())));
    return tally(pair).decimal();
  }

  /** The zone of times that carry none, if there is such a zone. */
  String timeZone() {
    String zone = terms.timeZone();
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      String message = "“%s” is no time zone that is known; times are taken as UTC.";
      findings.warn(null, message.formatted(Utf8.shown(zone)));
      return "UTC";
    }
    if (zone.equals("UTC") && terms.reading().timeZone() == null && unzoned()) {
      tellUtc(names.get(mapped.get(Target.TIME).place()));
    }
    return zone;
  }

  /** A time of day in a column of its own never carries a zone. */
  private boolean unzoned() {
    Pair time = mapped.get(Target.TIME);
    return time != null
        && (mapped.containsKey(Target.of(Ingredient.TIME_OF_DAY))
            || tally(time).counts.any(Traits.CLOCK, Traits.ZONED) > 0);
  }

  /** Where another column names a zone, it hardly is UTC: that name is not read. */
  private void tellUtc(String time) {
    IntStream.range(0, names.size())
        .filter(place -> ColumnNames.timeZone(names.get(place)))
        .filter(place -> !saysUtc(evidence.get(place).tally().texts))
        .boxed()
        .min(Comparator.comparing(names::get))
        .ifPresentOrElse(
            zone -> warnOfZone(time, zone),
            () -> findings.tell(time, "The times carry no time zone and are taken as UTC."));
  }

  /** Or nothing. */
  private static boolean saysUtc(TextRange zones) {
    return zones.min() == null
        || (zones.min().equals(zones.max()) && zones.min().equalsIgnoreCase("UTC"));
  }

  private void warnOfZone(String time, int zone) {
    TextRange zones = evidence.get(zone).tally().texts;
    String message = "The times in “%s” are taken as UTC, but “%s” says “%s”%s. Say the time zone.";
    String several = zones.min().equals(zones.max()) ? "" : ", “" + zones.max() + "” and such";
    String name = Utf8.shown(names.get(zone));
    findings.warn(time, message.formatted(Utf8.shown(time), name, zones.min(), several));
  }

  private String shown(Pair pair) {
    return Utf8.shown(names.get(pair.place()));
  }

  private ColumnTally tally(Pair pair) {
    return evidence.get(pair.place()).tally();
  }
}
