package verticles.web;

import static verticles.web.Multipart.bad;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import verticles.contract.ProblemException;

/**
 * Cuts a multipart body (RFC 2046, 5.1) into parts while it arrives, in chunks of any size. It
 * holds back only what may be the beginning of a delimiter or an unfinished part header.
 *
 * <p>Every failure is a {@link ProblemException} out of {@link #feed}; the parser is of no use
 * after it.
 */
final class MultipartParser {
  private static final int MAX_HEADER_BYTES = 8192;
  private static final int MAX_FILLING_BYTES = 1024;

  interface Sink {
    void partBegins(PartHeaders part);

    void partData(Buffer bytes);

    void partEnds();
  }

  private enum State {
    PREAMBLE,
    DATA,
    AFTER_DELIMITER,
    HEADERS,
    EPILOGUE
  }

  private final Delimiter delimiter;
  private final Sink sink;

  private State state = State.PREAMBLE;
  private int filling;

  /** The present input as an array: searching it byte by byte through the buffer is slow. */
  private byte[] bytes = new byte[0];

  private int length;

  /** Bytes of earlier inputs; the lent line break is none of the body's. */
  private long understood = -2;

  /** Where in the present input the part that begins has its first byte. */
  private int position;

  /** Bytes not yet understood. The first delimiter may lack its line break: this lends it one. */
  private Buffer held = Buffer.buffer("\r\n");

  MultipartParser(byte[] boundary, Sink sink) {
    this.delimiter = new Delimiter(boundary);
    this.sink = sink;
  }

  /** True once the closing delimiter has been read. */
  boolean finished() {
    return state == State.EPILOGUE;
  }

  /** What of the body is not the part that begins now, if that is the last one. */
  long overhead() {
    return understood + position + delimiter.length() + "--\r\n".length();
  }

  void feed(Buffer chunk) {
    Buffer input = held.length() == 0 ? chunk : held.copy().appendBuffer(chunk);
    length = input.length();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    input.getBytes(bytes);
    int at = 0;
    int before;
    State was;
    do {
      before = at;
      was = state;
      at = step(input, at);
    } while (at < length && (at > before || state != was));
    held = input.getBuffer(at, input.length());
    understood += at;
  }

  /** Understands some of the input; returns where it stopped. */
  private int step(Buffer input, int at) {
    return switch (state) {
      case PREAMBLE, DATA -> data(input, at);
      case AFTER_DELIMITER -> afterDelimiter(at);
      case HEADERS -> headers(input, at);
      case EPILOGUE -> fill(at, length);
    };
  }

  private int data(Buffer input, int at) {
    int hit = delimiter.indexIn(bytes, at, length);
    int end = hit >= 0 ? hit : delimiter.startOfPossible(bytes, at, length);
    if (state == State.PREAMBLE) {
      fill(at, end);
    } else if (end > at) {
      sink.partData(input.slice(at, end));
    }
    if (hit < 0) {
      return end;
    }
    if (state == State.DATA) {
      sink.partEnds();
    }
    state = State.AFTER_DELIMITER;
    return hit + delimiter.length();
  }

  private int fill(int from, int to) {
    filling += to - from;
    if (filling > MAX_FILLING_BYTES) {
      throw malformed("There is too much text outside its parts.");
    }
    return to;
  }

  /** {@code --} closes the form; optional blanks and a line break open a part. */
  private int afterDelimiter(int at) {
    int next = at;
    while (next < length && isBlank(bytes[next])) {
      next++;
    }
    fill(at, next);
    if (length - next < 2) {
      return next;
    }
    byte first = bytes[next];
    byte second = bytes[next + 1];
    if (first == '-' && second == '-' && next == at) {
      state = State.EPILOGUE;
    } else if (first == '\r' && second == '\n') {
      state = State.HEADERS;
    } else {
      throw malformed("A boundary is followed by something else than a line break.");
    }
    return next + 2;
  }

  private int headers(Buffer input, int at) {
    if (length - at >= 2 && bytes[at] == '\r' && bytes[at + 1] == '\n') {
      throw malformed("A part has no header.");
    }
    int end = endOfHeaders(at);
    if ((end < 0 ? length : end) - at > MAX_HEADER_BYTES) {
      throw malformed("A part's header is too long.");
    }
    if (end < 0) {
      return at;
    }
    state = State.DATA;
    position = end + 4;
    sink.partBegins(PartHeaders.parse(input.getString(at, end, StandardCharsets.UTF_8.name())));
    return end + 4;
  }

  /** Where the line break is that ends the last header line, the empty line following. */
  private int endOfHeaders(int from) {
    for (int i = from; i + 3 < length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBlank(byte it) {
    return it == ' ' || it == '\t';
  }

  private static ProblemException malformed(String detail) {
    return bad("multipart-malformed", "The form is malformed", detail);
  }
}
