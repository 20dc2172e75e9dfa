package verticles.validation;

import java.util.ArrayList;
import java.util.List;

/** Takes single rows and cells apart, for headers, messages and rejects: clear, not fast. */
final class Cells {
  private Cells() {}

  /** Copies a quoted cell's inside with doubled quotes made single; returns the copy's end. */
  static int unescape(byte[] bytes, int from, int to, byte[] copy, int at) {
    for (int i = from; i < to; i++) {
      copy[at++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    return at;
  }

  static String text(RowBatch batch, int row, int column) {
    long cell = batch.cell(row, column);
    int from = RowBatch.start(cell);
    int to = RowBatch.end(cell);
    if (!RowBatch.escaped(cell)) {
      return Utf8.text(batch.block, from, to);
    }
    byte[] copy = new byte[to - from];
    return Utf8.text(copy, 0, unescape(batch.block, from, to, copy, 0));
  }

  /** The cells of one well-formed row, without its line break. */
  static List<String> split(byte[] bytes, int from, int to, char delimiter) {
    List<String> cells = new ArrayList<>();
    int at = from;
    while (true) {
      boolean quoted = at < to && bytes[at] == '"';
      int end = quoted ? closing(bytes, at + 1, to) : next(bytes, at, to, delimiter);
      if (quoted) {
        byte[] copy = new byte[end - at - 1];
        cells.add(Utf8.text(copy, 0, unescape(bytes, at + 1, end, copy, 0)));
        end = next(bytes, end, to, delimiter);
      } else {
        cells.add(Utf8.text(bytes, at, end));
      }
      if (end >= to) {
        return cells;
      }
      at = end + 1;
    }
  }

  private static int closing(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '"') {
        if (at + 1 == to || bytes[at + 1] != '"') {
          return at;
        }
        at++;
      }
    }
    return to;
  }

  private static int next(byte[] bytes, int from, int to, char delimiter) {
    int at = from;
    while (at < to && bytes[at] != delimiter) {
      at++;
    }
    return at;
  }
}
