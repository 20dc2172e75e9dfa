package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import verticles.contract.Ingredient;
import verticles.contract.Plan.Role;
import verticles.web.Targets;
import verticles.web.Targets.Target;

/** What a person may say that a column is, and what the validator can make of it, are the same. */
class TargetsTest {
  @Test
  void everyCanonicalColumnIsATarget() {
    assertEquals(
        CanonicalColumn.ALL.stream().map(CanonicalColumn::columnName).toList(),
        names(Role.TIME, Role.DIMENSION, Role.MEASURE));
    for (CanonicalColumn column : CanonicalColumn.ALL) {
      assertEquals(column.role(), Targets.named(column.columnName()).orElseThrow().role());
    }
  }

  @Test
  void everyIngredientIsATarget() {
    assertEquals(
        Arrays.stream(Ingredient.values()).map(Ingredient::word).toList(), names(Role.INGREDIENT));
  }

  private static List<String> names(Role... roles) {
    return Targets.ALL.stream()
        .filter(target -> List.of(roles).contains(target.role()))
        .map(Target::name)
        .toList();
  }
}
