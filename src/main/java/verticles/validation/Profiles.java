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

  private static ColumnProfile profile(String name, ColumnTally tally) {
    TraitCounts counts = tally.counts;
    long nulls = counts.any(Traits.EMPTY);
    long values = tally.values();
    Decimal decimal = tally.decimal();
    long numbers = tally.numbers(decimal);
    long booleans = counts.any(Traits.BOOLEAN);
    TimeFormat format = tally.writtenFormat();
    long times = counts.any(Traits.of(format));
    long most = Math.max(Math.max(numbers, booleans), times);
    if (values == 0) {
      return new ColumnProfile(name, Type.EMPTY, 0, nulls, 0, 0, null, null, null);
    }
    if (2 * most <= values) {
      TextRange texts = tally.texts;
      return new ColumnProfile(
          name, Type.TEXT, values, nulls, 0, distinct(tally), texts.min(), texts.max(), null);
    }
    if (most == numbers) {
      Type type =
          counts.all(decimal.number() | Traits.INTEGER) == numbers ? Type.INTEGER : Type.DECIMAL;
      NumberRange range = tally.range(decimal);
      return new ColumnProfile(
          name,
          type,
          values,
          nulls,
          values - most,
          distinct(tally),
          range.min(),
          range.max(),
          numberFormat(tally, decimal));
    }
    if (most == booleans) {
      TextRange texts = tally.texts;
      return new ColumnProfile(
          name,
          Type.BOOLEAN,
          values,
          nulls,
          values - most,
          distinct(tally),
          texts.min(),
          texts.max(),
          null);
    }
    boolean clock = counts.all(Traits.of(format) | Traits.CLOCK) > 0;
    return new ColumnProfile(
        name,
        clock ? Type.TIMESTAMP : Type.DATE,
        values,
        nulls,
        values - most,
        distinct(tally),
        time(tally.earliest[format.ordinal()], clock),
        time(tally.latest[format.ordinal()], clock),
        format.word());
  }

  /** Plain, or how the amounts are written. */
  private static String numberFormat(ColumnTally tally, Decimal decimal) {
    if (2 * tally.counts.any(Traits.PERCENT) > tally.values()) {
      return "percent";
    }
    boolean currency = 2 * tally.counts.any(Traits.CURRENCY) > tally.values();
    String format = decimal == Decimal.COMMA ? decimal.example() : "plain";
    return currency ? String.join(" ", tally.currencies()) + " " + decimal.example() : format;
  }

  private static long distinct(ColumnTally tally) {
    return Math.min(tally.distinct.estimate(), tally.values());
  }

  private static String time(long millis, boolean clock) {
    String text = Instant.ofEpochMilli(millis).toString();
    return clock ? text : text.substring(0, 10);
  }
}
