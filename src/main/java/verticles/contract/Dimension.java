package verticles.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What rows can be grouped and filtered by, defined once, here. Beside these, every other column of
 * text that a dataset keeps is one, under its own name.
 */
public enum Dimension {
  BRANCH("branch", "branches", "Branch", "Branch", "Where it was sold."),
  PRODUCT_LINE(
      "productLine", "productLines", "ProductLine", "Product line", "The line of the product."),
  ITEM_GROUP("itemGroup", "itemGroups", "ItemGroup", "Item group", "The group of the product."),
  ITEM("item", "items", "ItemName", "Product", "What was sold."),
  SALES_PERSON("salesPerson", "salesPersons", "SalesPerson", "Sales person", "Who sold it."),
  CUSTOMER("customer", "customers", "CardName", "Customer", "Who bought it."),
  ACCOUNT("account", "accounts", "AcctName", "Account", "The account that it was booked on."),
  TRANSACTION(
      "transaction", "transactions", "TransactionId", "Transaction", "The receipt or invoice."),
  REGION("region", "regions", "Region", "Region", "The region where it was sold."),
  CITY("city", "cities", "City", "City", "The city where it was sold."),
  COUNTRY("country", "countries", "Country", "Country", "The country where it was sold.");

  /** The value of rows that have none. */
  public static final String UNKNOWN = "Unknown";

  private static final Set<Dimension> FILLED =
      EnumSet.of(BRANCH, PRODUCT_LINE, ITEM_GROUP, ITEM, SALES_PERSON, CUSTOMER, ACCOUNT);

  private final String word;
  private final String plural;
  private final String column;
  private final String label;
  private final String sentence;

  Dimension(String word, String plural, String column, String label, String sentence) {
    this.word = word;
    this.plural = plural;
    this.column = column;
    this.label = label;
    this.sentence = sentence;
  }

  /** The dimension of that name; its column's name means it too, as the original had it. */
  public static Optional<Dimension> named(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word) || it.column.equalsIgnoreCase(word))
        .findFirst();
  }

  /** Its name in questions and answers. */
  public String word() {
    return word;
  }

  /** The name of the filter that takes several of its values. */
  public String plural() {
    return plural;
  }

  /**
   * Whether every row has a value in its column: where the file has none, {@link #UNKNOWN} was
   * written.
   */
  public boolean filled() {
    return FILLED.contains(this);
  }

  /** Its column in Druid. */
  public String column() {
    return column;
  }

  /** What a page writes beside it. */
  public String label() {
    return label;
  }

  /** Several of its values, within a sentence: {@code product lines}. */
  public String many() {
    String one = label.toLowerCase(Locale.ROOT);
    if (one.endsWith("y")) {
      return one.substring(0, one.length() - 1) + "ies";
    }
    return one + (one.endsWith("ch") ? "es" : "s");
  }

  /** What it is, for people. */
  public String sentence() {
    return sentence;
  }
}
