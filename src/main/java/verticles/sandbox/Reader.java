package verticles.sandbox;

import java.io.IOException;
import verticles.sandbox.protocol.Frame.Contents;

/** Reads files of one format into rows. */
interface Reader {
  /**
   * @return what was found in it
   * @throws Refusal if the file is at fault
   */
  Contents read(RowsFile rows) throws IOException;

  /** What has been found so far, for a refusal. */
  Contents contents();
}
