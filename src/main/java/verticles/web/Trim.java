package verticles.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import verticles.contract.ColumnProfile;
import verticles.contract.ValidationMessages.Preview;

/**
 * Cuts a preview's cells to what somebody can look at: one of thousands of characters helps nobody
 * who looks at fifty rows, and a thousand columns of them would be an answer of many megabytes.
 */
final class Trim {
  private static final int LONGEST_CELL = 500;
  private static final int CHARACTERS_IN_A_ROW = 20_000;

  private final int room;

  private Trim(int columns) {
    this.room = Math.min(LONGEST_CELL, CHARACTERS_IN_A_ROW / Math.max(1, columns));
  }

  static Preview of(Preview it) {
    Trim trim = new Trim(it.columns().size());
    return new Preview(
        it.source(),
        it.plan(),
        it.columns().stream().map(trim::profile).toList(),
        each(it.samples(), trim::row),
        it.header(),
        each(it.raw(), trim::row),
        each(it.mapped(), trim::row),
        it.rows(),
        it.whole(),
        it.rejected(),
        it.errors(),
        it.confident(),
        it.notes(),
        it.refusal(),
        it.questions(),
        it.minTime(),
        it.maxTime());
  }

  private ColumnProfile profile(ColumnProfile it) {
    return new ColumnProfile(
        it.name(),
        it.type(),
        it.values(),
        it.nulls(),
        it.misfits(),
        it.distinct(),
        it.min() == null ? null : cell(it.min()),
        it.max() == null ? null : cell(it.max()),
        it.format());
  }

  private List<String> row(List<String> cells) {
    return each(cells, this::cell);
  }

  private String cell(String text) {
    return text.length() <= room ? text : text.substring(0, room - 1) + "…";
  }

  /** Nulls stay what they are. */
  private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
    List<T> changed = new ArrayList<>(list.size());
    list.forEach(one -> changed.add(one == null ? null : change.apply(one)));
    return changed;
  }
}
