package verticles.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Canonical;
import verticles.contract.Plan;
import verticles.contract.Quality;

/** Writes a checked file's canonical parts to local disk, block by block. */
final class CanonicalPass implements CanonicalWriter.PartSink {
  /** So many that a part is loaded in seconds, and a big cluster has some to share out. */
  static final long PART_ROWS = 500_000;

  private final Path file;
  private final Path directory;
  private final long size;
  private final long partRows;
  private final Plan plan;
  private final CanonicalWriter writer;
  private final List<PartFile> finished = new ArrayList<>();

  private CsvReader reader;
  private PartFile part;
  private int parts;
  private long consumed;
  private long rows;

  /**
   * @param file the whole file
   * @param size of it
   * @param directory where the parts are put
   */
  CanonicalPass(
      Path file, long size, Path directory, Plan plan, String ingestionId, long partRows) {
    this.file = file;
    this.size = size;
    this.directory = directory;
    this.plan = plan;
    this.partRows = partRows;
    this.writer = new CanonicalWriter(new Mapping(plan), ingestionId, this);
  }

  /** Goes on by one block; returns the parts that it finished. */
  List<PartFile> step(Block block) throws IOException {
    try {
      int to = block.fill(file, consumed, size);
      boolean last = consumed + to - Bytes.MARGIN == size;
      consumed += read(block, to, last) - Bytes.MARGIN;
      if (last) {
        consumed = size;
        finish();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<PartFile> done = List.copyOf(finished);
    finished.clear();
    return done;
  }

  private int read(Block block, int to, boolean last) {
    int from = Bytes.MARGIN;
    if (reader == null) {
      Header.Wanted wanted = new Header.Wanted(plan.delimiter(), plan.headerLine());
      Header header = HeaderReader.read(block.bytes, from, to, last, wanted);
      reader = new CsvReader(plan.delimiter(), header.names().size(), header.dataLine(), writer);
      from += (int) header.dataOffset();
    }
    return reader.read(block.bytes, from, to, last);
  }

  @Override
  public void row(byte[] header, byte[] bytes, int from, int to) {
    try {
      if (part == null) {
        Path path = directory.resolve("part-" + parts + ".csv.zst");
        part = new PartFile(path, parts++, header);
      }
      part.row(bytes, from, to);
      rows++;
      if (part.rows() == partRows) {
        finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish() throws IOException {
    if (part != null) {
      part.close();
      finished.add(part);
      part = null;
    }
  }

  boolean done() {
    return consumed == size && part == null;
  }

  List<Canonical.Column> columns() {
    return writer.columns();
  }

  long rows() {
    return rows;
  }

  Quality quality() {
    return writer.quality();
  }

  long minTime() {
    return writer.minTime();
  }

  long maxTime() {
    return writer.maxTime();
  }

  /** Lets go of the part that is being written, if the pass will not be ended; returns it. */
  List<PartFile> abandon() throws IOException {
    finish();
    List<PartFile> rest = List.copyOf(finished);
    finished.clear();
    return rest;
  }
}
