package verticles.contract;

import java.util.Arrays;
import java.util.Optional;

/** What a file's column may be besides a canonical one: something to derive canonical ones from. */
public enum Ingredient {
  /** The time of day that belongs to a date in another column. */
  TIME_OF_DAY("timeOfDay"),
  /** Price of one unit: amount = quantity × unit price. */
  UNIT_PRICE("unitPrice"),
  /** Cost of one unit: cost = quantity × unit cost. */
  UNIT_COST("unitCost"),
  /** Money taken off the amount. */
  DISCOUNT("discount"),
  /** Percent taken off the amount. */
  DISCOUNT_PERCENT("discountPercent"),
  /** Amount before the discount: sales = amount before − discount. */
  BEFORE_DISCOUNT("beforeDiscount"),
  /** Profit: cost = sales − profit. */
  PROFIT("profit"),
  /** Says whether the row is a return: a flag, a document type, or a credit note's number. */
  RETURN_MARK("returnMark");

  private final String word;

  Ingredient(String word) {
    this.word = word;
  }

  /** As it stands in a plan. */
  public String word() {
    return word;
  }

  public static Optional<Ingredient> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }
}
