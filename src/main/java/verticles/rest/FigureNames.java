package verticles.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import verticles.contract.Figure;

/** What the figures are called in addresses: their names with hyphens, and the original's names. */
final class FigureNames {
  /** By their names in addresses, in order. */
  static final Map<String, Figure> ALL = all();

  private FigureNames() {}

  private static Map<String, Figure> all() {
    Map<String, Figure> names = new LinkedHashMap<>();
    names.put("summary", Figure.REVENUE_SUMMARY);
    for (Figure figure : Figure.values()) {
      names.put(hyphens(figure.word()), figure);
    }
    names.put("sales-target-attainment", Figure.TARGET_ATTAINMENT);
    names.put("customer-value", Figure.TOP_CUSTOMERS);
    names.put("employee-performance", Figure.SALES_PERFORMANCE);
    return Collections.unmodifiableMap(names);
  }

  /** {@code topCustomers} is top-customers. */
  static String hyphens(String word) {
    return word.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code topCustomers} is Top customers. */
  static String title(Figure figure) {
    String words = hyphens(figure.word()).replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
