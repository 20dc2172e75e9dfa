package verticles.conversion;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.contract.Canonical;
import verticles.sandbox.protocol.RowStream;
import verticles.web.RowsFile;

/**
 * One child that writes a Parquet file. Rows go in on the caller's thread; a thread of its own
 * hands on what comes out, and while that one is held by a slow reader, the pipes fill up and hold
 * the caller. Whichever side fails, the child is ended, and with it the other side.
 */
final class ParquetRows implements RowsFile {
  private static final Logger log = LoggerFactory.getLogger(ParquetRows.class);
  private static final int BLOCK = 1 << 16;
  private static final int END_SECONDS = 10;

  /** However large and however slow: after that nobody waits any more. */
  private static final int LONGEST_MINUTES = 60;

  private final Process child;
  private final Path home;
  private final Runnable over;
  private final DataOutputStream rows;
  private final Thread pump;
  private final Timer.Sample began = Timer.start();
  private volatile IOException failure;
  private boolean whole;

  /**
   * @param over to be run once it is closed
   */
  ParquetRows(Process child, Path home, OutputStream out, Runnable over) {
    this.child = child;
    this.home = home;
    this.over = over;
    this.rows = new DataOutputStream(new BufferedOutputStream(child.getOutputStream(), BLOCK));
    this.pump = new Thread(() -> handOn(out), "parquet-child-" + child.pid());
    pump.setDaemon(true);
    pump.start();
    child
        .onExit()
        .orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES)
        .exceptionally(late -> child.destroyForcibly());
  }

  /** Said once, before the first row. */
  void columns(List<Canonical.Column> columns) throws IOException {
    RowStream.columns(
        rows, columns.stream().map(it -> new RowStream.Column(it.name(), it.type())).toList());
  }

  private void handOn(OutputStream out) {
    try {
      child.getInputStream().transferTo(out);
    } catch (IOException e) {
      failure = e;
      child.destroyForcibly();
    }
  }

  @Override
  public void row(List<String> cells) throws IOException {
    try {
      RowStream.row(rows, cells);
    } catch (IOException e) {
      throw cause(e);
    }
  }

  @Override
  public void finish() throws IOException {
    try {
      RowStream.end(rows);
      rows.close();
      pump.join();
      if (!child.waitFor(END_SECONDS, TimeUnit.SECONDS) || child.exitValue() != 0) {
        throw new IOException("a child wrote no Parquet file: " + said());
      }
      whole = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      throw cause(e);
    }
  }

  /** A child that was ended because nobody reads fails, too, but not by itself. */
  private IOException cause(IOException seen) {
    return failure == null ? seen : failure;
  }

  @Override
  public void close() {
    child.destroyForcibly();
    try {
      WorkDir.delete(home);
    } catch (IOException e) {
      log.warn("{} was not removed: {}", home, e.toString());
    } finally {
      began.stop(
          Timer.builder("sluice.conversion.parquet")
              .tag("outcome", whole ? "whole" : "broken")
              .register(Metrics.globalRegistry));
      over.run();
    }
  }

  private String said() throws IOException {
    Path said = home.resolve("said");
    return Files.exists(said) ? Files.readString(said) : "";
  }
}
