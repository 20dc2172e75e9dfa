package verticles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A year of sales of which a test knows every row; nobody changes them. */
final class KnownSales {
  static final String DATASET = "known_sales_" + ProcessHandle.current().pid();
  static final int PRODUCTS = 260;
  static final List<Row> ROWS = IntStream.range(0, 1_200).mapToObj(Row::number).toList();

  private KnownSales() {}

  /** One row of the file; amounts are whole. */
  record Row(
      String time,
      String branch,
      String line,
      String product,
      String seller,
      String buyer,
      int amount) {

    private static Row number(int at) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(at % 366);
      return new Row(
          "%sT%02d:30:00Z".formatted(day, 8 + at % 10),
          List.of("Harbour", "Hill", "Station").get(at % 3),
          List.of("Pumps", "Lamps").get(at % 2),
          "Product %03d".formatted(at % PRODUCTS),
          "Seller " + at % 5,
          "Buyer " + at % 40,
          10 + at % 97);
    }

    LocalDate day() {
      return LocalDate.parse(time.substring(0, 10));
    }

    private String csv(int at) {
      return String.join(
          ",",
          time,
          "T" + at / 2,
          branch,
          line,
          "Any",
          product,
          seller,
          buyer,
          "" + amount,
          "0",
          "1",
          "0",
          "" + amount / 2,
          "1\n");
    }
  }

  /** Loads them, unless they are there. */
  static void load(PageUnderTest page, Path directory) throws Exception {
    if (page.has(DATASET)) {
      return;
    }
    StringBuilder text =
        new StringBuilder(
            "__time,TransactionId,Branch,ProductLine,ItemGroup,ItemName,SalesPerson,CardName,"
                + "grossRevenue,returnsValue,unitsSold,unitsReturned,totalCost,lineItemCount\n");
    for (int at = 0; at < ROWS.size(); at++) {
      text.append(ROWS.get(at).csv(at));
    }
    Path file = directory.resolve("pages.csv");
    Files.writeString(file, text);
    page.openFor(DATASET);
    page.put(DATASET, file);
    page.browser.until("the file is there", () -> page.isOnTheDashboard("pages.csv"));
  }

  static double sales(Predicate<Row> which) {
    return ROWS.stream().filter(which).mapToInt(Row::amount).sum();
  }
}
