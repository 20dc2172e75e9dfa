package verticles.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import verticles.contract.Canonical;

/**
 * A file of rows that is made while it is sent. Used by one thread at a time, which is held as long
 * as whoever reads the file is slow.
 */
public interface RowsFile extends AutoCloseable {

  /** Begins files of one format. */
  interface Format {

    /**
     * Blocks.
     *
     * @param out takes the file; written to by one thread at a time
     */
    RowsFile begin(List<Canonical.Column> columns, OutputStream out) throws IOException;
  }

  /**
   * @param cells as they stand in canonical parts, null where there is none
   */
  void row(List<String> cells) throws IOException;

  /** That was the last row: the file is whole once this returns. */
  void finish() throws IOException;

  /** Gives back what it holds; what is not finished by now is no file. */
  @Override
  void close();
}
