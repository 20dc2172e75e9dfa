package verticles.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import verticles.contract.Ingredient;

/** When a row was sold: its date, the time of day that may stand in another column, the zone. */
final class RowTime {
  private static final BigDecimal DAY = BigDecimal.valueOf(Calendar.DAY);

  /** How Excel writes a time of day alone. */
  private static final long PART_OF_DAY = Traits.ZERO | Traits.BELOW_ONE;

  private final RowCells cells;
  private final int date;
  private final TimeFormats dates;
  private final int timeOfDay;
  private final TimeFormats timesOfDay;
  private final LocalClock clock;

  RowTime(Mapping mapping, RowCells cells) {
    this.cells = cells;
    this.date = mapping.place(CanonicalColumn.TIME);
    this.dates = mapping.timeFormats();
    this.timeOfDay = mapping.place(Ingredient.TIME_OF_DAY);
    this.timesOfDay = mapping.clockFormats();
    this.clock = new LocalClock(mapping.zone());
  }

  /** What a cell with a time of day must be. */
  static long wanted(TimeFormats formats) {
    boolean excel = formats.formats().contains(TimeFormat.EXCEL);
    return formats.traits() | (excel ? PART_OF_DAY : 0) | Traits.EMPTY | Traits.NOTHING;
  }

  /** Epoch milliseconds of the row whose cells were read. */
  long millis() {
    long millis = value(date, dates);
    if (cells.has(timeOfDay)) {
      return clock.utc(millis - Math.floorMod(millis, Calendar.DAY) + sinceMidnight());
    }
    return cells.is(date, Traits.ZONED) ? millis : clock.utc(millis);
  }

  private long sinceMidnight() {
    if (cells.is(timeOfDay, PART_OF_DAY)) {
      BigDecimal part = cells.number(timeOfDay).value().multiply(DAY);
      return part.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
    return Math.floorMod(value(timeOfDay, timesOfDay), Calendar.DAY);
  }

  /** By the first format that the cell agrees with. */
  private long value(int place, TimeFormats formats) {
    for (TimeFormat format : formats.formats()) {
      if (cells.is(place, Traits.of(format))) {
        return cells.millis(place, format);
      }
    }
    throw new IllegalStateException("a time was taken that agrees with no format");
  }
}
