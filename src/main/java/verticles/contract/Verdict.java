package verticles.contract;

import java.util.List;
import java.util.Map;

/**
 * What one pass over a file found: its form, its columns, how they map to the canonical columns and
 * which rows are at fault. A pure function of the file's bytes and of the plan that it was read by.
 *
 * @param plan how the file is read and mapped; null when it is hopeless
 * @param columns one profile for each column of the file, in the file's order
 * @param rows data rows in the file, header excluded; always {@code accepted + rejected}
 * @param accepted rows that Druid will get
 * @param rejected rows set aside
 * @param errors the first faults, at most 100
 * @param rejectsByRule how many rows each rule set aside
 * @param confident true if the mapping is good enough to go on without asking the user
 * @param notes how it was understood, what may be wrong, and what its owner must decide
 * @param refusal why nothing of the file can be used, or null
 */
public record Verdict(
    Plan plan,
    List<ColumnProfile> columns,
    long rows,
    long accepted,
    long rejected,
    List<Problem.Fault> errors,
    Map<String, Long> rejectsByRule,
    boolean confident,
    List<Note> notes,
    Problem refusal)
    implements Message {

  public Verdict {
    columns = List.copyOf(columns);
    errors = List.copyOf(errors);
    rejectsByRule = Map.copyOf(rejectsByRule);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  public static Verdict refused(Problem why) {
    return new Verdict(null, List.of(), 0, 0, 0, why.errors(), Map.of(), false, List.of(), why);
  }
}
