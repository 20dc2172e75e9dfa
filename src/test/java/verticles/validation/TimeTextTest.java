package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.contract.Ingredient;
import verticles.contract.Plan;

/** Times in every format, against java.time. */
class TimeTextTest {
  private final CellReader reader = new CellReader();

  @Property(tries = 5_000)
  void whatJavaTimeWritesIsRead(
      @ForAll("moments") LocalDateTime moment,
      @ForAll("patterns") String pattern,
      @ForAll("clocks") String clock) {
    // Given
    String text = moment.format(DateTimeFormatter.ofPattern(pattern + clock, Locale.ENGLISH));

    // When
    long traits = read(text);

    // Then
    TimeFormat format = TimeFormat.named(pattern).orElseThrow();
    assertTrue((traits & Traits.of(format)) != 0, text + " as " + format);
    LocalDateTime expected =
        clock.isEmpty()
            ? moment.truncatedTo(ChronoUnit.DAYS)
            : moment.truncatedTo(clock.contains("s") ? ChronoUnit.SECONDS : ChronoUnit.MINUTES);
    assertEquals(
        expected.toInstant(ZoneOffset.UTC).toEpochMilli(),
        reader.time.millis[format.ordinal()],
        text + " as " + format);
    assertEquals(!clock.isEmpty(), (traits & Traits.CLOCK) != 0, text);
  }

  @Property(tries = 5_000)
  void localTimesAreInstantsAsInJavaTime(
      @ForAll("zones") String zone, @ForAll("localMoments") LocalDateTime moment) {
    // When
    long millis =
        new LocalClock(ZoneId.of(zone)).utc(moment.toInstant(ZoneOffset.UTC).toEpochMilli());

    // Then
    assertEquals(ZonedDateTime.of(moment, ZoneId.of(zone)).toInstant().toEpochMilli(), millis);
  }

