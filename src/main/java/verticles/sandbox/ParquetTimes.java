package verticles.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/** Parquet's times as ISO 8601; a time that is adjusted to UTC says so with a Z. */
final class ParquetTimes {
  private static final long DAY = 86_400;
  private static final long EPOCH_AS_JULIAN = 2_440_588;
  private static final long NANOS = 1_000_000_000;

  private ParquetTimes() {}

  static long perSecond(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000;
      case MICROS -> 1_000_000;
      case NANOS -> NANOS;
    };
  }

  /**
   * @param value counted from 1970
   */
  static void timestamp(long value, TimeUnit unit, boolean utc, Text out) {
    switch (unit) { // divided by constants, which is much faster
      case MILLIS ->
          moment(Math.floorDiv(value, 1_000L), Math.floorMod(value, 1_000L) * 1_000_000, out);
      case MICROS ->
          moment(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000, out);
      case NANOS -> moment(Math.floorDiv(value, NANOS), Math.floorMod(value, NANOS), out);
    }
    if (utc) {
      out.ascii("Z");
    }
  }

  /**
   * The old 96 bits: nanoseconds of a Julian day. Writers do not agree on the zone, so none is
   * written.
   */
  static void int96(Binary value, Text out) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong(bytes.position());
    long day = bytes.getInt(bytes.position() + 8) - EPOCH_AS_JULIAN;
    moment(day * DAY + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS), out);
  }

  private static void moment(long seconds, long nanos, Text out) {
    Serials.date(Math.floorDiv(seconds, DAY), out);
    out.ascii(" ");
    Serials.clock((int) Math.floorMod(seconds, DAY) * 1_000, out);
    fraction((int) nanos, out);
  }

  /**
   * @param value counted from midnight
   */
  static void clock(long value, long perSecond, Text out) {
    if (value < 0 || value >= DAY * perSecond) {
      throw Refusal.damaged("It has a time of day that no day has.");
    }
    Serials.clock((int) (value / perSecond) * 1_000, out);
    fraction((int) (value % perSecond * (NANOS / perSecond)), out);
  }

  private static void fraction(int nanos, Text out) {
    if (nanos == 0) {
      return;
    }
    if (nanos % 1_000_000 == 0) {
      Serials.fraction(nanos / 1_000_000, 3, out);
    } else if (nanos % 1_000 == 0) {
      Serials.fraction(nanos / 1_000, 6, out);
    } else {
      Serials.fraction(nanos, 9, out);
    }
  }
}
