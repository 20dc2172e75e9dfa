package verticles.demo;

import java.util.List;

/**
 * One receipt.
 *
 * @param branch its place in {@link Branch#ALL}
 * @param second of the day
 */
record Sale(
    int branch, int second, String seller, String customer, String account, List<Line> lines) {

  record Line(Item item, int units) {}

  /** Something of a sale that is brought back on a later day. */
  record Return(int day, Sale sale, Line line, String reason) {}
}
