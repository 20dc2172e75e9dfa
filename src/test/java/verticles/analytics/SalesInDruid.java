package verticles.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import verticles.bus.Asks;
import verticles.config.S3;
import verticles.contract.AnalyticsMessages.AskFigure;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Canonical;
import verticles.contract.Figure;
import verticles.testing.DruidRoom;
import verticles.testing.PreparedFile;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/**
 * Two visible ingestions and a hidden one, really loaded, and the room that is asked about them.
 */
final class SalesInDruid implements AutoCloseable {
  private static SalesInDruid shared;

  static final String HOSTILE = "O'Brien \"& Sons\" -- ') OR 1=1";
  final String dataset = "sales_" + UUID.randomUUID().toString().substring(0, 8);

  final List<Sale> all = new ArrayList<>();
  final S3 s3 = TestServices.s3();
  final DruidRoom room;
  final FakeLedger ledger;
  List<Canonical.Column> columns;
  final UUID[] visible;

  SalesInDruid() {
    room = new DruidRoom(TestServices.druid(), s3);
    ledger = new FakeLedger(room.bus);
    Wait.on(room.vertx.deployVerticle(new AnalyticsVerticle()));

    List<Sale> second = new ArrayList<>(Sale.invent(2, 300));
    // the edges of February, a branch with an odd name, a sale without a cost in April
    second.add(sale("2024-02-01T00:00:00Z", "Branch 0", 10.0));
    second.add(sale("2024-02-29T23:59:59.999Z", "Branch 0", 20.0));
    second.add(sale("2024-03-01T00:00:00Z", "Branch 0", 40.0));
    second.add(sale("2024-02-10T00:00:00Z", HOSTILE, 80.0));
    second.add(sale("2024-04-05T00:00:00Z", "No cost", null));
    second.add(sale("2024-04-06T00:00:00Z", "Unknown", 5.0));
    second.add(nameless("2024-03-05T00:00:00Z"));
    second.add(nameless("2024-03-06T00:00:00Z"));
    all.addAll(Sale.invent(1, 1_000));
    all.addAll(second);

    UUID one = load(s3, all.subList(0, 1_000));
    UUID two = load(s3, second);
    load(s3, Sale.invent(3, 200));
    visible = new UUID[] {one, two};
    tellLedger();
  }

  /** The one that all tests of this JVM share; it is closed when the JVM ends. */
  static synchronized SalesInDruid shared() {
    if (shared == null) {
      shared = new SalesInDruid();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** Tells the ledger the truth again. */
  void tellLedger() {
    ledger.has(dataset, 7, columns, all.size(), visible);
    Comparator<Instant> order = Comparator.naturalOrder();
    ledger.spans(
        dataset,
        all.stream().map(Sale::at).min(order).orElseThrow(),
        all.stream().map(Sale::at).max(order).orElseThrow());
  }

  private UUID load(S3 s3, List<Sale> sales) {
    PreparedFile file = new PreparedFile(dataset, Sale.COLUMNS);
    sales.forEach(sale -> sale.writeTo(file));
    columns = file.columns();
    return room.load(file, s3).id();
  }

  private static Sale sale(String at, String branch, Double cost) {
    return new Sale(
        Instant.parse(at),
        branch,
        "Line 0",
        "Group 0",
        "Seller 0",
        "Item 0",
        "Customer 0",
        "T-" + at,
        100,
        0,
        cost,
        1,
        0,
        null);
  }

  /** Rows that name nobody come with the word for it. */
  private static Sale nameless(String at) {
    String none = "Unknown";
    return new Sale(
        Instant.parse(at),
        "Branch 0",
        "Line 0",
        "Group 0",
        none,
        "Item 0",
        none,
        "T-" + at,
        100,
        0,
        50.0,
        1,
        0,
        null);
  }

  @Override
  public void close() {
    room.close();
  }

  Filter filter(String from, String to) {
    return new Filter(dataset, from, to, Map.of());
  }

  Filter among(Map<String, List<String>> values) {
    return new Filter(dataset, null, null, values);
  }

  /** The rows of a figure, by the names of its columns. */
  List<Map<String, Object>> figure(AskFigure ask) {
    return rows(room.ask(Asks.FIGURE, ask));
  }

  List<Map<String, Object>> figure(Figure figure) {
    return figure(AskFigure.of(figure, filter(null, null)));
  }

  Map<String, Object> summary(Filter filter) {
    return figure(AskFigure.of(Figure.REVENUE_SUMMARY, filter)).get(0);
  }

  static List<Map<String, Object>> rows(Table table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> cells : table.rows()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i).name(), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  List<Sale> sales(Predicate<Sale> which) {
    return all.stream().filter(which).toList();
  }

  static double sum(List<Sale> sales, ToDoubleFunction<Sale> of) {
    return sales.stream().mapToDouble(of).sum();
  }

  static long distinct(List<Sale> sales, Function<Sale, Object> of) {
    return sales.stream().map(of).filter(Objects::nonNull).distinct().count();
  }

  static long transactions(List<Sale> sales) {
    long unnamed = sales.stream().filter(sale -> sale.transaction() == null).count();
    return distinct(sales, Sale::transaction) + unnamed;
  }
}
