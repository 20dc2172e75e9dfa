package verticles.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.ColumnProfile;
import verticles.contract.ColumnProfile.Type;

/** Turns tallies into profiles: the hypothesis that most values agree with gives the type. */
final class Profiles {
  private Profiles() {}

  static List<ColumnProfile> of(Header header, List<ColumnTally> tallies) {
    List<ColumnProfile> profiles = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      profiles.add(profile(Utf8.shown(header.names().get(i)), tallies.get(i)));
    }
    return profiles;
  }

  /** What most values of a column are. */
  static Type type(ColumnTally tally) {
    TraitCounts counts = tally.counts;
    Decimal decimal = tally.decimal();
    TimeFormat format = TimeFormats.mostWritten(tally);
    long numbers = tally.numbers(decimal);
    long booleans = counts.any(Traits.BOOLEAN);
    long times = counts.any(Traits.of(format));
    long most = Math.max(Math.max(numbers, booleans), times);
    if (tally.values() == 0) {
      return Type.EMPTY;
    }
    if (2 * most <= figures(tally)) {
      return Type.TEXT;
    }
    if (most == numbers) {
      boolean whole = counts.all(decimal.number() | Traits.INTEGER) == numbers;
      return whole ? Type.INTEGER : Type.DECIMAL;
    }
    if (most == booleans) {
      return Type.BOOLEAN;
    }
    return counts.all(Traits.of(format) | Traits.CLOCK) > 0 ? Type.TIMESTAMP : Type.DATE;
  }

  /** Values but for words such as “n/a”, which are none among numbers and dates. */
  private static long figures(ColumnTally tally) {
    return tally.values() - tally.counts.any(Traits.NOTHING);
  }

  private static ColumnProfile profile(String name, ColumnTally tally) {
    TextRange texts = tally.texts;
    Decimal decimal = tally.decimal();
    NumberRange range = tally.range(decimal);
    TimeFormat format = TimeFormats.mostWritten(tally);
    long times = tally.times(format);
    Type type = type(tally);
    return switch (type) {
      case EMPTY -> new ColumnProfile(name, type, 0, nulls(tally), 0, 0, null, null, null);
      case TEXT ->
          new ColumnProfile(
              name,
              type,
              tally.values(),
              nulls(tally),
              0,
              distinct(tally),
              texts.min(),
              texts.max(),
              null);
      case BOOLEAN ->
          figures(
              name, type, tally, tally.counts.any(Traits.BOOLEAN), texts.min(), texts.max(), null);
      case INTEGER, DECIMAL ->
          figures(
              name,
              type,
              tally,
              tally.numbers(decimal),
              range.min(),
              range.max(),
              numberFormat(tally, decimal));
      case DATE, TIMESTAMP ->
          figures(
              name,
              type,
              tally,
              times,
              time(tally.earliest[format.ordinal()], type),
              time(tally.latest[format.ordinal()], type),
              format.word());
    };
  }

  /**
   * @param fits values of the column's type
   */
  private static ColumnProfile figures(
      String name, Type type, ColumnTally tally, long fits, String min, String max, String format) {
    long values = figures(tally);
    long nulls = tally.counts.total() - values;
    long distinct = Math.min(distinct(tally), values);
    return new ColumnProfile(name, type, values, nulls, values - fits, distinct, min, max, format);
  }

  private static long nulls(ColumnTally tally) {
    return tally.counts.any(Traits.EMPTY);
  }

  /** Plain, or how the amounts are written. */
  private static String numberFormat(ColumnTally tally, Decimal decimal) {
    if (2 * tally.counts.any(Traits.PERCENT) > tally.values()) {
      return "percent";
    }
    String format = decimal == Decimal.COMMA ? decimal.example() : "plain";
    return tally.mostlyPriced()
        ? String.join(" ", tally.currencies()) + " " + decimal.example()
        : format;
  }

  private static long distinct(ColumnTally tally) {
    return Math.min(tally.distinct.estimate(), tally.values());
  }

  private static String time(long millis, Type type) {
    String text = Instant.ofEpochMilli(millis).toString();
    return type == Type.TIMESTAMP ? text : text.substring(0, 10);
  }
}
