package verticles.validation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import verticles.contract.Note;

/**
 * Rows that were set aside because their discount is more than their goods, as the discount of a
 * whole order in one of its rows may be. What they would have added to the sums is told, as nobody
 * could see it from the sums.
 */
final class ExcessDiscounts {
  private long rows;
  private BigDecimal goods = BigDecimal.ZERO;
  private BigDecimal discounts = BigDecimal.ZERO;
  private BigDecimal returns = BigDecimal.ZERO;

  /**
   * @param value of the row's goods, below zero if they came back
   * @param gross what the discount left of it
   * @param net the same less the row's returns
   */
  void add(BigDecimal value, BigDecimal gross, BigDecimal net) {
    rows++;
    goods = goods.add(value);
    discounts = discounts.add(value.subtract(gross));
    returns = returns.add(gross.subtract(net));
  }

  /** Adds those of a later part of the file. */
  void join(ExcessDiscounts next) {
    rows += next.rows;
    goods = goods.add(next.goods);
    discounts = discounts.add(next.discounts);
    returns = returns.add(next.returns);
  }

  /**
   * A warning, if there are such rows.
   *
   * @param column the header's cell of the discounts
   */
  Optional<Note> note(String column) {
    if (rows == 0) {
      return Optional.empty();
    }
    BigDecimal missing = goods.subtract(discounts).subtract(returns);
    String message =
        String.format(
            Locale.ROOT,
            "Rows whose discount in “%s” is more than their goods were set aside: %,d, with goods"
                + " of %s and discounts of %s%s. Where it is the discount of a whole order, net"
                + " sales are too %s by %s without them: spread it over the order's rows.",
            Utf8.shown(column),
            rows,
            shown(goods),
            shown(discounts),
            returns.signum() == 0 ? "" : ", and returns of " + shown(returns),
            missing.signum() > 0 ? "low" : "high",
            shown(missing.abs()));
    return Optional.of(new Note(Note.Kind.WARNING, column, message));
  }

  private static String shown(BigDecimal amount) {
    return Utf8.shown(amount.toPlainString());
  }
}
