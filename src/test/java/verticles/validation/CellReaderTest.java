package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Our own number, time and UTF-8 arithmetic against the JDK's. */
class CellReaderTest {
  private final CellReader reader = new CellReader();

  @Property(tries = 5_000)
  void numbersAreExact(@ForAll("numbers") String text) {
    // When
    long traits = read(text.getBytes(StandardCharsets.US_ASCII));

    // Then
    BigDecimal expected = parsed(text);
    assertEquals(expected != null, (traits & Traits.POINT) != 0, text);
    if (expected != null) {
      NumberText number = reader.number;
      BigDecimal value =
          number.big != null ? number.big : BigDecimal.valueOf(number.mantissa, number.scale);
      assertEquals(0, expected.compareTo(value), text);
      assertEquals(expected.signum() < 0, (traits & Traits.NEGATIVE) != 0, text);
      assertEquals(expected.signum() == 0, (traits & Traits.ZERO) != 0, text);
      assertEquals(expected.signum() > 0, (traits & Traits.POSITIVE) != 0, text);
      boolean belowOne = expected.signum() > 0 && expected.compareTo(BigDecimal.ONE) < 0;
      assertEquals(belowOne, (traits & Traits.BELOW_ONE) != 0, text);
    }
  }

  @Property(tries = 5_000)
  void rangesOfNumbersAreExact(
      @ForAll @net.jqwik.api.constraints.Size(min = 1, max = 8)
          java.util.List<@net.jqwik.api.From("plainNumbers") String> texts) {
    // Given
    NumberRange range = new NumberRange();

    // When
    for (String text : texts) {
      read(text.getBytes(StandardCharsets.US_ASCII));
      range.add(reader.number);
    }

    // Then
    BigDecimal min = texts.stream().map(BigDecimal::new).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal max = texts.stream().map(BigDecimal::new).max(BigDecimal::compareTo).orElseThrow();
    assertEquals(0, min.compareTo(new BigDecimal(range.min())));
    assertEquals(0, max.compareTo(new BigDecimal(range.max())));
  }

  @Property(tries = 3_000)
  void timesAreThoseOfTheJdk(
      @ForAll("moments") LocalDateTime moment,
      @ForAll @IntRange(min = -18 * 4, max = 18 * 4) int quarters) {
    // Given
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(quarters * 900);
    OffsetDateTime zoned = moment.atOffset(offset);
    long expected = zoned.toInstant().toEpochMilli();

    // When / Then
    assertEquals(expected, millis(zoned.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
    assertEquals(
        moment.toInstant(ZoneOffset.UTC).toEpochMilli(),
        millis(moment.toString().replace('T', ' ')));
  }

  @Property(tries = 5_000)
  void datesAreValidAsInTheJdk(
      @ForAll @IntRange(min = 1895, max = 2205) int year,
      @ForAll @IntRange(max = 14) int month,
      @ForAll @IntRange(max = 33) int day) {
    // Given
    Long expected = epochMillis(year, month, day);

    // When / Then
    assertTime(TimeFormat.ISO, expected, "%04d-%02d-%02d".formatted(year, month, day));
    assertTime(TimeFormat.YEAR_SLASH, expected, "%04d/%02d/%02d".formatted(year, month, day));
    assertTime(TimeFormat.DAY_SLASH, expected, "%02d/%02d/%04d".formatted(day, month, year));
    assertTime(TimeFormat.MONTH_SLASH, expected, "%d/%d/%04d".formatted(month, day, year));
    assertTime(TimeFormat.DAY_DOT, expected, "%d.%02d.%04d".formatted(day, month, year));
    assertTime(TimeFormat.COMPACT, expected, "%04d%02d%02d".formatted(year, month, day));
  }

  @Property(tries = 5_000)
  void nothingButATimeIsATime(@ForAll("nearTimes") String text) {
    // When
    long traits = read(text.getBytes(StandardCharsets.US_ASCII));

    // Then
    if ((traits & Traits.of(TimeFormat.ISO)) != 0) {
      assertTrue(
          text.strip()
              .matches(
                  "\\d{4}-\\d{2}-\\d{2}([T ]\\d{1,2}:\\d{2}(:\\d{2}([.]\\d{1,9})?)?"
                      + "( ?(Z|[+-]\\d{2}(:?\\d{2})?))?)?"),
          text);
    }
  }

  @Property(tries = 5_000)
  void malformedUtf8IsFound(@ForAll("byteTexts") byte[] text) {
    // Given
    boolean wellFormed = true;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      wellFormed = false;
    }

    // When / Then
    assertEquals(wellFormed, (Utf8.flaws(text, 0, text.length) & Traits.NOT_UTF8) == 0);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        plainNumbers(), Arbitraries.strings().withChars("0123456789.-+eE").ofMaxLength(24));
  }

  @Provide
  Arbitrary<String> plainNumbers() {
    Arbitrary<String> sign = Arbitraries.of("", "-", "+");
    Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(22);
    Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMaxLength(10);
    return net.jqwik.api.Combinators.combine(sign, whole, fraction)
        .as((s, w, f) -> s + w + (f.isEmpty() ? "" : "." + f));
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.longs()
        .between(-2_200_000_000L, 7_200_000_000L)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
        .flatMap(moment -> Arbitraries.of(0, 1, 120_000_000, 999_999_999).map(moment::withNano));
  }

  @Provide
  Arbitrary<String> nearTimes() {
    return Arbitraries.strings()
        .withChars("0123456789-:T Z+./")
        .ofMaxLength(14)
        .map(tail -> "2024-02-29" + tail);
  }

  @Provide
  Arbitrary<byte[]> byteTexts() {
    Arbitrary<Byte> bytes =
        Arbitraries.of(0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5)
            .map(Integer::byteValue);
    return bytes.array(byte[].class).ofMaxSize(6);
  }

  private static BigDecimal parsed(String text) {
    if (text.matches("[0-9.](.*[^-])?-")) {
      BigDecimal value = parsed(text.substring(0, text.length() - 1));
      return value == null ? null : value.negate();
    }
    if (!text.matches("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?")) {
      return null;
    }
    String exponent = text.replaceFirst("^[^eE]*[eE]?[+-]?", "");
    return !exponent.isEmpty() && Integer.parseInt(exponent) > 60 ? null : new BigDecimal(text);
  }

  private static Long epochMillis(int year, int month, int day) {
    try {
      return year < 1900 || year > 2199
          ? null
          : (Long) (LocalDate.of(year, month, day).toEpochDay() * 86_400_000L);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void assertTime(TimeFormat format, Long expected, String text) {
    long traits = read(text.getBytes(StandardCharsets.US_ASCII));
    boolean is = (traits & Traits.of(format)) != 0;
    assertEquals(expected != null, is, text);
    if (is) {
      assertEquals(expected, reader.time.millis[format.ordinal()], text);
    }
  }

  private long millis(String text) {
    long traits = read(text.getBytes(StandardCharsets.US_ASCII));
    assertTrue((traits & Traits.of(TimeFormat.ISO)) != 0, text);
    return reader.time.millis[TimeFormat.ISO.ordinal()];
  }

  private long read(byte[] text) {
    byte[] block = new byte[text.length + 2 * Bytes.MARGIN];
    System.arraycopy(text, 0, block, Bytes.MARGIN, text.length);
    return reader.read(block, Bytes.MARGIN, Bytes.MARGIN + text.length, false);
  }
}
