package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.validation.Planning.after;
import static verticles.validation.Planning.column;
import static verticles.validation.Planning.plan;
import static verticles.validation.Planning.remembered;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.contract.Note;
import verticles.contract.Question;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes.ColumnChange;
import verticles.validation.Planner.Planned;

/** Day, month and year of two digits in every order, against java.time. */
class DateOrdersTest {
  /** Whatever is decided is right; what stays open is asked with the right answer among others. */
  @Property(tries = 400)
  void theOrderIsDecidedByTheWholeColumnOrAsked(
      @ForAll("months") List<LocalDate> days, @ForAll("patterns") String pattern) {
    // Given
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern);
    List<String> written = days.stream().map(day -> day.format(format)).toList();

    // When
    Planned planned =
        plan(
            "Date;Sales\n" + written.stream().map(it -> it + ";1\n").collect(Collectors.joining()));

    // Then
    TimeFormat meant = TimeFormat.named(pattern).orElseThrow();
    if (planned.confident()) {
      assertEquals(meant.word(), column(planned, "Date").format(), written.toString());
    } else {
      Question question = planned.questions().get(0);
      assertEquals(Question.About.FORMAT, question.about());
      assertTrue(question.choices().contains(meant.word()), question + " of " + written);
      assertTrue(open(written).containsAll(question.choices()), question + " of " + written);
    }
  }

  /** Days of one month are decades apart in a wrong order with the year in another place. */
  @Property(tries = 200)
  void aMonthOfDaysLeavesOnlyDayAndMonthOpen(
      @ForAll("fullMonths") List<LocalDate> days, @ForAll("patterns") String pattern) {
    // Given
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern);
    String rows =
        days.stream().map(day -> day.format(format) + ";1\n").collect(Collectors.joining());

    // When
    Planned planned = plan("Date;Sales\n" + rows);

    // Then
    assertTrue(planned.confident(), planned.notes().toString());
    assertEquals(
        TimeFormat.named(pattern).orElseThrow().word(), column(planned, "Date").format(), rows);
  }

  /** The orders in which java.time reads all of them, of those that are known. */
  private static TreeSet<String> open(List<String> written) {
    char separator = written.get(0).charAt(2);
    return List.of("dd/MM/yy", "MM/dd/yy", "yy/MM/dd").stream()
        .map(pattern -> pattern.replace('/', separator))
        .filter(pattern -> written.stream().allMatch(text -> reads(text, pattern)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean reads(String text, String pattern) {
    try {
      LocalDate day = LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern));
      return day.format(DateTimeFormatter.ofPattern(pattern)).equals(text);
    } catch (java.time.DateTimeException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24/03/01 24/03/14 24/03/28|yy/MM/dd",
        "24-03-01 24-04-14|yy-MM-dd",
        "24/3/1 24/3/14|yy/MM/dd",
        "99/12/31 99/12/31|yy/MM/dd",
        "14/03/24 15/03/24|dd/MM/yy",
        "14.03.24 15.03.24|dd.MM.yy",
        "24.03.14 24.04.15|yy.MM.dd",
        "24/03/14 10:31 24/03/15 9:05|yy/MM/dd",
        "01/02/24 02/03/24 31/12/2024|dd/MM/yy+dd/MM/yyyy",
        "01/02/24 02/03/24 12/31/2024|MM/dd/yy+MM/dd/yyyy",
      })
  void evidenceOfTheWholeColumnDecides(String days, String formats) {
    // When
    Planned planned = plan("Date;Sales\n" + rows(days));

    // Then
    assertTrue(planned.confident(), planned.notes().toString());
    assertEquals(formats.replace('+', '|'), column(planned, "Date").format());
  }

  private static String rows(String days) {
    return List.of(days.split(" (?=[0-9]+[/.-])")).stream()
        .map(day -> day + ";1\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24/03/14 24/03/14|dd/MM/yy yy/MM/dd",
        "01/02/03 01/02/03|dd/MM/yy MM/dd/yy yy/MM/dd",
        "01-02-24 01-03-24|dd-MM-yy MM-dd-yy yy-MM-dd",
      })
  void whatStaysOpenIsAsked(String days, String choices) {
    // When
    Planned planned = plan("Date;Sales\n" + rows(days));

    // Then
    Question question = planned.questions().get(0);
    assertEquals("Date", question.column());
    assertEquals(List.of(choices.split(" ")), question.choices());
  }

  /** Between dots the year hardly ever comes first: that is said, and not asked. */
  @Test
  void betweenDotsTheDayComesFirst() {
    // When
    Planned planned = plan("Date;Sales\n" + rows("14.03.24 14.03.24"));

    // Then
    assertEquals("dd.MM.yy", column(planned, "Date").format());
    assertTrue(planned.confident());
    assertEquals(
        "Every date in “Date” could also be read as 24.12.31 (year first); it is taken as 31.12.24 (day first).",
        Planning.note(planned, Note.Kind.WARNING).message());
  }

  @Test
  void anotherColumnOrTheLastFileDecides() {
    // Given
    Remembered last =
        remembered(
            List.of("Date", "Sales"),
            Map.of("Date", new Reading.Column("__time", "yy/MM/dd", null)));

    // When
    Planned beside = plan("Date;Shipped;Sales\n24/03/14;24/03/15;1\n24/03/14;24/03/17;1\n");
    Planned before = plan("Date;Sales\n24/03/14;1\n", after(last, ColumnChange.ADD));

    // Then
    assertEquals("yy/MM/dd", column(beside, "Date").format());
    assertEquals("yy/MM/dd", column(before, "Date").format());
    assertTrue(beside.confident() && before.confident());
  }

  /** Most agree with the last file, but one row does not, and with another order all would. */
  @Test
  void aLastFileThatAlmostAgreesIsAskedAbout() {
    // Given
    Remembered last =
        remembered(
            List.of("Date", "Sales"),
            Map.of("Date", new Reading.Column("__time", "MM/dd/yyyy", null)));

    // When
    Planned planned =
        plan(
            "Date;Sales\n01/02/2024;1\n03/04/2024;1\n31/12/2024;1\n",
            after(last, ColumnChange.ADD));

    // Then
    assertEquals(List.of("MM/dd/yyyy", "dd/MM/yyyy"), planned.questions().get(0).choices());
  }

  @Test
  void aYearOfTwoDigitsMayComeFirst() {
    // When
    Written written =
        Written.of(
            Written.plan(
                List.of(
                    Written.time("yy/MM/dd"),
                    Written.amount(CanonicalColumn.GROSS, "signed", "."))),
            "24/03/14;1\n69/1/2 10:31;1\n");

    // Then
    assertEquals(
        List.of("2024-03-14T00:00:00Z", "1969-01-02T10:31:00Z"),
        written.column(CanonicalColumn.TIME).stream()
            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)).toString())
            .toList());
  }

  @Provide
  Arbitrary<List<LocalDate>> months() {
    return days(1);
  }

  @Provide
  Arbitrary<List<LocalDate>> fullMonths() {
    return Arbitraries.integers()
        .between(0, 30 * 12)
        .map(month -> LocalDate.of(2000, 1, 1).plusMonths(month))
        .map(first -> first.datesUntil(first.plusMonths(1)).toList());
  }

  /** Some days of one month or of a few. */
  private static Arbitrary<List<LocalDate>> days(int least) {
    return Arbitraries.longs()
        .between(LocalDate.of(1999, 1, 1).toEpochDay(), LocalDate.of(2032, 1, 1).toEpochDay())
        .flatMap(
            first ->
                Arbitraries.longs()
                    .between(0, 90)
                    .map(day -> LocalDate.ofEpochDay(first + day))
                    .list()
                    .ofMinSize(least)
                    .ofMaxSize(12));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("dd/MM/yy", "MM/dd/yy", "yy/MM/dd", "dd-MM-yy", "MM-dd-yy", "yy-MM-dd");
  }
}
