package verticles.conversion;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.ProblemException;
import verticles.contract.Source;

/**
 * A file that came in an archive: taken out of it piece by piece, and converted behind that
 * watermark as if it had come by itself.
 */
final class Unpacking implements Converter {
  private final String compression;
  private final GrowingFile file;
  private final Unpacker unpacker;
  private Converter inside;

  private Unpacking(Work work, String compression, GrowingFile file, Unpacker unpacker) {
    this.compression = compression;
    this.file = file;
    this.unpacker = unpacker;
    this.inside = new Sniffing(work.in(file.path()));
  }

  static Converter gzip(Work work) throws IOException {
    GrowingFile file = file(work);
    return new Unpacking(work, "gzip", file, new Gunzip(FileChannel.open(work.file()), file));
  }

  /**
   * @param entry the one to take
   */
  static Converter zip(Work work, ZipDirectory directory, ZipDirectory.Entry entry)
      throws IOException {
    Unzip.check(entry, work.room().left());
    GrowingFile file = file(work);
    FileChannel channel = FileChannel.open(work.file());
    try {
      return new Unpacking(work, "zip", file, new Unzip(channel, directory, entry, file));
    } catch (ProblemException refusal) {
      channel.close();
      file.close();
      throw refusal;
    }
  }

  private static GrowingFile file(Work work) throws IOException {
    return new GrowingFile(work.directory().resolve("unpacked"), work.room());
  }

  @Override
  public Path rows() {
    return inside.rows();
  }

  @Override
  public long written(long available) {
    return inside.written(file.written());
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return result() == null
        && (unpacker.ready(available, whole) || inside.ready(file.written(), unpacker.done()));
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    if (unpacker.ready(available, whole)) {
      unpacker.step(available, whole);
    }
    if (inside.ready(file.written(), unpacker.done())) {
      inside = inside.step(file.written(), unpacker.done());
    }
    if (inside.result() != null && !file.path().equals(inside.rows())) {
      Files.delete(file.path());
    }
    return this;
  }

  @Override
  public Rows result() {
    Rows rows = inside.result();
    if (rows == null || rows.source() == null) {
      return rows;
    }
    Source it = rows.source();
    Source packed =
        new Source(
            it.format(),
            it.charset(),
            compression,
            it.sheets(),
            it.sheet(),
            it.headerLine(),
            it.notes());
    return new Rows(rows.path(), packed, rows.refusal());
  }

  @Override
  public void close() throws IOException {
    inside.close();
    unpacker.close();
    file.close();
  }
}
