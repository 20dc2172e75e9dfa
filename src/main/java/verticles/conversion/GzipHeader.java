package verticles.conversion;

import java.nio.ByteBuffer;

/** What stands before a gzip member's data (RFC 1952, 2.3). Only its length is of use. */
final class GzipHeader {
  private static final int FIXED = 10;
  private static final int DEFLATE = 8;
  private static final int CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;

  private GzipHeader() {}

  /**
   * @param bytes begin with the header; little-endian
   * @return its length, or -1 if there is more of it than that
   */
  static int length(ByteBuffer bytes) {
    if (bytes.limit() < FIXED) {
      return -1;
    }
    int flags = bytes.get(3);
    if (bytes.get(2) != DEFLATE || (flags & RESERVED) != 0) {
      throw Unreadable.damaged("Its header is broken.");
    }
    int at = FIXED;
    if ((flags & EXTRA) != 0) {
      at += at + 2 > bytes.limit() ? bytes.limit() : 2 + bytes.getChar(at);
    }
    at = (flags & NAME) == 0 ? at : afterText(bytes, at);
    at = (flags & COMMENT) == 0 ? at : afterText(bytes, at);
    at += (flags & CHECKSUM) == 0 ? 0 : 2;
    return at > bytes.limit() ? -1 : at;
  }

  private static int afterText(ByteBuffer bytes, int from) {
    int at = from;
    while (at < bytes.limit() && bytes.get(at) != 0) {
      at++;
    }
    return at + 1;
  }
}
