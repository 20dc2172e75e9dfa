package verticles.validation;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import verticles.contract.Problem.Fault;

/**
 * The rows set aside, as a CSV file that a person can mend and send again: the header's cells with
 * {@code _line, _rule, _column, _message} behind them. Cells that a spreadsheet would run as a
 * formula get an apostrophe in front (OWASP, "CSV Injection"); plain numbers are none.
 */
final class RejectsFile implements Closeable {
  private static final String BOM = "\uFEFF";

  /** What stands behind the file's own columns. */
  private static final List<String> REASONS = List.of("_line", "_rule", "_column", "_message");

  private final Path path;
  private final List<String> header;
  private final boolean continued;
  private OutputStream out;

  RejectsFile(Path path, List<String> header) {
    this(path, header, false);
  }

  private RejectsFile(Path path, List<String> header, boolean continued) {
    this.path = path;
    this.header = header;
    this.continued = continued;
  }

  /** A file's own columns: without the reasons, if it is one of these that was mended. */
  static List<String> own(List<String> header) {
    int own = header.size() - REASONS.size();
    return own > 0 && header.subList(own, header.size()).equals(REASONS)
        ? header.subList(0, own)
        : header;
  }

  /** Nothing is written, and no file made, before the first row. */
  void add(List<String> cells, Fault fault) {
    try {
      open();
      write(row(cells, fault));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() throws IOException {
    if (out == null) {
      Files.createDirectories(path.getParent());
      out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
      if (!continued) {
        List<String> names = new ArrayList<>(header);
        names.addAll(REASONS);
        out.write(Encoding.utf8(BOM));
        write(names);
      }
    }
  }

  /** The file that goes on where this one ends. */
  RejectsFile continuation() {
    Path beside = path.resolveSibling(path.getFileName() + ".next");
    return new RejectsFile(beside, header, true);
  }

  /** Appends a closed continuation, and removes it. */
  void join(RejectsFile continuation) throws IOException {
    if (continuation.out != null) {
      open();
      Files.copy(continuation.path, out);
      continuation.discard();
    }
  }

  void discard() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  /** Surplus cells come last, so that the others stay under their names. */
  private List<String> row(List<String> cells, Fault fault) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      row.add(i < cells.size() ? cells.get(i) : "");
    }
    row.add(String.valueOf(fault.line()));
    row.add(fault.rule());
    row.add(fault.column() == null ? "" : fault.column());
    row.add(fault.message());
    row.addAll(cells.subList(Math.min(header.size(), cells.size()), cells.size()));
    return row;
  }

  private void write(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : ",").append(quoted(harmless(cells.get(i))));
    }
    out.write(Encoding.utf8(line.append("\r\n").toString()));
  }

  private static String harmless(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula && !cell.matches("[+-]?[0-9][0-9., ]*%?") ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    if (out != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
