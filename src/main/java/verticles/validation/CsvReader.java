package verticles.validation;

/**
 * Reads CSV (RFC 4180) out of blocks of bytes. Quotes, doubled quotes, line breaks inside quotes,
 * LF, CRLF and CR are understood; a quote inside an unquoted cell is an ordinary character, as most
 * programs write it; lines without any character are passed over.
 *
 * <p>Only whole rows are consumed: the caller offers the rest again, with more behind it. A row
 * with a broken quote costs its first physical line only; reading goes on with the next line.
 */
final class CsvReader {
  /** The longest row that is read, in bytes. */
  static final int MAX_ROW = 1 << 20;

  private static final int WINDOW = 1 << 15;

  private final byte delimiter;
  private final int columns;
  private final RowSink sink;
  private final RowBatch batch;
  private final StructureIndex index;

  private byte[] block;
  private int to;
  private boolean last;

  private long line;
  private int rowStart;
  private int cellStart;
  private int cells;
  private int innerBreaks;
  private boolean skipping;

  /** Seen in this block: bytes other than ASCII, or NULs. */
  private boolean suspicious;

  /** More bytes are needed before the present row can go on. */
  private boolean waiting;

  /**
   * @param line physical line of the first byte that will be offered
   */
  CsvReader(char delimiter, int columns, long line, RowSink sink) {
    this.delimiter = (byte) delimiter;
    this.columns = columns;
    this.line = line;
    this.sink = sink;
    this.batch = new RowBatch(columns);
    this.index = new StructureIndex(delimiter, WINDOW);
  }

  /** Physical line of the first byte not consumed. */
  long line() {
    return line;
  }

  /** Counts lines that another reader has read. */
  void skipLines(long lines) {
    line += lines;
  }

  /** Not in the middle of a row that is passed over. */
  boolean betweenRows() {
    return !skipping;
  }

  /**
   * Reads {@code block[from, to)}, with {@link Bytes#MARGIN} free bytes on either side.
   *
   * @param last nothing comes after {@code to}
   * @return the first byte not consumed; {@code to} if all were
   */
  int read(byte[] block, int from, int to, boolean last) {
    this.block = block;
    this.to = to;
    this.last = last;
    suspicious = false;
    batch.block = block;
    int rest = scan(skipping ? skip(from) : from);
    flush();
    return rest;
  }

  private int scan(int from) {
    beginRow(from);
    int at = from;
    while (at < to) {
      int end = Math.min(at + WINDOW, to);
      int found = index.find(block, at, end);
      suspicious |= index.suspicious();
      at = walk(found) ? Math.max(end, cellStart) : rowStart;
      if (waiting) {
        waiting = false;
        return unfinished();
      }
    }
    if (last && rowStart < to) {
      endCell(cellStart, to);
      endRow(to, to);
    }
    return unfinished();
  }

