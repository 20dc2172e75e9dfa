package verticles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Two years of months in two branches; more rows in the one on the hill. */
final class TwoYears {
  /** For all tests of this JVM that only look at it. */
  static final String DATASET = "two_years_" + ProcessHandle.current().pid();

  static final double HILL = 110 * 24.0;
  static final double ALL = HILL + 50 * 24.0;

  private TwoYears() {}

  /** Loads them into a dataset through the page, unless they are there. */
  static void in(String dataset, PageUnderTest page, Path directory) throws Exception {
    if (page.has(dataset)) {
      return;
    }
    StringBuilder text =
        new StringBuilder("Date,Branch,ProductLine,ItemName,CardName,Amount,Cost\n");
    for (int month = 0; month < 24; month++) {
      String day = String.format(Locale.ROOT, "%d-%02d-15", 2024 + month / 12, month % 12 + 1);
      text.append((day + ",Hill,Pumps,Pump A,Ada Ltd,55,30\n").repeat(2));
      text.append(day).append(",Harbour,Lamps,Lamp B,Bo Ltd,50,20\n");
    }
    Path file = directory.resolve(dataset + ".csv");
    Files.writeString(file, text);
    page.openFor(dataset);
    page.browser.fileManager.drop(file);
    page.browser.until("it is there", () -> page.isOnTheDashboard(dataset + ".csv"));
  }
}
