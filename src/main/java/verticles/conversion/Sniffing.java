package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Signature;

/** The first megabyte tells what a file is, and so which way it goes. */
final class Sniffing implements Converter {
  /** As much as validation looks at before it refuses a header. */
  static final int SAMPLE = 1 << 20;

  private final Work work;

  Sniffing(Work work) {
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
    return whole || available >= SAMPLE;
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    byte[] head = head((int) Math.min(SAMPLE, available));
    Signature found =
        Signature.of(Arrays.copyOf(head, Math.min(head.length, Signature.BYTES))).orElse(null);
    if (found == null) {
      return new Text(work, head, whole && head.length == available).way();
    }
    return switch (found) {
      case ZIP -> archived(head);
      case GZIP -> gzip();
      case OFFICE -> new Sandboxed(work, "xls");
      case PARQUET -> new Sandboxed(work, "parquet");
      default ->
          throw Unreadable.format(
              found.words(), "Send the table as CSV, as an Excel workbook or as Parquet.");
    };
  }

  private Converter archived(byte[] head) {
    Archived.checkEarly(head);
    return new Archived(work);
  }

  private Converter gzip() throws IOException {
    if (work.unpacked()) {
      throw Unreadable.nested();
    }
    return Unpacking.gzip(work);
  }

  private byte[] head(int size) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(size);
    try (FileChannel channel = FileChannel.open(work.file())) {
      while (head.hasRemaining()) {
        if (channel.read(head, head.position()) < 0) {
          throw new EOFException("the file is shorter than what was told of it");
        }
      }
    }
    return head.array();
  }

  @Override
  public Rows result() {
    return null;
  }
}
