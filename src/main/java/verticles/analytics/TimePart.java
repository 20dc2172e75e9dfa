package verticles.analytics;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a time says of itself whatever its date, in the dataset's zone. A dimension as any other,
 * although no column of the data has it; one of the data's own columns of that name goes before it.
 */
enum TimePart {
  WEEKDAY("weekday", "Weekday", "DOW", "The day of the week, Monday first.") {
    @Override
    List<String> words() {
      return Arrays.stream(DayOfWeek.values())
          .map(it -> it.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();
    }
  },
  HOUR(
      "hour", "Hour", "HOUR", "The hour of the day; all are at 00:00 where files give days only.") {
    @Override
    List<String> words() {
      return IntStream.range(0, 24).mapToObj("%02d:00"::formatted).toList();
    }
  };

  private final String word;
  private final String label;
  private final String unit;
  private final String sentence;

  TimePart(String word, String label, String unit, String sentence) {
    this.word = word;
    this.label = label;
    this.unit = unit;
    this.sentence = sentence;
  }

  static Optional<TimePart> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** Its values as people read them, in their order. */
  abstract List<String> words();

  String word() {
    return word;
  }

  String label() {
    return label;
  }

  String sentence() {
    return sentence;
  }

  /** Druid counts weekdays from 1, hours from 0. */
  private int first() {
    return this == WEEKDAY ? 1 : 0;
  }

  String sql(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC)
        ? "EXTRACT(%s FROM \"__time\")".formatted(unit)
        : "TIME_EXTRACT(\"__time\", '%s', '%s')".formatted(unit, zone.getId());
  }

  /** A number of Druid's as people read it. */
  String read(Object number) {
    return words().get(((Number) number).intValue() - first());
  }

  /** The condition that it is one of these; words that it does not have are none. */
  String among(List<String> wanted, ZoneId zone) {
    List<String> numbers =
        wanted.stream()
            .map(words()::indexOf)
            .filter(place -> place >= 0)
            .map(place -> Integer.toString(place + first()))
            .toList();
    return numbers.isEmpty() ? "1 = 0" : sql(zone) + " IN (" + String.join(", ", numbers) + ")";
  }
}
