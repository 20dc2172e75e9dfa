package verticles.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import verticles.contract.Ingredient;
import verticles.contract.Plan;
import verticles.contract.Plan.Role;

/** A plan, resolved: which column of the file is which canonical one, and how it is written. */
final class Mapping {
  static final int NONE = -1;

  /** Format of a column of return marks that holds credit notes' numbers: any is a return. */
  private static final String MARK_NUMBER = "number";

  /** Format of a column of percentages that are written as parts of one. */
  static final String FRACTION = "fraction";

  private static final TimeFormats ISO = new TimeFormats(List.of(TimeFormat.ISO));
  private static final TimeFormats CLOCK = new TimeFormats(List.of(TimeFormat.TIME_OF_DAY));

  private final Plan plan;
  private final CanonicalColumn[] targets;
  private final Ingredient[] ingredients;
  private final Map<CanonicalColumn, Integer> places = new EnumMap<>(CanonicalColumn.class);
  private final Map<Ingredient, Integer> parts = new EnumMap<>(Ingredient.class);
  private final Map<CanonicalColumn, Derivation> derived = new EnumMap<>(CanonicalColumn.class);

  Mapping(Plan plan) {
    this.plan = plan;
    int columns = plan.columns().size();
    this.targets = new CanonicalColumn[columns];
    this.ingredients = new Ingredient[columns];
    for (int place = 0; place < columns; place++) {
      resolve(place, plan.columns().get(place));
    }
    plan.derived().forEach(this::derive);
  }

  private void resolve(int place, Plan.Column column) {
    if (column.role() == Role.INGREDIENT) {
      Ingredient.named(column.target())
          .filter(ingredient -> parts.putIfAbsent(ingredient, place) == null)
          .ifPresent(ingredient -> ingredients[place] = ingredient);
    } else if (column.role() != Role.EXTRA && column.role() != Role.IGNORED) {
      CanonicalColumn.ALL.stream()
          .filter(canonical -> canonical.columnName().equals(column.target()))
          .filter(canonical -> places.putIfAbsent(canonical, place) == null)
          .forEach(canonical -> targets[place] = canonical);
    }
  }

  private void derive(Plan.Derived wanted) {
    for (CanonicalColumn column : CanonicalColumn.ALL) {
      if (column.columnName().equals(wanted.target()) && !has(column)) {
        Derivation.of(column, has(CanonicalColumn.UNITS_SOLD), parts.keySet())
            .ifPresent(way -> derived.put(column, way));
      }
    }
  }

  int columns() {
    return targets.length;
  }

  char delimiter() {
    return plan.delimiter();
  }

  /** The header's cell. */
  String source(int place) {
    return plan.columns().get(place).source();
  }

  /** The column's name in Druid. */
  String targetName(int place) {
    return plan.columns().get(place).target();
  }

  /** The canonical column that this one becomes; null for all others. */
  CanonicalColumn target(int place) {
    return targets[place];
  }

  /** What this column goes into; null for all others. */
  Ingredient ingredient(int place) {
    return ingredients[place];
  }

  /** It is a date, an amount, or goes into one. */
  boolean valued(int place) {
    boolean measure = targets[place] != null && targets[place].role() != Role.DIMENSION;
    return measure || ingredients[place] != null;
  }

  /** It is an amount, or a number that goes into one. */
  boolean numeric(int place) {
    Target target =
        targets[place] != null
            ? Target.of(targets[place])
            : ingredients[place] != null ? Target.of(ingredients[place]) : null;
    return target != null && target.numeric();
  }

  /** Kept as a dimension under its own name. */
  boolean extra(int place) {
    Role role = plan.columns().get(place).role();
    return targets[place] == null && role != Role.INGREDIENT && role != Role.IGNORED;
  }

  /** Where the file has it, or {@link #NONE}. */
  int place(CanonicalColumn column) {
    return places.getOrDefault(column, NONE);
  }

  int place(Ingredient ingredient) {
    return parts.getOrDefault(ingredient, NONE);
  }

  boolean has(CanonicalColumn column) {
    return places.containsKey(column);
  }

  /** The file has it, or something that it follows from. */
  boolean knows(CanonicalColumn column) {
    return has(column)
        || plan.derived().stream().anyMatch(each -> each.target().equals(column.columnName()));
  }

  /** How this column follows from others, if the plan has it derived. */
  Optional<Derivation> derivation(CanonicalColumn column) {
    return Optional.ofNullable(derived.get(column));
  }

  /** Whether one of the derived columns is made from this one. */
  boolean used(Ingredient ingredient) {
    return derived.values().stream().anyMatch(way -> way.uses(ingredient));
  }

  Decimal decimal(int place) {
    return Decimal.of(plan.columns().get(place).decimal());
  }

  TimeFormats timeFormats() {
    return formats(place(CanonicalColumn.TIME), ISO);
  }

  TimeFormats clockFormats() {
    return formats(place(Ingredient.TIME_OF_DAY), CLOCK);
  }

  private TimeFormats formats(int place, TimeFormats otherwise) {
    return place == NONE
        ? otherwise
        : TimeFormats.named(plan.columns().get(place).format()).orElse(otherwise);
  }

  /** The zone of times that carry none. */
  ZoneId zone() {
    try {
      return plan.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(plan.timeZone());
    } catch (DateTimeException e) {
      throw Refusals.unknownZone(plan.timeZone());
    }
  }

  /** How amounts are signed. A derived one has both signs unless returns have their own column. */
  MeasureFormat measure(CanonicalColumn column) {
    if (has(column)) {
      return MeasureFormat.named(format(place(column)));
    }
    boolean both = column == CanonicalColumn.GROSS && !has(CanonicalColumn.RETURNS);
    return both && derived.containsKey(column) ? MeasureFormat.SIGNED : MeasureFormat.PLAIN;
  }

  /** Whether words in the column of return marks decide; else any mark there is one. */
  boolean flagged() {
    int place = place(Ingredient.RETURN_MARK);
    return place != NONE && !MARK_NUMBER.equals(format(place));
  }

  /** Whether the percentages taken off are written as parts of one. */
  boolean fractions() {
    int place = place(Ingredient.DISCOUNT_PERCENT);
    return place != NONE && FRACTION.equals(format(place));
  }

  /** The plan's word for how the column is written, or null. */
  private String format(int place) {
    return plan.columns().get(place).format();
  }
}
