package verticles.validation;

import java.util.Arrays;
import java.util.List;
import verticles.contract.Plan.Role;

/** The columns that Druid gets, in their order in the parts. Extras follow, then the task's id. */
enum CanonicalColumn {
  TIME("__time", "date", Role.TIME, true),
  PRODUCT_LINE("ProductLine", "product line", Role.DIMENSION, true),
  ITEM_GROUP("ItemGroup", "item group", Role.DIMENSION, true),
  BRANCH("Branch", "branch", Role.DIMENSION, true),
  SALES_PERSON("SalesPerson", "sales person", Role.DIMENSION, true),
  ACCOUNT("AcctName", "account", Role.DIMENSION, true),
  ITEM("ItemName", "product", Role.DIMENSION, true),
  CUSTOMER("CardName", "customer", Role.DIMENSION, true),
  TRANSACTION("TransactionId", "transaction number", Role.DIMENSION, false),
  REGION("Region", "region", Role.DIMENSION, false),
  CITY("City", "city", Role.DIMENSION, false),
  COUNTRY("Country", "country", Role.DIMENSION, false),
  GROSS("grossRevenue", "amount", Role.MEASURE, true),
  RETURNS("returnsValue", "amount returned", Role.MEASURE, true),
  COST("totalCost", "cost", Role.MEASURE, true),
  UNITS_SOLD("unitsSold", "units sold", Role.MEASURE, true),
  UNITS_RETURNED("unitsReturned", "units returned", Role.MEASURE, true),
  LINE_ITEMS("lineItemCount", "number of line items", Role.MEASURE, true);

  static final String INGESTION_ID = "_ingestion_id";
  static final List<CanonicalColumn> ALL = List.of(values());

  private final String name;
  private final String called;
  private final Role role;
  private final boolean always;

  CanonicalColumn(String name, String called, Role role, boolean always) {
    this.name = name;
    this.called = called;
    this.role = role;
    this.always = always;
  }

  String columnName() {
    return name;
  }

  /** As a person would call it, to go behind “the”. */
  String called() {
    return called;
  }

  Role role() {
    return role;
  }

  /** Written even if the file has none of it. */
  boolean always() {
    return always;
  }

  /** Without it a file cannot be used. */
  boolean needed() {
    return this == TIME || this == GROSS;
  }

  /** Type of the column in Druid. */
  String type() {
    return role == Role.DIMENSION ? "string" : this == TIME ? "long" : "double";
  }

  static boolean isName(String name) {
    return name.equalsIgnoreCase(INGESTION_ID)
        || Arrays.stream(values()).anyMatch(column -> column.name.equalsIgnoreCase(name));
  }
}
