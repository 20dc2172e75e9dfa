package verticles.conversion;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import verticles.contract.Canonical;
import verticles.contract.Problem;
import verticles.web.RowsFile;

/**
 * Parquet files, each written by a child process: their library runs where all of its kind run, and
 * the groups of rows that it gathers take none of the server's memory. Few at once.
 */
public final class ParquetFiles implements RowsFile.Format {
  static final int AT_ONCE = 2;
  private static final String MAIN = "verticles.sandbox.ParquetExport";

  private final WorkDir workDir;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  public ParquetFiles(Path dataDir) {
    this.workDir = new WorkDir(dataDir);
  }

  @Override
  public RowsFile begin(List<Canonical.Column> columns, OutputStream out) throws IOException {
    if (!turns.tryAcquire()) {
      throw Problem.of(
              "too-many-downloads",
              429,
              "Too many downloads",
              "Several Parquet files are being written already. Try again in a few seconds.")
          .retryAfter(5)
          .asException();
    }
    ParquetRows rows = begun(out);
    try {
      rows.columns(columns);
      return rows;
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private ParquetRows begun(OutputStream out) throws IOException {
    Path home = workDir.nextChild().toAbsolutePath();
    try {
      Files.createDirectories(home);
      return new ParquetRows(ChildCommand.in(home, MAIN).start(), home, out, turns::release);
    } catch (IOException e) {
      turns.release();
      WorkDir.delete(home);
      throw e;
    }
  }
}
