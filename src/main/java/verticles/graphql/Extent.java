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
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How large a document is, before anything else is done with it.
 *
 * @param depth of its deepest operation, fragments followed; introspection does not count, because
 *     tools ask for it in their own way
 * @param aliases in all of it
 */
record Extent(int depth, int aliases) {

  static Extent of(Document document) {
    Measure measure = new Measure(document);
    int depth = 0;
    int aliases = 0;
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      depth = Math.max(depth, measure.depth(operation.getSelectionSet()));
      aliases += measure.aliases(operation.getSelectionSet());
    }
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      aliases += measure.aliases(fragment.getSelectionSet());
    }
    return new Extent(depth, aliases);
  }

  /** Each fragment is measured once, however often it is spread, and a circle ends at once. */
  private static final class Measure {
    private final Map<String, SelectionSet> fragments = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    Measure(Document document) {
      document
          .getDefinitionsOfType(FragmentDefinition.class)
          .forEach(one -> fragments.put(one.getName(), one.getSelectionSet()));
    }

    int depth(SelectionSet set) {
      return most(set, this::depth);
    }

    private int depth(Selection<?> selection) {
      if (selection instanceof Field field) {
        return field.getName().startsWith("__") ? 0 : 1 + depth(field.getSelectionSet());
      }
      if (selection instanceof InlineFragment inline) {
        return depth(inline.getSelectionSet());
      }
      return selection instanceof FragmentSpread spread ? depthOf(spread.getName()) : 0;
    }

    private int depthOf(String fragment) {
      Integer known = depths.get(fragment);
      if (known != null) {
        return known;
      }
      if (!entered.add(fragment)) {
        return 0;
      }
      int depth = depth(fragments.get(fragment));
      depths.put(fragment, depth);
      return depth;
    }

    int aliases(SelectionSet set) {
      int sum = 0;
      if (set != null) {
        for (Selection<?> selection : set.getSelections()) {
          sum += aliases(selection);
        }
      }
      return sum;
    }

    private int aliases(Selection<?> selection) {
      if (selection instanceof Field field) {
        return (field.getAlias() == null ? 0 : 1) + aliases(field.getSelectionSet());
      }
      return selection instanceof InlineFragment inline ? aliases(inline.getSelectionSet()) : 0;
    }

    private static int most(SelectionSet set, ToIntFunction<Selection<?>> of) {
      int most = 0;
      if (set != null) {
        for (Selection<?> selection : set.getSelections()) {
          most = Math.max(most, of.applyAsInt(selection));
        }
      }
      return most;
    }
  }
}
