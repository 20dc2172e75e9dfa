package verticles.conversion;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.contract.Source;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frame.Contents;

/**
 * A workbook or Parquet file: once it is whole, a child process turns it into rows. Whatever
 * becomes of the child, the file gets an answer.
 */
final class Sandboxed implements Converter {
  /** How long a step may hold a thread. */
  private static final long STEP_MS = 100;

  private static final Logger log = LoggerFactory.getLogger(Sandboxed.class);
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_NOTE = 4_000;
  private static final int MOST_NOTES = 50;

  private final Work work;
  private final String format;
  private volatile Child child;
  private boolean sent;
  private long began;
  private Rows result;

  /**
   * @param format {@code xlsx}, {@code xls} or {@code parquet}
   */
  Sandboxed(Work work, String format) {
    this.work = work;
    this.format = format;
  }

  @Override
  public Path rows() {
    return child != null && child.bytes() >= 0 ? path() : null;
  }

  private Path path() {
    return work.directory().resolve("rows.csv").toAbsolutePath();
  }

  @Override
  public long written(long available) {
    return child == null ? 0 : Math.max(0, child.bytes());
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return whole;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    if (child == null) {
      child = take();
      began = System.nanoTime();
    } else if (child.ready() && !sent && !child.ended()) {
      send();
    } else {
      child.await(STEP_MS);
    }
    if (child != null) {
      look();
    }
    return this;
  }

  private Child take() {
    try {
      return work.sandbox().take(STEP_MS);
    } catch (IOException e) {
      log.warn("no child of the sandbox can be started: {}", e.toString());
      throw SandboxRefusals.noChild();
    }
  }

  private void send() throws IOException {
    Files.createDirectories(work.directory());
    String from = work.file().toAbsolutePath().toString();
    String scratch = work.directory().toAbsolutePath().toString();
    long most = work.room().left();
    child.send(new Frame.Convert(from, path().toString(), scratch, format, work.sheet(), most));
    sent = true;
    began = System.nanoTime();
  }

  private void look() throws IOException {
    if (child.answer() != null) {
      answered(child.answer());
    } else if (child.ended()) {
      lost();
    } else if (isSilent()) {
      hung();
    } else if (child.bytes() > work.room().left()) {
      refuse(SandboxRefusals.crashed());
    } else if (seconds() > work.sandbox().limits().wallSeconds()) {
      refuse(SandboxRefusals.tooSlow(work.sandbox().limits().wallSeconds()));
    }
  }

  /** A spare one that waits for its file has nothing to say, however long it has waited. */
  private boolean isSilent() {
    boolean waits = child.ready() && !sent;
    return !waits && child.silentMillis() > 1_000L * work.sandbox().limits().silentSeconds();
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private void answered(Frame answer) throws IOException {
    if (answer instanceof Frame.Done done && isWritten(done.bytes())) {
      end("done", new Rows(path(), source(done.contents()), null));
    } else if (answer instanceof Frame.Refused refused) {
      Problem why = SandboxRefusals.of(refused);
      end("refused", Rows.refused(source(refused.contents()), why));
    } else if (answer instanceof Frame.Failed failed) {
      end("failed", null);
      throw new IOException("the sandbox cannot work: " + failed.message());
    } else {
      refuse(SandboxRefusals.crashed());
    }
  }

  /** A child in which a file has done harm may say anything. */
  private boolean isWritten(long bytes) throws IOException {
    return bytes == child.bytes()
        && bytes <= work.room().left()
        && Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS)
        && Files.size(path()) == bytes;
  }

  /** Before it has a file it is not the file's fault. */
  private void lost() throws IOException {
    if (child.cause() == Child.Cause.MACHINE_LACKS_MEMORY) {
      end("failed", null);
      throw sent ? SandboxRefusals.taken() : SandboxRefusals.noChild();
    }
    if (!sent) {
      end("failed", null);
      throw new IOException("a child of the sandbox did not start");
    }
    boolean large = child.cause() == Child.Cause.FILE_NEEDS_MEMORY;
    refuse(large ? SandboxRefusals.outOfMemory() : SandboxRefusals.crashed());
  }

  private void hung() throws IOException {
    if (!sent) {
      end("failed", null);
      throw new IOException("a child of the sandbox does not get ready");
    }
    refuse(SandboxRefusals.hung());
  }

  private void refuse(Problem why) {
    end("killed", Rows.refused(source(Contents.NONE), why));
  }

  private void end(String outcome, Rows rows) {
    Metrics.timer("sluice.conversion.sandbox", "format", format, "outcome", outcome)
        .record(Duration.ofNanos(System.nanoTime() - began));
    result = rows;
  }

  private Source source(Contents contents) {
    List<Source.Sheet> sheets =
        contents.sheets().stream()
            .map(it -> new Source.Sheet(name(it.name()), it.rows(), it.columns(), it.score()))
            .toList();
    List<String> notes =
        contents.notes().stream()
            .limit(MOST_NOTES)
            .map(it -> SandboxRefusals.plain(it, LONGEST_NOTE))
            .toList();
    return new Source(format, null, null, sheets, name(contents.sheet()), null, notes);
  }

  private static String name(String sheet) {
    return sheet == null ? null : SandboxRefusals.plain(sheet, LONGEST_NAME);
  }

  @Override
  public Rows result() {
    return result;
  }

  @Override
  public void close() {
    if (child != null) {
      work.sandbox().give(child);
    }
  }
}
