package verticles.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import verticles.demo.Sale.Line;

/** What happens in the branches on one day. Beside the usual, two things are odd on purpose. */
final class Trade {
  private static final double DAILY = 0.5;
  private static final List<String> ACCOUNTS = List.of("Counter", "On account", "Online");
  private static final int MOST_LINES = 6;
  private static final double ONE_MORE_LINE = 0.5;
  private static final double GOES_TOGETHER = 0.4;

  /** Days before the end. */
  private static final int LARGE_ORDERS = 70;

  private static final String LARGE_ORDERS_AT = "Kisumu";
  private static final int HOW_MANY = 45;

  private static final int CLOSED_FROM = 200;
  private static final int CLOSED_TO = 197;
  private static final String CLOSED = "Nyali";

  private Trade() {}

  /**
   * @param month from 0
   * @param left days until the end
   */
  static List<Sale> on(LocalDate day, int month, int left, Dice dice) {
    List<Sale> sales = new ArrayList<>();
    double[] shares = Demand.shares(Item.ALL, day);
    double demand = Demand.of(day, month);
    for (int i = 0; i < Branch.ALL.size(); i++) {
      Branch branch = Branch.ALL.get(i);
      for (int n = receipts(branch, month, left, demand, dice); n > 0; n--) {
        sales.add(sale(i, month, shares, dice));
      }
      if (branch.name().equals(LARGE_ORDERS_AT) && left == LARGE_ORDERS) {
        for (int n = 0; n < HOW_MANY; n++) {
          sales.add(sale(i, month, pumpsAndTanks(), dice));
        }
      }
    }
    sales.sort(Comparator.comparingInt(Sale::second));
    return sales;
  }

  private static int receipts(Branch branch, int month, int left, double demand, Dice dice) {
    boolean closed = branch.name().equals(CLOSED) && left <= CLOSED_FROM && left > CLOSED_TO;
    if (closed || month < branch.opened()) {
      return 0;
    }
    return (int) (branch.size() * DAILY * demand * (0.75 + dice.part() / 2) + dice.part());
  }

  private static double[] pumpsAndTanks() {
    return Item.ALL.stream()
        .mapToDouble(it -> it.group().equals("Pumps") || it.group().equals("Storage") ? 1 : 0)
        .toArray();
  }

  private static Sale sale(int branch, int month, double[] shares, Dice dice) {
    return new Sale(
        branch,
        Demand.secondOfDay(dice),
        People.seller(branch, month, dice),
        People.customer(branch, month, dice),
        ACCOUNTS.get(dice.among(new double[] {60, 28, 6 + month})),
        lines(shares, dice));
  }

  private static List<Line> lines(double[] shares, Dice dice) {
    List<Line> lines = new ArrayList<>();
    Item item = Item.ALL.get(dice.among(shares));
    do {
      Item next = item;
      if (lines.stream().noneMatch(it -> it.item().equals(next))) {
        lines.add(new Line(item, 1 + Math.min(dice.below(item.most()), dice.below(item.most()))));
      }
      item = dice.chance(GOES_TOGETHER) ? item.companion() : Item.ALL.get(dice.among(shares));
    } while (lines.size() < MOST_LINES && dice.chance(ONE_MORE_LINE));
    return List.copyOf(lines);
  }
}
