package verticles.validation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.Note;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.Verdict;
import verticles.validation.Planner.Planned;

/**
 * What would become of a file, from its first block: the same header, plan, rules and writer as the
 * real check has. Nothing is written to disk.
 */
final class Previews {
  private final PreviewFile ask;
  private final Block block;
  private final int to;
  private final boolean whole;
  private final Terms terms;

  private Previews(PreviewFile ask, Block block, int to, boolean whole) {
    this.ask = ask;
    this.block = block;
    this.to = to;
    this.whole = whole;
    this.terms = Terms.of(ask.wishes(), ask.remembered(), ask.source());
  }

  /**
   * @param bytes size of the file
   */
  static Preview of(PreviewFile ask, long bytes, Block block) throws IOException {
    int to = block.fill(ask.file(), 0, bytes);
    Previews preview = new Previews(ask, block, to, to - Bytes.MARGIN == bytes);
    try {
      return preview.look();
    } catch (ProblemException refusal) {
      return preview.hopeless(refusal.problem());
    }
  }

  private Preview hopeless(Problem why) {
    return new Preview(
        ask.source(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        whole,
        0,
        why.errors(),
        false,
        List.of(),
        why,
        List.of(),
        null,
        null);
  }

  private Preview look() {
    Header header = HeaderReader.read(block.bytes, Bytes.MARGIN, to, whole, terms.header());
    int from = Bytes.MARGIN + (int) header.dataOffset();
    FilePass tallied = new FilePass(header, null, null);
    tallied.read(block.bytes, from, to, whole);
    Planned planned = planned(header, tallied.tallies());
    FilePass judged = new FilePass(header, new RowRules(new Mapping(planned.plan())), null);
    judged.read(block.bytes, from, to, whole);
    FirstRows first = new FirstRows(header, block.bytes, from, to, whole);
    MappedRows mapped = new MappedRows(planned.plan(), header.names().size());
    mapped.span(header, block.bytes, from, to, whole);
    return preview(planned, judged, first, mapped);
  }

  /** A file that was loaded was read as it was read then. */
  private Planned planned(Header header, List<ColumnTally> tallies) {
    Verdict loaded = ask.loaded();
    boolean known =
        loaded != null
            && loaded.plan() != null
            && loaded.plan().columns().size() == header.names().size();
    return known
        ? new Planned(loaded.plan(), loaded.notes(), List.of(), null)
        : Planner.plan(header, tallies, terms);
  }

  private Preview preview(Planned planned, FilePass judged, FirstRows first, MappedRows mapped) {
    Plan plan = planned.plan();
    boolean loadable = mapped.loadable();
    List<List<String>> loaded = new ArrayList<>();
    first.rows().forEach(row -> loaded.add(loadable ? mapped.of(block.bytes, row) : null));
    List<Canonical.Column> columns = loadable ? mapped.columns() : List.of();
    Problem refusal = whole && judged.blank() ? Refusals.noRows() : planned.refusal();
    boolean tolerable = terms.tolerates(judged.faults(), judged.rows());
    return new Preview(
        ask.source(),
        plan,
        judged.profiles(),
        first.samples(),
        columns,
        first.cells(),
        loaded,
        judged.rows(),
        whole,
        judged.faults().total(),
        judged.faults().first(),
        refusal == null && planned.confident() && tolerable,
        notes(planned, judged, tolerable),
        refusal,
        planned.questions(),
        mapped.minTime(),
        mapped.maxTime());
  }

  /**
   * Of a loaded file, what was said then. Of the beginning alone it cannot be said that the file is
   * refused for its faults.
   */
  private List<Note> notes(Planned planned, FilePass judged, boolean tolerable) {
    boolean loaded = ask.loaded() != null && ask.loaded().plan() == planned.plan();
    List<Note> notes = new ArrayList<>(loaded ? planned.notes() : judged.notes(planned.notes()));
    if (planned.confident() && planned.refusal() == null && !tolerable) {
      String message = "%,d of the first %,d rows are at fault; at this rate the file is refused.";
      notes.add(
          new Note(
              Note.Kind.WARNING,
              null,
              String.format(
                  java.util.Locale.ROOT, message, judged.faults().total(), judged.rows())));
    }
    return notes;
  }
}
