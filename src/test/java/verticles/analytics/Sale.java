package verticles.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import verticles.testing.PreparedFile;

/** One sold line as a test knows it; a null is an empty cell. */
record Sale(
    Instant at,
    String branch,
    String line,
    String group,
    String seller,
    String item,
    String customer,
    String transaction,
    double gross,
    double returned,
    Double cost,
    double sold,
    double unitsReturned,
    String reason) {

  static final String[] COLUMNS = {
    "Branch:string",
    "ProductLine:string",
    "ItemGroup:string",
    "SalesPerson:string",
    "ItemName:string",
    "CardName:string",
    "TransactionId:string",
    "grossRevenue:double",
    "returnsValue:double",
    "totalCost:double",
    "unitsSold:double",
    "unitsReturned:double",
    "lineItemCount:double",
    "ReturnReason:string"
  };

  void writeTo(PreparedFile file) {
    file.row(
        at.toString(),
        branch,
        line,
        group,
        seller,
        item,
        customer,
        transaction,
        gross,
        returned,
        cost,
        sold,
        unitsReturned,
        1,
        reason);
  }

  LocalDate day() {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  LocalDate dayIn(String zone) {
    return at.atZone(ZoneId.of(zone)).toLocalDate();
  }

  double net() {
    return gross + returned;
  }

  /** Invented sales over the first months of 2024; for one seed always the same. */
  static List<Sale> invent(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sale> sales = new ArrayList<>();
    long start = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    for (int i = 0; i < rows; i++) {
      boolean back = random.nextInt(10) == 0;
      double amount = random.nextInt(1, 1_000_000) / 100.0;
      sales.add(
          new Sale(
              Instant.ofEpochMilli(start + random.nextLong(100L * 86_400_000)),
              "Branch " + random.nextInt(5),
              "Line " + random.nextInt(3),
              "Group " + random.nextInt(4),
              "Seller " + random.nextInt(9),
              "Item " + random.nextInt(60),
              "Customer " + random.nextInt(200),
              random.nextInt(20) == 0 ? null : "T" + seed + "-" + random.nextInt(rows / 3),
              back ? 0 : amount,
              back ? -amount : 0,
              random.nextInt(1, 500_000) / 100.0,
              back ? 0 : random.nextInt(1, 9),
              back ? -random.nextInt(1, 9) : 0,
              back && random.nextInt(4) > 0 ? "Reason " + random.nextInt(3) : null));
    }
    return sales;
  }
}
