package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import verticles.web.Intake.Arrival;
import verticles.web.Previews.Shown;

/**
 * Looks at a file that is not to be kept. The same limits hold as for one that is, and the stream
 * is read in the same way; whatever happens, nothing of it is left.
 */
public interface Analyst {
  /**
   * @param arrival its dataset may be null, for a file that is not yet meant for one
   */
  Future<Shown> analyze(Arrival arrival, ReadStream<Buffer> bytes);
}
