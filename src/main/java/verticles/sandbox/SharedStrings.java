package verticles.sandbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook's texts, as they stand in the rows. They lie in a file that is mapped: however many
 * they are, the heap has their places only.
 */
final class SharedStrings {
  private static final int MOST_BYTES = 1 << 30;

  private final ByteBuffer bytes;
  private final int[] ends;
  private final int count;

  private SharedStrings(ByteBuffer bytes, int[] ends, int count) {
    this.bytes = bytes;
    this.ends = ends;
    this.count = count;
  }

  static SharedStrings none() {
    return new SharedStrings(ByteBuffer.allocate(0), new int[0], 0);
  }

  static SharedStrings read(InputStream in, Path scratch, RowsFile rows) throws IOException {
    Path file = scratch.resolve("strings");
    int[] ends;
    int count = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      StringReader strings = new StringReader(in);
      ends = new int[1 << 10];
      int end = 0;
      for (Text text = strings.next(); text != null; text = strings.next()) {
        if (count == ends.length) {
          ends = Arrays.copyOf(ends, count * 3 / 2);
        }
        rows.beside(text.length);
        out.write(text.bytes, 0, text.length);
        end += text.length;
        ends[count++] = end;
        if (count == Bounds.STRINGS || end > MOST_BYTES) {
          throw Refusal.tooLarge("The workbook has too many different texts.");
        }
        if ((count & 0xfff) == 0) {
          rows.alive();
        }
      }
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return new SharedStrings(mapped, ends, count);
    }
  }

  /** Appends the text of that number. */
  void append(int number, Text to) {
    if (number < 0 || number >= count) {
      throw Refusal.damaged("A cell names a text that the workbook does not have.");
    }
    int start = number == 0 ? 0 : ends[number - 1];
    int length = ends[number] - start;
    to.room(length);
    bytes.get(start, to.bytes, to.length, length);
    to.length += length;
  }

  /** Goes from one {@code si} to the next. */
  private static final class StringReader {
    private final XMLStreamReader xml;
    private final Characters characters = new Characters();
    private final Text text = new Text();

    StringReader(InputStream in) {
      xml = Xml.open(in);
    }

    /** The next text, good until the one after it is asked for; null at the end. */
    Text next() {
      boolean inside = false;
      int event;
      while ((event = Xml.next(xml)) != XMLStreamConstants.END_DOCUMENT) {
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          characters.append(xml);
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          inside |= name.equals("si");
          characters.enter(name, inside && name.equals("t"));
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          String name = xml.getLocalName();
          characters.leave(name);
          if (name.equals("si")) {
            text.clear();
            characters.take(text);
            return text;
          }
        }
      }
      return null;
    }
  }
}
