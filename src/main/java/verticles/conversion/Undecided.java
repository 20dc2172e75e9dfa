package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;

/**
 * Text that is UTF-8 or has one byte a character: what its first megabyte speaks for is taken at
 * once. The rest is looked through behind the watermark, until what it has outside ASCII decides;
 * if that is for the other, the rows begin anew. So the answer depends on the file alone, and not
 * on how it arrived.
 */
final class Undecided implements Converter {
  static final Charset ONE_BYTE = Charset.forName("windows-1252");
  private static final String WHY = "Read as Windows-1252, because it is not UTF-8.";

  private static final int BLOCK = 256 << 10;
  private static final int STEP = 8 << 20;
  private static final int WORTHWHILE = 4 << 20;

  private final Work work;
  private final FileChannel channel;
  private final Utf8Survey survey = new Utf8Survey();
  private boolean utf8;
  private boolean decided;
  private Converter reading;
  private ByteBuffer block;
  private long surveyed;

  /**
   * @param head the file's first bytes
   * @param whole nothing comes after them
   */
  Undecided(Work work, byte[] head, boolean whole) throws IOException {
    this.work = work;
    survey.read(ByteBuffer.wrap(head));
    surveyed = head.length;
    utf8 = survey.utf8();
    reading = way();
    channel = FileChannel.open(work.file());
    decide(whole);
  }

  private Converter way() throws IOException {
    return utf8 ? new Untouched(work.file()) : new Transcoded(work, ONE_BYTE, 0, WHY);
  }

  @Override
  public Path rows() {
    return reading.rows();
  }

  @Override
  public long written(long available) {
    return reading.written(available);
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return result() == null
        && (whole
            || !decided && available - surveyed >= WORTHWHILE
            || reading.ready(available, false));
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    if (!decided) {
      look(Math.min(available, surveyed + STEP));
      decide(whole && surveyed == available);
    }
    boolean last = whole && decided;
    if (reading.ready(available, last)) {
      reading = reading.step(available, last);
    }
    return this;
  }

  private void decide(boolean atEnd) throws IOException {
    if (atEnd) {
      survey.end();
    }
    decided = atEnd || survey.settled();
    if (decided && survey.utf8() != utf8) {
      reading.close();
      utf8 = !utf8;
      reading = way();
    }
    if (decided) {
      block = null;
    }
  }

  private void look(long end) throws IOException {
    if (block == null) {
      block = ByteBuffer.allocateDirect(BLOCK);
    }
    while (surveyed < end && !survey.settled()) {
      block.clear().limit((int) Math.min(BLOCK, end - surveyed));
      if (channel.read(block, surveyed) < 0) {
        throw new EOFException("the file is shorter than what was told of it");
      }
      surveyed += block.flip().remaining();
      survey.read(block);
    }
  }

  @Override
  public Rows result() {
    return decided ? reading.result() : null;
  }

  @Override
  public void close() throws IOException {
    block = null;
    channel.close();
    reading.close();
  }
}
