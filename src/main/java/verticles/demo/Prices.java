package verticles.demo;

import verticles.demo.Sale.Line;

/** The amounts of a line in that month, as cells. Prices rise after a year; one cost rises more. */
record Prices(Line line, int month) {
  private static final int RISE_FROM = 12;
  private static final int RISE = 104;

  /** From then on what is bought abroad costs more, and its price stays. */
  private static final int DEARER_FROM = 19;

  private static final String DEARER = "Solar & Power";
  private static final int DEARER_BY = 109;

  /** In whole shillings. */
  private long price() {
    return month < RISE_FROM ? line.item().price() : line.item().price() * RISE / 100L;
  }

  /** Of one, in hundredths. */
  private long cost() {
    long cost = price() * (100 - line.item().margin());
    boolean dearer = month >= DEARER_FROM && line.item().line().equals(DEARER);
    return dearer ? cost * DEARER_BY / 100 : cost;
  }

  String sold() {
    int units = line.units();
    return price() * units + ".00,0.00," + money(cost() * units) + "," + units + ",0,1,";
  }

  /** What can be sold again takes its cost back. */
  String returned(String reason) {
    int units = line.units();
    boolean lost = reason.equals("Damaged") || reason.equals("Faulty");
    String cost = lost ? "0.00" : "-" + money(cost() * units);
    return "0.00,-" + price() * units + ".00," + cost + ",0,-" + units + ",1," + reason;
  }

  private static String money(long hundredths) {
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
  }
}
