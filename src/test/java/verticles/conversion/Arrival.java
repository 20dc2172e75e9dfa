package verticles.conversion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Source;

/** A file that arrives piece by piece and is converted behind its watermark, in one thread. */
final class Arrival {
  static final long MOST = 64 << 20;

  private final List<Path> opened = new ArrayList<>();
  private long arrived;
  private Converter converter;

  /**
   * @param rows null if it was refused
   * @param opened every path at which rows began
   * @param arrived how many bytes had arrived when it was decided
   */
  record Outcome(byte[] rows, Source source, Problem refusal, List<Path> opened, long arrived) {
    String text() {
      return new String(rows, StandardCharsets.UTF_8);
    }
  }

  static Outcome of(Path directory, byte[] file) throws IOException {
    return of(directory, file, null, MOST, List.of());
  }

  static Outcome of(Path directory, byte[] file, String charset, List<Integer> cuts)
      throws IOException {
    return of(directory, file, charset, MOST, cuts);
  }

  /**
   * @param cuts where the file's pieces end
   */
  static Outcome of(Path directory, byte[] file, String charset, long most, List<Integer> cuts)
      throws IOException {
    Path spool = directory.resolve("spool");
    Files.write(spool, file);
    WorkDir.delete(directory.resolve("work"));
    return new Arrival()
        .run(new Work(spool, directory.resolve("work"), null, charset, most, null), file, cuts);
  }

  private Outcome run(Work work, byte[] file, List<Integer> cuts) throws IOException {
    converter = new Sniffing(work);
    Set<Integer> ends = new TreeSet<>(cuts);
    ends.removeIf(cut -> cut < 0 || cut >= file.length);
    try {
      for (int end : ends) {
        go(end, false);
      }
      go(file.length, true);
      Rows rows = converter.result();
      return new Outcome(
          Files.readAllBytes(rows.path()), rows.source(), rows.refusal(), opened, arrived);
    } catch (ProblemException refusal) {
      return new Outcome(null, null, refusal.problem(), opened, arrived);
    } finally {
      converter.close();
    }
  }

  private void go(long available, boolean whole) throws IOException {
    arrived = available;
    while (converter.result() == null && converter.ready(available, whole)) {
      converter = converter.step(available, whole);
      Path rows = converter.rows();
      if (rows != null) {
        if (opened.isEmpty() || !rows.equals(opened.get(opened.size() - 1))) {
          opened.add(rows);
        }
        if (Files.size(rows) < converter.written(available)) {
          throw new AssertionError("rows were told that are not there");
        }
      }
    }
  }

  static byte[] concat(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
