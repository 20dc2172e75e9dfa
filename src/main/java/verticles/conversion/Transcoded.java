package verticles.conversion;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Source;

/**
 * Text in another encoding, written anew in UTF-8 behind the watermark.
 *
 * <p>What is no character in its encoding becomes a byte that is none in UTF-8 either: validation
 * sets its row aside, with line and column, instead of loading a name that is not the one.
 */
final class Transcoded implements Converter {
  private static final int BLOCK = 64 << 10;
  private static final int STEP = 4 << 20;
  private static final byte NO_CHARACTER = (byte) 0xFF;

  private final Charset charset;
  private final String why;
  private final FileChannel channel;
  private final GrowingFile rows;
  private final CharsetDecoder decoder;

  /** No decoder gives it half a surrogate pair; if one did, it must not stand still. */
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);

  private final ByteBuffer in = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer chars = CharBuffer.allocate(BLOCK);
  private final ByteBuffer out = ByteBuffer.allocate(BLOCK);

  /** Up to here the file has been read. */
  private long at;

  private long broken;
  private Rows result;

  /**
   * @param mark length of the byte order mark
   * @param why this encoding, in a sentence
   */
  Transcoded(Work work, Charset charset, int mark, String why) throws IOException {
    this.charset = charset;
    this.why = why;
    this.at = mark;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    this.rows = new GrowingFile(work.directory().resolve("rows.csv"), work.room());
    this.channel = FileChannel.open(work.file());
  }

  @Override
  public Path rows() {
    return rows.path();
  }

  @Override
  public long written(long available) {
    return rows.written();
  }

  @Override
  public boolean ready(long available, boolean whole) {
    return result == null && (whole || available - at >= BLOCK);
  }

  @Override
  public Converter step(long available, boolean whole) throws IOException {
    long end = Math.min(available, at + STEP);
    while (at < end) {
      fill(end);
      decode(whole && at == available);
    }
    if (whole && at == available) {
      end();
    }
    return this;
  }

  /** What a character needs beyond the block is still in the buffer. */
  private void fill(long end) throws IOException {
    in.compact().limit((int) Math.min(in.capacity(), in.position() + end - at));
    int read = channel.read(in, at);
    if (read < 0) {
      throw new EOFException("the file is shorter than what was told of it");
    }
    at += read;
    in.flip();
  }

  private void decode(boolean last) throws IOException {
    while (true) {
      CoderResult found = decoder.decode(in, chars, last);
      encode();
      if (found.isUnderflow()) {
        return;
      }
      if (found.isError()) {
        skip(found.length());
      }
    }
  }

  /**
   * A lone high surrogate is reported together with the character behind it, which may be the end
   * of the row: only the surrogate is skipped.
   */
  private void skip(int length) throws IOException {
    boolean utf16 = charset.name().startsWith("UTF-16");
    in.position(in.position() + (utf16 ? Math.min(2, length) : length));
    broken++;
    out.put(NO_CHARACTER);
    drain();
  }

  private void encode() throws IOException {
    chars.flip();
    while (encoder.encode(chars, out, false).isOverflow()) {
      drain();
    }
    chars.compact();
    drain();
  }

  private void drain() throws IOException {
    rows.write(out.flip());
    out.clear();
  }

  private void end() throws IOException {
    decode(true); // what a file of nothing but its mark never came to
    while (decoder.flush(chars).isOverflow()) {
      encode();
    }
    encode();
    List<String> notes = new ArrayList<>(List.of(why));
    if (broken > 0) {
      notes.add(
          String.format(
              Locale.ROOT, "%,d characters are broken, and their rows set aside.", broken));
    }
    result = new Rows(rows.path(), Source.text(charset.name(), null, notes), null);
  }

  @Override
  public Rows result() {
    return result;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    rows.close();
  }
}
