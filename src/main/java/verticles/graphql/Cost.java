package verticles.graphql;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.Figure;

/**
 * What a document costs Druid at most, in passes over the rows of a dataset: as a rule one for each
 * field that it answers, one more for each kind of different values that are counted, and several
 * where it is asked several times.
 */
final class Cost {
  /** Of what is no figure. Each answer of these is made of that many queries at most. */
  private static final Map<String, Integer> OTHERS =
      Map.ofEntries(
          Map.entry("explore", 1),
          Map.entry("rows", 1),
          Map.entry("dimensionValues", 1),
          Map.entry("dataRange", 1),
          Map.entry("abcClasses", 1),
          Map.entry("customerSegments", 1),
          Map.entry("cohortRetention", 2),
          Map.entry("basketPairs", 2),
          Map.entry("seasonality", 1),
          Map.entry("salesForecast", 1),
          Map.entry("salesAnomalies", 2),
          Map.entry("whatChanged", 4));

  /** Arguments that have the same asked once more. */
  private static final Set<String> TWICE = Set.of("split", "pivot", "compareTo");

  private final Map<String, SelectionSet> fragments = new HashMap<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Set<String> entered = new HashSet<>();

  private Cost(Document document) {
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(it -> fragments.put(it.getName(), it.getSelectionSet()));
  }

  /** Of the dearest operation in it. */
  static int of(Document document) {
    Cost cost = new Cost(document);
    return document.getDefinitionsOfType(OperationDefinition.class).stream()
        .mapToInt(it -> cost.of(it.getSelectionSet()))
        .max()
        .orElse(0);
  }

  private int of(SelectionSet set) {
    int sum = 0;
    List<? extends Selection<?>> all = set == null ? List.of() : list(set);
    for (Selection<?> selection : all) {
      sum = Math.min(sum + of(selection), Short.MAX_VALUE);
    }
    return sum;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<? extends Selection<?>> list(SelectionSet set) {
    return (List) set.getSelections();
  }

  private int of(Selection<?> selection) {
    if (selection instanceof Field field) {
      return of(field);
    }
    if (selection instanceof InlineFragment inline) {
      return of(inline.getSelectionSet());
    }
    return selection instanceof FragmentSpread spread ? spread(spread.getName()) : 0;
  }

  /** A fragment costs as often as it is spread, and a circle costs nothing more. */
  private int spread(String fragment) {
    Integer before = known.get(fragment);
    if (before != null) {
      return before;
    }
    if (!entered.add(fragment)) {
      return 0;
    }
    int cost = of(fragments.get(fragment));
    known.put(fragment, cost);
    return cost;
  }

  private int of(Field field) {
    boolean figure = Figure.named(field.getName()).isPresent();
    boolean other = OTHERS.containsKey(field.getName()) && field.getSelectionSet() != null;
    if (!figure && !other) {
      return of(field.getSelectionSet());
    }
    long again = field.getArguments().stream().filter(it -> TWICE.contains(it.getName())).count();
    int passes = (int) again + OTHERS.getOrDefault(field.getName(), 1);
    return figure ? passes + counted(field.getSelectionSet()) : passes;
  }

  private static int counted(SelectionSet set) {
    return set == null
        ? 0
        : (int)
            list(set).stream()
                .filter(it -> it instanceof Field field && field.getName().startsWith("unique"))
                .count();
  }
}