  /**
   * Goes through the found places.
   *
   * @return false if reading has to begin again at {@code rowStart}
   */
  private boolean walk(int found) {
    int[] places = index.places();
    byte[] bytes = block;
    for (int i = 0; i < found; i++) {
      int at = places[i];
      if (at < cellStart) {
        continue; // inside a quoted cell, or the LF of a CRLF
      }
      byte c = bytes[at];
      if (c == delimiter) {
        i = delimiters(places, i, found);
      } else if (c == '\n') {
        endCell(cellStart, at);
        endRow(at, at + 1);
      } else if (c == '\r') {
        if (at + 1 == to && !last) {
          waiting = true;
          return true;
        }
        endCell(cellStart, at);
        endRow(at, Bytes.afterBreak(block, at, to));
      } else if (c == '"' && at == cellStart && !quoted(at)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Ends cells as long as one delimiter follows the other: a loop without any call, as nearly all
   * cells end here.
   *
   * @return the last of the delimiters
   */
  private int delimiters(int[] places, int first, int found) {
    byte[] bytes = block;
    int start = cellStart;
    int column = cells;
    int i = first;
    int at = places[i];
    do {
      if (column < columns) {
        batch.put(column, start, at);
      }
      column++;
      start = at + 1;
      i++;
      at = places[i]; // there is room for one more
    } while (i < found && bytes[at] == delimiter);
    cellStart = start;
    cells = column;
    return i - 1;
  }

  private void endCell(int start, int end) {
    if (cells < columns) {
      batch.put(cells, start, end);
    }
    cells++;
  }

  private void endRow(int end, int next) {
    int length = end - rowStart;
    if (length > MAX_ROW) {
      batch.breakRow(line, rowStart, end, cells, Rule.ROW_TOO_LONG);
    } else if (cells == columns && length > 0) {
      batch.endRow(line, rowStart, end);
    } else if (length > 0) {
      batch.breakRow(line, rowStart, end, cells, Rule.CELL_COUNT);
    }
    line += 1 + innerBreaks;
    beginRow(next);
    if (batch.full()) {
      flush();
    }
  }

  private void beginRow(int start) {
    rowStart = start;
    cellStart = start;
    cells = 0;
    innerBreaks = 0;
  }

  private void flush() {
    batch.handOver(sink, suspicious);
  }

  /** Reads the quoted cell that opens at {@code open}, and the delimiter or break after it. */
  private boolean quoted(int open) {
    if (open - rowStart >= MAX_ROW) {
      return tooLong();
    }
    int limit = (int) Math.min(to, (long) rowStart + MAX_ROW);
    boolean escaped = false;
    int breaks = 0;
    int at = open + 1;
    for (; at < limit; at++) {
      byte c = block[at];
      if (c == '"') {
        if (at + 1 < to && block[at + 1] == '"') {
          escaped = true;
          at++;
        } else {
          break;
        }
      } else if (c == '\n' || (c == '\r' && (at + 1 == to || block[at + 1] != '\n'))) {
        breaks++;
      }
    }
    if (at >= limit) {
      return limit == to && !last ? await() : recover(Rule.UNCLOSED_QUOTE);
    }
    innerBreaks += breaks;
    return close(open + 1, at, escaped);
  }

  private boolean close(int start, int end, boolean escaped) {
    int after = end + 1;
    if (after == to && !last) {
      return await();
    }
    byte c = after < to ? block[after] : (byte) '\n';
    if (c == '\r' && after + 1 == to && !last) {
      return await();
    }
    if (c != delimiter && c != '\n' && c != '\r') {
      return recover(Rule.BROKEN_QUOTE);
    }
    if (escaped && cells < columns) {
      batch.putEscaped(cells++, start, end);
    } else {
      endCell(start, end);
    }
    if (c == delimiter) {
      cellStart = after + 1;
    } else {
      endRow(Math.min(after, to), after < to ? Bytes.afterBreak(block, after, to) : to);
    }
    return true;
  }

  private boolean await() {
    waiting = true;
    return false;
  }

  /** Gives up the first physical line of the row, and goes on after it. */
  private boolean recover(Rule rule) {
    int end = Bytes.lineEnd(block, rowStart, to);
    if (!last && (end == to || (block[end] == '\r' && end + 1 == to))) {
      return await();
    }
    batch.breakRow(line, rowStart, end, 0, end - rowStart > MAX_ROW ? Rule.ROW_TOO_LONG : rule);
    line++;
    beginRow(end == to ? to : Bytes.afterBreak(block, end, to));
    if (batch.full()) {
      flush();
    }
    return false;
  }

  /** What is left: a row that goes on, unless it is too long already. */
  private int unfinished() {
    if (!last && to - rowStart > MAX_ROW + 1) {
      tooLong();
    }
    return last ? to : rowStart;
  }

  /** Sets the present row aside and passes over what there is of it. */
  private boolean tooLong() {
    batch.breakRow(line, rowStart, rowStart + MAX_ROW, cells, Rule.ROW_TOO_LONG);
    line += innerBreaks;
    skipping = true;
    beginRow(skip(rowStart + MAX_ROW));
    waiting = skipping;
    return false;
  }

  /** Passes over the rest of a row that is too long. */
  private int skip(int from) {
    int end = Bytes.lineEnd(block, from, to);
    if (end == to || (block[end] == '\r' && end + 1 == to && !last)) {
      return end;
    }
    skipping = false;
    line++;
    return Bytes.afterBreak(block, end, to);
  }
}
