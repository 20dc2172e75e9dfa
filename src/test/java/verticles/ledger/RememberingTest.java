package verticles.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import verticles.contract.ColumnProfile;
import verticles.contract.ColumnProfile.Type;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Wishes;

/** What of a file's reading the next file gets. */
class RememberingTest {
  @Test
  void theWholeReadingIsRemembered() {
    // Given
    Plan plan = plan(',', "Amount", ".");
    Reading said = new Reading("May", "windows-1252", null, null, null, ".", Map.of());

    // When
    Remembered remembered =
        Remembering.of(
            plan,
            List.of(profile("Date", Type.DATE), profile("Amount", Type.DECIMAL)),
            null,
            Wishes.NONE.with(said, true));

    // Then
    Reading reading = remembered.reading();
    assertEquals(List.of("Date", "Amount"), remembered.header());
    assertEquals(List.of(Type.DATE, Type.DECIMAL), remembered.types());
    assertEquals(",", reading.delimiter());
    assertEquals(4, reading.headerLine());
    assertEquals(".", reading.decimal());
    assertEquals("windows-1252", reading.charset());
    assertEquals("Africa/Nairobi", reading.timeZone());
    assertEquals(new Reading.Column("__time", "iso", null), reading.columns().get("Date"));
  }

  /** A point may be all that there was to take; a comma stood in the file, or somebody said so. */
  @Test
  void aDecimalCommaOfAllNumbersIsRememberedOfTheFile() {
    // When
    Remembered comma = Remembering.of(plan(';', "Betrag", ","), null, null, null);
    Remembered point = Remembering.of(plan(',', "Amount", "."), null, null, null);

    // Then
    assertEquals(",", comma.reading().decimal());
    assertNull(point.reading().decimal());
    assertEquals(List.of(), comma.types());
  }

  private static Plan plan(char delimiter, String amount, String decimal) {
    return new Plan(
        delimiter,
        4,
        "Africa/Nairobi",
        List.of(
            new Plan.Column("Date", "__time", Role.TIME, "iso", null, 1, "test"),
            new Plan.Column(amount, "grossRevenue", Role.MEASURE, "signed", decimal, 1, "test")),
        List.of(),
        List.of());
  }

  private static ColumnProfile profile(String name, Type type) {
    return new ColumnProfile(name, type, 1, 0, 0, 1, null, null, null);
  }
}
