package verticles.sandbox.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on their way into a child: the columns, then row after row, then an end. A stream that stops
 * without it was broken off. A cell is its length in bytes (-1 for none) and UTF-8.
 */
public final class RowStream {
  private static final int ROW = 1;
  private static final int END = 0;

  private RowStream() {}

  /**
   * @param type as canonical columns have it: {@code string}, {@code double}, {@code long}
   */
  public record Column(String name, String type) {}

  public static void columns(DataOutputStream out, List<Column> columns) throws IOException {
    out.writeInt(columns.size());
    for (Column column : columns) {
      out.writeUTF(column.name());
      out.writeUTF(column.type());
    }
  }

  public static List<Column> columns(DataInputStream in) throws IOException {
    List<Column> columns = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      columns.add(new Column(in.readUTF(), in.readUTF()));
    }
    return columns;
  }

  public static void row(DataOutputStream out, List<String> cells) throws IOException {
    out.writeByte(ROW);
    for (String cell : cells) {
      if (cell == null) {
        out.writeInt(-1);
      } else {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
    }
  }

  public static void end(DataOutputStream out) throws IOException {
    out.writeByte(END);
  }

  /**
   * Fills in the cells of the next row.
   *
   * @return false at the end
   */
  public static boolean next(DataInputStream in, byte[][] cells) throws IOException {
    if (in.readByte() == END) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      int length = in.readInt();
      cells[i] = length < 0 ? null : in.readNBytes(length);
    }
    return true;
  }
}
