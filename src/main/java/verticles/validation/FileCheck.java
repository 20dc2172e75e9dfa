package verticles.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import verticles.contract.Plan;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Verdict;
import verticles.validation.Planner.Planned;

/**
 * The check of one file, step by step, as its bytes become available.
 *
 * <p>The first megabyte gives the header and a plan; the pass over the whole file judges every row
 * by that plan and tallies every column. If the tallies speak for another plan in the end, the pass
 * is repeated with that one. They do not depend on the plan, so once is enough. The same bytes give
 * the same verdict, however they arrived.
 */
final class FileCheck {
  static final int SAMPLE = 1 << 20;
  private static final int WORTHWHILE = 256 << 10;

  private final Path file;
  private final Path rejectsPath;
  private final Terms terms;

  private Header header;
  private Plan plan;
  private Mapping mapping;
  private RejectsFile rejects;
  private FilePass pass;
  private SecondHalf half;
  private boolean begun;
  private long consumed;
  private Verdict verdict;

  /**
   * @param file may still grow
   * @param rejects where rows at fault are written; not made if there are none
   */
  FileCheck(Path file, Path rejects, Terms terms) {
    this.file = file;
    this.rejectsPath = rejects;
    this.terms = terms;
  }

  /** Null until the check has ended. */
  Verdict verdict() {
    return verdict;
  }

  /** Null until it is found. */
  Header header() {
    return header;
  }

  long consumed() {
    return consumed;
  }

  long rows() {
    return pass == null ? 0 : pass.rows();
  }

  long rejected() {
    return pass == null ? 0 : pass.faults().total();
  }

  /** Rows at fault were written to the rejects file. */
  boolean hasRejects() {
    return verdict != null && verdict.rejected() > 0;
  }

  /** Whether a step would get anywhere. */
  boolean ready(long available, boolean whole) {
    if (verdict != null) {
      return false;
    }
    return whole || available - consumed >= (header == null ? SAMPLE : WORTHWHILE);
  }

  /**
   * Goes on by one block.
   *
   * @param available bytes of the file that may be read
   * @param whole nothing comes after them
   */
  void step(Block block, long available, boolean whole) throws IOException {
    try {
      if (header == null) {
        sample(block, available, whole);
      } else {
        advance(block, available, whole);
      }
    } catch (ProblemException refusal) {
      verdict = Verdict.refused(refusal.problem());
    }
  }

  private void sample(Block block, long available, boolean whole) throws IOException {
    long size = Math.min(SAMPLE, available);
    boolean all = whole && size == available;
    int to = block.fill(file, 0, size);
    Header found = HeaderReader.read(block.bytes, Bytes.MARGIN, to, all, terms.header());
    FilePass sampled = new FilePass(found, null, null);
    sampled.read(block.bytes, Bytes.MARGIN + (int) found.dataOffset(), to, all);
    header = found;
    Planned planned = Planner.plan(found, sampled.tallies(), terms);
    if (all && sampled.blank()) {
      verdict = refused(planned, Refusals.noRows());
    } else if (planned.refusal() != null) {
      verdict = refused(planned, planned.refusal());
    } else {
      begin(planned.plan());
    }
  }

  private void begin(Plan with) {
    plan = with;
    consumed = header.dataOffset();
    mapping = new Mapping(with);
    rejects = new RejectsFile(rejectsPath, header.names());
    pass = new FilePass(header, new RowRules(mapping), rejects);
    begun = false;
  }

  private void advance(Block block, long available, boolean whole) throws IOException {
    if (!begun && whole) {
      FilePass next = new FilePass(header, new RowRules(mapping), rejects.continuation());
      half = SecondHalf.begin(block, file, consumed, available, next).orElse(null);
    }
    begun = true;
    long end = half == null ? available : half.start();
    int to = block.fill(file, consumed, end);
    boolean atEnd = consumed + to - Bytes.MARGIN == end;
    boolean last = whole && half == null && atEnd;
    consumed += pass.read(block.bytes, Bytes.MARGIN, to, last) - Bytes.MARGIN;
    if (half != null && atEnd) {
      last = join(available);
    }
    if (last) {
      end();
    }
  }

  /** Whether the second half is good, and all is read now. */
  private boolean join(long available) throws IOException {
    SecondHalf next = half;
    half = null;
    if (consumed < next.start() || !pass.betweenRows()) {
      next.cancel();
      return false;
    }
    pass.join(next.await());
    consumed = available;
    return true;
  }

  private void end() throws IOException {
    pass.close();
    Planned planned = Planner.plan(header, pass.tallies(), terms);
    if (planned.refusal() == null && !Planner.same(planned.plan(), plan)) {
      rejects.discard();
      begin(planned.plan());
      return;
    }
    verdict = verdict(planned);
  }

  private Verdict verdict(Planned planned) {
    long rows = pass.rows();
    long rejected = pass.faults().total();
    Problem refusal = pass.blank() ? Refusals.noRows() : planned.refusal();
    if (refusal == null && planned.confident() && !terms.tolerates(pass.faults(), rows)) {
      refusal =
          Refusals.tooManyRejected(rejected, rows, pass.faults().byRule(), terms)
              .with(pass.faults().first());
    }
    return new Verdict(
        planned.plan(),
        pass.profiles(),
        rows,
        rows - rejected,
        rejected,
        pass.faults().first(),
        pass.faults().byRule(),
        refusal == null && planned.confident(),
        pass.notes(planned.notes()),
        refusal);
  }

  private static Verdict refused(Planned planned, Problem why) {
    return new Verdict(
        planned.plan(), List.of(), 0, 0, 0, why.errors(), Map.of(), false, planned.notes(), why);
  }

  /** Removes the rejects file and the directory that was made for it. */
  void abandon() throws IOException {
    if (half != null) {
      half.cancel();
    }
    if (pass != null) {
      pass.discard();
    }
    Files.deleteIfExists(rejectsPath.getParent());
  }
}
