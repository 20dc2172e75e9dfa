package verticles.validation;

import java.util.EnumMap;
import java.util.Map;
import verticles.contract.Plan;

/** A plan, resolved: which column of the file is which canonical one, and how it is written. */
final class Mapping {
  static final int NONE = -1;

  private final Plan plan;
  private final CanonicalColumn[] targets;
  private final Map<CanonicalColumn, Integer> places = new EnumMap<>(CanonicalColumn.class);
  private final TimeFormat timeFormat;

  Mapping(Plan plan) {
    this.plan = plan;
    this.targets = new CanonicalColumn[plan.columns().size()];
    for (int place = 0; place < targets.length; place++) {
      resolve(place, plan.columns().get(place));
    }
    this.timeFormat = timeFormat(plan);
  }

  private void resolve(int place, Plan.Column column) {
    for (CanonicalColumn canonical : CanonicalColumn.ALL) {
      boolean wanted = canonical.columnName().equals(column.target());
      if (wanted && column.role() != Plan.Role.EXTRA && !places.containsKey(canonical)) {
        targets[place] = canonical;
        places.put(canonical, place);
      }
    }
  }

  private TimeFormat timeFormat(Plan plan) {
    int place = place(CanonicalColumn.TIME);
    return place == NONE
        ? TimeFormat.ISO
        : TimeFormat.named(plan.columns().get(place).format()).orElse(TimeFormat.ISO);
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

  /** The canonical column that this one becomes; null for an extra. */
  CanonicalColumn target(int place) {
    return targets[place];
  }

  /** Where the file has it, or {@link #NONE}. */
  int place(CanonicalColumn column) {
    return places.getOrDefault(column, NONE);
  }

  boolean has(CanonicalColumn column) {
    return places.containsKey(column);
  }

  TimeFormat timeFormat() {
    return timeFormat;
  }

  MeasureFormat measure(CanonicalColumn column) {
    return has(column)
        ? MeasureFormat.named(plan.columns().get(place(column)).format())
        : MeasureFormat.PLAIN;
  }
}
