package verticles.rest;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Set;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.Granularity;

/** Everything that can be said in the query of an address, defined once, here. */
enum Parameter {
  DATA_SOURCE("data_source", Shape.TEXT, "The dataset; without it, the one that changed last."),
  START_DATE(
      "start_date", Shape.DAY, "First day in the dataset's time zone, yyyy-MM-dd, inclusive."),
  END_DATE("end_date", Shape.DAY, "Last day, yyyy-MM-dd, inclusive."),
  BRANCH("branch", Shape.TEXT, "Only this branch; together with branch_names, any of them."),
  PRODUCT_LINE(
      "product_line",
      Shape.TEXT,
      "Only this product line; together with product_lines, any of them."),
  BRANCH_NAMES(
      "branch_names",
      Shape.LIST,
      "Only these branches. Values are separated by commas; one with a comma in it is quoted."),
  PRODUCT_LINES("product_lines", Shape.LIST, "Only these product lines."),
  ITEM_GROUPS("item_groups", Shape.LIST, "Only these item groups."),
  ITEM_NAMES("item_names", Shape.LIST, "Only these products."),
  SALES_PERSONS("sales_persons", Shape.LIST, "Only these sales persons."),
  CUSTOMERS("customers", Shape.LIST, "Only these customers."),
  FILTER(
      "filter",
      Shape.VALUES_BY_NAME,
      "Only these values of any other dimension: filter[region]=East,West."),
  N("n", Shape.whole(1, 10_000), "At most so many: of the largest, unless sorted otherwise."),
  TOP("top", Shape.whole(2, 40), "So many products are looked at, those in most transactions."),
  HORIZON("horizon", Shape.whole(1, 36), "So many stretches; 6 without it."),
  TARGET("target", Shape.NUMBER, "What was to be sold."),
  DIMENSION(
      "dimension",
      Shape.TEXT,
      "What it is told by: Branch, ProductLine or ItemGroup; of classes, any dimension."),
  GRANULARITY(
      "granularity",
      Shape.oneOf(Granularity.values()),
      "The stretches of time that it is told in; of a figure or a forecast, months without it."),
  SORT("sort", Shape.TEXT, "The column by which it is sorted."),
  ORDER("order", Shape.oneOf("asc", "desc"), "The direction of sort; desc without it."),
  LIMIT("limit", Shape.whole(1, 1_000), "At most so many rows; 100 without it."),
  OFFSET("offset", Shape.whole(0, 10_000), "So many rows are passed over."),
  METRIC("metric", Shape.TEXT, "The column that is drawn; without it, those of the first unit."),
  DIMENSIONS("dimensions", Shape.LIST, "What it is grouped by, up to 5."),
  METRICS("metrics", Shape.LIST, "The numbers that are asked for, up to 30."),
  SPLIT("split", Shape.TEXT, "One more dimension, whose 20 largest values split each row."),
  PIVOT("pivot", Shape.TEXT, "One more dimension, whose 20 largest values become columns."),
  COMPARE_TO(
      "compare_to",
      Shape.oneOf(Comparison.values()),
      "Beside each number: what it was then, the change, and the change in percent."),
  COMPARE_START("compare_start", Shape.DAY, "First day of compare_to=custom."),
  COMPARE_END("compare_end", Shape.DAY, "Last day of compare_to=custom."),
  AFTER("after", Shape.TEXT, "The cursor of the page before: its next."),
  SEARCH("search", Shape.TEXT, "Only values that contain it, whatever its case."),
  ABOUT("about", Shape.FLAG, "false leaves out the lines on top that say what the file is about.");

  /** Which rows a number is over. */
  static final Set<Parameter> FILTERS = EnumSet.range(DATA_SOURCE, FILTER);

  /** What an explore question consists of, without its filter. */
  static final Set<Parameter> QUESTION =
      EnumSet.of(
          DIMENSIONS,
          METRICS,
          GRANULARITY,
          SPLIT,
          PIVOT,
          SORT,
          ORDER,
          COMPARE_TO,
          COMPARE_START,
          COMPARE_END);

  private final String word;
  private final Shape shape;
  private final String sentence;

  Parameter(String word, Shape shape, String sentence) {
    this.word = word;
    this.shape = shape;
    this.sentence = sentence;
  }

  String word() {
    return word;
  }

  Shape shape() {
    return shape;
  }

  static Set<Parameter> only(Parameter... some) {
    return Set.of(some);
  }

  /** These and more. */
  static Set<Parameter> with(Set<Parameter> some, Parameter... more) {
    Set<Parameter> all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
  }

  static Set<Parameter> with(Set<Parameter> some, Set<Parameter> more) {
    Set<Parameter> all = EnumSet.copyOf(some);
    all.addAll(more);
    return all;
  }

  /** As OpenAPI describes it. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("name", word)
            .put("in", "query")
            .put("description", sentence)
            .put("schema", shape.schema());
    return switch (shape.type()) {
      case "array" -> json.put("style", "form").put("explode", false);
      case "object" -> json.put("style", "deepObject").put("explode", true);
      default -> json;
    };
  }
}
