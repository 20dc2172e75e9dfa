package verticles.sandbox.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import verticles.sandbox.protocol.Frame.*;

/**
 * Writes and reads frames: a byte that names the frame, four that count what follows, and that.
 * Numbers are big-endian; a text is its length in bytes (-1 for none) and UTF-8. Whatever else
 * comes in is a {@link GarbageException}, in bounded memory.
 */
public final class Frames {
  /** The longest frame, in bytes after its head. */
  public static final int MAX = 1 << 20;

  /** The most entries of a list. */
  public static final int MAX_ENTRIES = 2_000;

  private static final byte CONVERT = 1;
  private static final byte READY = 2;
  private static final byte ADVANCED = 3;
  private static final byte DONE = 4;
  private static final byte REFUSED = 5;
  private static final byte FAILED = 6;

  private Frames() {}

  /** The other side does not speak this protocol. */
  public static final class GarbageException extends IOException {
    GarbageException(String what) {
      super(what);
    }
  }

  public static void write(OutputStream out, Frame frame) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte type = put(new DataOutputStream(body), frame);
    if (body.size() > MAX) {
      throw new IOException("a frame of " + body.size() + " bytes");
    }
    byte[] head = ByteBuffer.allocate(5).put(type).putInt(body.size()).array();
    synchronized (out) {
      out.write(head);
      body.writeTo(out);
      out.flush();
    }
  }

  /**
   * Waits for the next frame.
   *
   * @return null where the stream ends between two frames
   */
  public static Frame read(InputStream in) throws IOException {
    int type = in.read();
    if (type < 0) {
      return null;
    }
    DataInputStream data = new DataInputStream(in);
    try {
      int length = data.readInt();
      if (length < 0 || length > MAX) {
        throw new GarbageException("a frame of " + length + " bytes");
      }
      byte[] body = new byte[length];
      data.readFully(body);
      return whole(type, body);
    } catch (EOFException e) {
      throw new GarbageException("a frame that breaks off");
    }
  }

  private static Frame whole(int type, byte[] body) throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    Frame frame = get(type, new DataInputStream(bytes));
    if (bytes.available() > 0) {
      throw new GarbageException("a frame with a rest");
    }
    return frame;
  }

  private static byte put(DataOutputStream out, Frame frame) throws IOException {
    if (frame instanceof Convert convert) {
      text(out, convert.file());
      text(out, convert.rows());
      text(out, convert.scratch());
      text(out, convert.format());
      text(out, convert.sheet());
      out.writeLong(convert.maxBytes());
      return CONVERT;
    } else if (frame instanceof Ready) {
      return READY;
    } else if (frame instanceof Advanced advanced) {
      out.writeLong(advanced.bytes());
      return ADVANCED;
    } else if (frame instanceof Done done) {
      out.writeLong(done.bytes());
      contents(out, done.contents());
      return DONE;
    } else if (frame instanceof Refused refused) {
      text(out, refused.type());
      text(out, refused.title());
      text(out, refused.detail());
      contents(out, refused.contents());
      return REFUSED;
    }
    text(out, ((Failed) frame).message());
    return FAILED;
  }

  private static Frame get(int type, DataInputStream in) throws IOException {
    return switch (type) {
      case CONVERT ->
          new Convert(given(in), given(in), given(in), given(in), text(in), count(in.readLong()));
      case READY -> new Ready();
      case ADVANCED -> new Advanced(count(in.readLong()));
      case DONE -> new Done(count(in.readLong()), contents(in));
      case REFUSED -> new Refused(given(in), given(in), given(in), contents(in));
      case FAILED -> new Failed(given(in));
      default -> throw new GarbageException("a frame of type " + type);
    };
  }

  private static void contents(DataOutputStream out, Contents contents) throws IOException {
    out.writeInt(contents.sheets().size());
    for (Sheet sheet : contents.sheets()) {
      text(out, sheet.name());
      out.writeLong(sheet.rows());
      out.writeInt(sheet.columns());
      out.writeDouble(sheet.score());
    }
    text(out, contents.sheet());
    out.writeInt(contents.notes().size());
    for (String note : contents.notes()) {
      text(out, note);
    }
  }

  private static Contents contents(DataInputStream in) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    for (int left = entries(in); left > 0; left--) {
      sheets.add(sheet(in));
    }
    String sheet = text(in);
    List<String> notes = new ArrayList<>();
    for (int left = entries(in); left > 0; left--) {
      notes.add(given(in));
    }
    return new Contents(sheets, sheet, notes);
  }

  private static Sheet sheet(DataInputStream in) throws IOException {
    String name = given(in);
    long rows = count(in.readLong());
    int columns = (int) count(in.readInt());
    double score = in.readDouble();
    if (!(score >= 0 && score <= 1)) {
      throw new GarbageException("a score of " + score);
    }
    return new Sheet(name, rows, columns, score);
  }

  private static int entries(DataInputStream in) throws IOException {
    int entries = in.readInt();
    if (entries < 0 || entries > MAX_ENTRIES) {
      throw new GarbageException("a list of " + entries);
    }
    return entries;
  }

  private static long count(long value) throws GarbageException {
    if (value < 0) {
      throw new GarbageException("a count of " + value);
    }
    return value;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String given(DataInputStream in) throws IOException {
    String text = text(in);
    if (text == null) {
      throw new GarbageException("a text that is not there");
    }
    return text;
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > in.available()) {
      throw new GarbageException("a text of " + length + " bytes");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(length));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new GarbageException("a text that is not UTF-8");
    }
  }
}
