package verticles.conversion;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;

/**
 * A zip archive that is still to be told from a workbook, which is one, too. It waits for the last
 * byte: the list of files is at the end, and what stands before each file may contradict it.
 */
final class Archived implements Converter {
  private final Work work;

  Archived(Work work) {
    this.work = work;
  }

  @Override
  public Path rows() {
    return null;
  }

  @Override
  public long written(long available) {
    return 0;
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return whole;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    ZipDirectory directory;
    try (FileChannel channel = FileChannel.open(work.file())) {
      directory = ZipDirectory.read(channel, available);
    }
    if (directory.has("[Content_Types].xml") && directory.has("xl/workbook.xml")) {
      return new Sandboxed(work, "xlsx");
    }
    throw Unreadable.format("a zip archive", "Unpack it and send the file that is in it.");
  }

  @Override
  public Rows result() {
    return null;
  }
}
