package verticles.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.Decimals;
import verticles.contract.InsightMessages.Contribution;

/**
 * The change of sales as volume, mix and price of what was sold in both periods, what is new, what
 * is gone, and what cannot be told. They add up to the change:
 *
 * <ul>
 *   <li>volume: more or fewer units in all, at the average price then;
 *   <li>mix: more or fewer of each product than that, at its own price then;
 *   <li>price: the units now, at the difference of each product's prices.
 * </ul>
 */
final class Effects {
  private double unitsBefore;
  private double unitsAfter;
  private double salesBefore;
  private double atOldPrices;
  private double price;
  private double fresh;
  private double gone;

  private Effects() {}

  /**
   * @param units null where they are not known
   */
  record Sold(double sales, Double units) {

    /** A price needs units that were really sold. */
    boolean priced() {
      return units != null && units > 0;
    }
  }

  /**
   * @param cut true if a product that one side lacks may still have been sold there
   */
  static List<Contribution> of(
      Map<String, Sold> before, Map<String, Sold> after, boolean cut, double whole) {
    Effects effects = new Effects();
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      effects.add(before.get(name), after.get(name), cut);
    }
    return effects.contributions(whole);
  }

  private void add(Sold then, Sold now, boolean cut) {
    if (then != null && now != null) {
      if (then.priced() && now.priced()) {
        both(then, now);
      }
    } else if (!cut && then == null) {
      fresh += now.sales();
    } else if (!cut) {
      gone -= then.sales();
    }
  }

  private void both(Sold then, Sold now) {
    double old = then.sales() / then.units();
    unitsBefore += then.units();
    unitsAfter += now.units();
    salesBefore += then.sales();
    atOldPrices += now.units() * old;
    price += now.sales() - now.units() * old;
  }

  private List<Contribution> contributions(double whole) {
    double average = unitsBefore == 0 ? 0 : salesBefore / unitsBefore;
    double volume = (unitsAfter - unitsBefore) * average;
    double mix = atOldPrices - salesBefore - volume;
    double rest = whole - (volume + mix + price + fresh + gone);
    List<Contribution> all = new ArrayList<>();
    all.add(effect("Volume", volume, whole));
    all.add(effect("Mix", mix, whole));
    all.add(effect("Price", price, whole));
    all.add(effect("New products", fresh, whole));
    all.add(effect("Products not sold any more", gone, whole));
    all.add(effect("Not known", rest, whole));
    return all;
  }

  private static Contribution effect(String name, double change, double whole) {
    double told = Decimals.difference(change);
    return new Contribution(name, null, null, told, Shares.share(told, whole));
  }
}
