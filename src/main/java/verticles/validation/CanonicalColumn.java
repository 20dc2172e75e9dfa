package verticles.validation;

import java.util.Arrays;
import java.util.List;
import verticles.contract.Plan.Role;

/** The columns that Druid gets, in their order in the parts. Extras follow, then the task's id. */
enum CanonicalColumn {
  TIME("__time", Role.TIME, true),
  PRODUCT_LINE("ProductLine", Role.DIMENSION, true),
  ITEM_GROUP("ItemGroup", Role.DIMENSION, true),
  BRANCH("Branch", Role.DIMENSION, true),
  SALES_PERSON("SalesPerson", Role.DIMENSION, true),
  ACCOUNT("AcctName", Role.DIMENSION, true),
  ITEM("ItemName", Role.DIMENSION, true),
  CUSTOMER("CardName", Role.DIMENSION, true),
  TRANSACTION("TransactionId", Role.DIMENSION, false),
  REGION("Region", Role.DIMENSION, false),
  CITY("City", Role.DIMENSION, false),
  COUNTRY("Country", Role.DIMENSION, false),
  GROSS("grossRevenue", Role.MEASURE, true),
  RETURNS("returnsValue", Role.MEASURE, true),
  COST("totalCost", Role.MEASURE, true),
  UNITS_SOLD("unitsSold", Role.MEASURE, true),
  UNITS_RETURNED("unitsReturned", Role.MEASURE, true),
  LINE_ITEMS("lineItemCount", Role.MEASURE, true);

  static final String INGESTION_ID = "_ingestion_id";
  static final List<CanonicalColumn> ALL = List.of(values());

  private final String name;
  private final Role role;
  private final boolean always;

  CanonicalColumn(String name, Role role, boolean always) {
    this.name = name;
    this.role = role;
    this.always = always;
  }

  String columnName() {
    return name;
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