  @Property(tries = 3_000)
  void serialsAreDaysSinceTheEndOf1899(@ForAll("moments") LocalDateTime moment) {
    // Given
    long millis = moment.toInstant(ZoneOffset.UTC).toEpochMilli();
    BigDecimal serial =
        BigDecimal.valueOf(millis)
            .divide(BigDecimal.valueOf(86_400_000), 12, RoundingMode.HALF_UP)
            .add(BigDecimal.valueOf(25_569));

    // When
    long traits = read(serial.toPlainString());

    // Then
    boolean known = millis >= 0 && moment.getYear() < 2100;
    assertEquals(known, (traits & Traits.of(TimeFormat.EXCEL)) != 0, serial.toPlainString());
    if (known) {
      assertEquals(millis, reader.time.millis[TimeFormat.EXCEL.ordinal()]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-20 13:22:21 -0500|iso|2020-01-20T18:22:21Z",
        "Jan 1, 2024 12:03:04 AM PST|MMM d, yyyy|2024-01-01T08:03:04Z",
        "1 Mar 2024|d MMM yyyy|2024-03-01T00:00:00Z",
        "31. Dezember 2024|d MMM yyyy|2024-12-31T00:00:00Z",
        "15-août-24|d MMM yyyy|2024-08-15T00:00:00Z",
        "05.01.2024 10:11:12 UTC|dd.MM.yyyy|2024-01-05T10:11:12Z",
        "1/5/24 9:05 PM|MM/dd/yy|2024-01-05T21:05:00Z",
        "1/5/24|dd/MM/yy|2024-05-01T00:00:00Z",
        "12/31/2024 12:00 a.m.|MM/dd/yyyy|2024-12-31T00:00:00Z",
        "2024-1-5|iso|2024-01-05T00:00:00Z",
        "Jan 2024|MMM yyyy|2024-01-01T00:00:00Z",
        "2024-12|yyyy-MM|2024-12-01T00:00:00Z",
        "1/2024|MM/yyyy|2024-01-01T00:00:00Z",
        "9:05|HH:mm|1970-01-01T09:05:00Z",
        "12:30:15 pm|HH:mm|1970-01-01T12:30:15Z"
      })
  void timesOfManySystemsAreRead(String text, String format, String expected) {
    // When
    long traits = read(text);

    // Then
    TimeFormat read = TimeFormat.named(format).orElseThrow();
    assertTrue((traits & Traits.of(read)) != 0, text);
    long millis = Instant.parse(expected).toEpochMilli();
    assertEquals(millis, reader.time.millis[read.ordinal()], text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Foo 2024",
        "2024-13",
        "13/2024",
        "2024-05 10:00",
        "31 Foo 2024",
        "30 Feb 2024",
        "32/01/2024",
        "13/13/24",
        "1/2",
        "25:00",
        "9:5",
        "13:00 PM",
        "0:10 AM",
        "2024-01-05 10",
        "Mayor 5, 2024",
        "12.13.2024",
        "1-2-3",
        "May 5"
      })
  void whatIsNoTimeIsLeft(String text) {
    assertEquals(0, read(text) & Traits.ANY_TIME, text);
  }

  @Test
  void aDateIsJoinedWithTheTimeOfDayBesideIt() {
    // Given
    Plan.Column clock = Written.part(Ingredient.TIME_OF_DAY, "HH:mm|excel");
    Plan.Column amount = Written.amount(CanonicalColumn.GROSS, "signed", ".");
    Plan plan = Written.plan(List.of(Written.time("dd/MM/yyyy|iso|excel"), clock, amount));
    Plan nairobi = new Plan(';', 1, "Africa/Nairobi", plan.columns(), plan.derived(), List.of());
    String text =
        "05/01/2024;14:30;1\n2024-01-05;2:30 PM;1\n45296;0.604166666666667;1\n"
            + "2024-01-05;;1\n2024-01-05;later;1\n01/31/2024;;1\n";

    // When
    Written written = Written.of(nairobi, text);

    // Then
    String half = String.valueOf(Instant.parse("2024-01-05T11:30:00Z").toEpochMilli());
    String midnight = String.valueOf(Instant.parse("2024-01-04T21:00:00Z").toEpochMilli());
    assertEquals(List.of(half, half, half, midnight), written.column(CanonicalColumn.TIME));
    assertEquals(
        List.of("timeOfDay", "Date"), written.faults.stream().map(f -> f.column()).toList());
    assertEquals(
        List.of("bad-time", "bad-time"), written.faults.stream().map(f -> f.rule()).toList());
  }

  @Test
  void onlyTimesWithoutAnOffsetAreTakenInTheZone() {
    // Given
    Plan.Column amount = Written.amount(CanonicalColumn.GROSS, "signed", ".");
    Plan plan =
        new Plan(
            ';', 1, "Europe/Berlin", List.of(Written.time("iso"), amount), List.of(), List.of());

    // When
    Written written =
        Written.of(
            plan,
            "2024-07-01 12:00;1\n2024-07-01T12:00Z;1\n2024-03-31 02:30;1\n2024-10-27 02:30;1\n");

    // Then
    List<String> expected =
        List.of(
                "2024-07-01T10:00:00Z",
                "2024-07-01T12:00:00Z",
                "2024-03-31T01:30:00Z",
                "2024-10-27T00:30:00Z")
            .stream()
            .map(time -> String.valueOf(Instant.parse(time).toEpochMilli()))
            .toList();
    assertEquals(expected, written.column(CanonicalColumn.TIME));
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.longs()
        .between(LocalDate.of(1969, 1, 1).toEpochDay() * 86_400, 3_124_224_000L)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
        .filter(moment -> moment.getYear() < 2069);
  }

  /** Many of them near the hours at which clocks are changed. */
  @Provide
  Arbitrary<LocalDateTime> localMoments() {
    Arbitrary<LocalDateTime> any =
        Arbitraries.longs()
            .between(-2_200_000_000L, 7_200_000_000L)
            .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    Arbitrary<LocalDateTime> sundays =
        Arbitraries.integers()
            .between(0, 20_000)
            .map(day -> LocalDate.of(1990, 1, 7).plusDays(7L * (day % 2_500)))
            .map(day -> day.atTime(LocalTime.of(2, 30)));
    return Arbitraries.oneOf(any, sundays);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "UTC",
        "Africa/Nairobi",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Pacific/Apia",
        "+05:45");
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyy.MM.dd",
        "dd/MM/yyyy",
        "d/M/yyyy",
        "MM/dd/yyyy",
        "M/d/yyyy",
        "dd.MM.yyyy",
        "d.M.yy",
        "dd-MM-yyyy",
        "MM-dd-yyyy",
        "dd/MM/yy",
        "M/d/yy",
        "dd-MM-yy",
        "MM-dd-yy",
        "yy/MM/dd",
        "yy/M/d",
        "yy-MM-dd",
        "yy.MM.dd",
        "d MMM yyyy",
        "dd-MMM-yyyy",
        "d-MMM-yy",
        "d MMMM yyyy",
        "MMM d, yyyy",
        "MMMM d, yyyy");
  }

  @Provide
  Arbitrary<String> clocks() {
    return Arbitraries.of(
        "", " HH:mm", " HH:mm:ss", "'T'HH:mm:ss", " h:mm a", " hh:mm:ss a", ", H:mm", " h:mma");
  }

  private long read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[bytes.length + 2 * Bytes.MARGIN];
    System.arraycopy(bytes, 0, block, Bytes.MARGIN, bytes.length);
    return reader.read(block, Bytes.MARGIN, Bytes.MARGIN + bytes.length, true);
  }
}
