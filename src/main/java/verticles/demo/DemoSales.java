package verticles.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import verticles.demo.Sale.Line;
import verticles.demo.Sale.Return;

/**
 * Two years of sales of a made-up chain of shops, as the rows of a file, a day at a time. For one
 * last month they are always the same rows.
 */
final class DemoSales implements Iterator<String> {
  static final int MONTHS = 24;

  /** The zone of the times. */
  static final String ZONE = "Africa/Nairobi";

  static final String HEADER =
      "__time,TransactionId,Branch,City,Region,Country,SalesPerson,CardName,AcctName,"
          + "ProductLine,ItemGroup,ItemName,grossRevenue,returnsValue,totalCost,unitsSold,"
          + "unitsReturned,lineItemCount,ReturnReason\n";

  private static final long SEED = 20_240_229;
  private static final double COMES_BACK = 0.022;
  private static final List<String> REASONS =
      List.of("Wrong item", "Damaged", "Not needed", "Too many");
  private static final int LATEST_RETURN = 12;

  /** A bad batch: in one month much of this item comes back. */
  private static final String FAULTY = "Solar lantern";

  private static final int FAULTY_MONTH = 17;
  private static final double FAULTY_COMES_BACK = 0.6;

  private final LocalDate first;
  private final LocalDate last;
  private final List<Return> returns = new ArrayList<>();
  private LocalDate day;
  private int receipts;

  /**
   * @param last the last of the 24 whole months
   */
  DemoSales(YearMonth last) {
    this.first = last.minusMonths(MONTHS - 1).atDay(1);
    this.last = last.atEndOfMonth();
    this.day = first;
  }

  @Override
  public boolean hasNext() {
    return !day.isAfter(last);
  }

  /** The rows of the next day. */
  @Override
  public String next() {
    int place = (int) ChronoUnit.DAYS.between(first, day);
    int month = (int) ChronoUnit.MONTHS.between(first, day);
    Dice dice = new Dice(SEED + place * 7_919L);
    StringBuilder rows = new StringBuilder();
    for (Sale sale : Trade.on(day, month, (int) ChronoUnit.DAYS.between(day, last), dice)) {
      receipts++;
      for (Line line : sale.lines()) {
        append(rows, sale, line, new Prices(line, month).sold());
        expectReturn(sale, line, place, month, dice);
      }
    }
    returns.stream().filter(it -> it.day() == place).forEach(it -> append(rows, it, month));
    returns.removeIf(it -> it.day() == place);
    day = day.plusDays(1);
    return rows.toString();
  }

  private void expectReturn(Sale sale, Line line, int place, int month, Dice dice) {
    boolean bad = line.item().name().equals(FAULTY) && month == FAULTY_MONTH;
    if (dice.chance(bad ? FAULTY_COMES_BACK : COMES_BACK)) {
      returns.add(
          new Return(
              place + 1 + dice.below(LATEST_RETURN),
              sale,
              new Line(line.item(), 1 + dice.below(line.units())),
              bad ? "Faulty" : REASONS.get(dice.below(REASONS.size()))));
    }
  }

  private void append(StringBuilder rows, Return it, int month) {
    receipts++;
    append(rows, it.sale(), it.line(), new Prices(it.line(), month).returned(it.reason()));
  }

  private void append(StringBuilder rows, Sale sale, Line line, String amounts) {
    Branch branch = Branch.ALL.get(sale.branch());
    rows.append(day).append(' ');
    two(rows, sale.second() / 3_600).append(':');
    two(rows, sale.second() / 60 % 60).append(':');
    two(rows, sale.second() % 60).append(",R").append(1_000_000 + receipts);
    for (String cell :
        List.of(
            branch.name(),
            branch.city(),
            branch.region(),
            branch.country(),
            sale.seller(),
            sale.customer(),
            sale.account(),
            line.item().line(),
            line.item().group(),
            line.item().name())) {
      rows.append(',').append(cell);
    }
    rows.append(',').append(amounts).append('\n');
  }

  private static StringBuilder two(StringBuilder rows, int number) {
    return rows.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
