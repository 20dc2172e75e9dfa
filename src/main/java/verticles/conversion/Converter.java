package verticles.conversion;

import java.io.IOException;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;

/**
 * A way from a file to rows, gone step by step as the file's bytes become available. A step may
 * find that another way must be gone. Steps never overlap, and nothing is asked while one runs.
 */
interface Converter {
  /** Where the rows are; null as long as that is not known. */
  Path rows();

  /** How many bytes of the rows may be read. */
  long written(long available);

  /** Whether a step would get anywhere. */
  boolean ready(long available, boolean whole);

  /**
   * Goes on.
   *
   * @param available bytes of the file that may be read
   * @param whole nothing comes after them
   * @return what goes on from here: this one, or another in its place
   */
  Converter step(long available, boolean whole) throws IOException;

  /** What became of it; null until it has ended. */
  Rows result();

  /** Lets go of everything but the rows. */
  default void close() throws IOException {}
}
