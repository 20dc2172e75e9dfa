package verticles.web;

import static verticles.contract.Plan.Role.DIMENSION;
import static verticles.contract.Plan.Role.EXTRA;
import static verticles.contract.Plan.Role.IGNORED;
import static verticles.contract.Plan.Role.INGREDIENT;
import static verticles.contract.Plan.Role.MEASURE;
import static verticles.contract.Plan.Role.TIME;

import java.util.List;
import java.util.Optional;
import verticles.contract.Ingredient;
import verticles.contract.Plan.Role;
import verticles.contract.Reading;

/** Everything that a person may say a file's column is, in the order in which it is offered. */
public final class Targets {
  /**
   * @param name as it stands in a mapping
   * @param label for people
   */
  public record Target(String name, Role role, String label) {
    /** No two columns of a file can be it. */
    boolean isSingle() {
      return role == TIME || role == DIMENSION || role == MEASURE;
    }
  }

  public static final List<Target> ALL =
      List.of(
          new Target("__time", TIME, "When it was sold"),
          new Target("ProductLine", DIMENSION, "Product line"),
          new Target("ItemGroup", DIMENSION, "Item group"),
          new Target("Branch", DIMENSION, "Branch"),
          new Target("SalesPerson", DIMENSION, "Sales person"),
          new Target("AcctName", DIMENSION, "Account"),
          new Target("ItemName", DIMENSION, "Product"),
          new Target("CardName", DIMENSION, "Customer"),
          new Target("TransactionId", DIMENSION, "Transaction number"),
          new Target("Region", DIMENSION, "Region"),
          new Target("City", DIMENSION, "City"),
          new Target("Country", DIMENSION, "Country"),
          new Target("grossRevenue", MEASURE, "Amount sold"),
          new Target("returnsValue", MEASURE, "Amount returned"),
          new Target("totalCost", MEASURE, "Cost"),
          new Target("unitsSold", MEASURE, "Units sold"),
          new Target("unitsReturned", MEASURE, "Units returned"),
          new Target("lineItemCount", MEASURE, "Line items"),
          of(Ingredient.TIME_OF_DAY, "Time of day"),
          of(Ingredient.UNIT_PRICE, "Price of one unit"),
          of(Ingredient.UNIT_COST, "Cost of one unit"),
          of(Ingredient.DISCOUNT, "Discount"),
          of(Ingredient.DISCOUNT_PERCENT, "Discount in percent"),
          of(Ingredient.BEFORE_DISCOUNT, "Amount before the discount"),
          of(Ingredient.PROFIT, "Profit"),
          of(Ingredient.RETURN_MARK, "Whether it is a return"),
          new Target(Reading.KEEP, EXTRA, "Keep under its own name"),
          new Target(Reading.IGNORE, IGNORED, "Leave out"));

  private Targets() {}

  public static Optional<Target> named(String name) {
    return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  private static Target of(Ingredient ingredient, String label) {
    return new Target(ingredient.word(), INGREDIENT, label);
  }
}
