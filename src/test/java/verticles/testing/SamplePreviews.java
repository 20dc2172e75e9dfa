package verticles.testing;

import java.util.Arrays;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.ColumnProfile;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.Question;
import verticles.contract.Source;
import verticles.contract.ValidationMessages.Preview;

/** Previews for tests that only show them. */
public final class SamplePreviews {
  private SamplePreviews() {}

  /** Two columns and two rows, of which the second would be set aside; one value is very long. */
  public static Preview workbook() {
    return new Preview(
        new Source(
            "xlsx",
            null,
            null,
            List.of(new Source.Sheet("May", 12, 2, 0.9)),
            "May",
            3L,
            List.of("A title was passed over.")),
        new Plan(
            ';',
            3,
            "Africa/Nairobi",
            List.of(
                new Plan.Column("Day", "__time", Plan.Role.TIME, "d.M.yyyy", null, 1, "A date."),
                new Plan.Column(
                    "Sum", "grossRevenue", Plan.Role.MEASURE, "plain", ",", 0.7, "An amount.")),
            List.of(new Plan.Derived("totalCost", "Sum − Profit")),
            List.of()),
        List.of(
            new ColumnProfile(
                "Day", ColumnProfile.Type.DATE, 1, 0, 0, 1, "1.5.2026", "1.5.2026", "d.M.yyyy"),
            new ColumnProfile(
                "Sum", ColumnProfile.Type.DECIMAL, 1, 0, 0, 1, "3.5", "x".repeat(900), null)),
        List.of(List.of("1.5.2026"), List.of("3,5")),
        List.of(
            new Canonical.Column("__time", "long"), new Canonical.Column("grossRevenue", "double")),
        List.of(List.of("1.5.2026", "3,5"), List.of("never", "2")),
        Arrays.asList(List.of("1777593600000", "3.5"), null),
        2,
        true,
        1,
        List.of(new Problem.Fault(3L, "Day", "never", "bad-time", "No date.")),
        false,
        List.of(new Note(Note.Kind.WARNING, "Day", "Day and month may be swapped.")),
        null,
        List.of(
            new Question(
                Question.About.FORMAT,
                "__time",
                "Day",
                "Which is it?",
                List.of(),
                List.of("d.M.yyyy", "M.d.yyyy"))),
        1_777_593_600_000L,
        1_777_593_600_000L);
  }
}
