package verticles.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import verticles.contract.Ingredient;
import verticles.contract.Plan.Role;

/**
 * What a column of a file may become: a canonical column, or something that canonical ones are
 * derived from.
 *
 * @param word as it stands in a plan
 * @param canonical null for an ingredient
 * @param ingredient null for a canonical column
 */
record Target(String word, CanonicalColumn canonical, Ingredient ingredient) {
  static final List<Target> ALL = all();
  static final Target TIME = of(CanonicalColumn.TIME);
  static final Target AMOUNT = of(CanonicalColumn.GROSS);

  static Target of(CanonicalColumn column) {
    return new Target(column.columnName(), column, null);
  }

  static Target of(Ingredient ingredient) {
    return new Target(ingredient.word(), null, ingredient);
  }

  static Optional<Target> named(String word) {
    return ALL.stream().filter(target -> target.word.equals(word)).findFirst();
  }

  private static List<Target> all() {
    List<Target> all = new ArrayList<>();
    CanonicalColumn.ALL.forEach(column -> all.add(of(column)));
    for (Ingredient each : Ingredient.values()) {
      all.add(of(each));
    }
    return List.copyOf(all);
  }

  Role role() {
    return canonical == null ? Role.INGREDIENT : canonical.role();
  }

  /** Its values are numbers. */
  boolean numeric() {
    return canonical != null
        ? canonical.role() == Role.MEASURE
        : ingredient != Ingredient.TIME_OF_DAY && ingredient != Ingredient.RETURN_MARK;
  }

  /** As a person would call it, to go behind “the”. */
  String called() {
    return canonical == null ? called(ingredient) : canonical.called();
  }

  private static String called(Ingredient ingredient) {
    return switch (ingredient) {
      case TIME_OF_DAY -> "time of day";
      case UNIT_PRICE -> "price of one unit";
      case UNIT_COST -> "cost of one unit";
      case DISCOUNT -> "discount";
      case DISCOUNT_PERCENT -> "discount in percent";
      case BEFORE_DISCOUNT -> "amount before the discount";
      case PROFIT -> "profit";
      case RETURN_MARK -> "mark of a return";
    };
  }
}
