package verticles.conversion;

import java.io.IOException;

/** Takes a file out of an archive, piece by piece, as the archive's bytes become available. */
interface Unpacker extends AutoCloseable {
  /** Whether a step would get anywhere. */
  boolean ready(long available, boolean whole);

  /**
   * Goes on, by a few megabytes at most.
   *
   * @param available bytes of the archive that may be read
   * @param whole nothing comes after them
   */
  void step(long available, boolean whole) throws IOException;

  /** The file is whole, and is what was packed. */
  boolean done();

  @Override
  void close() throws IOException;
}
