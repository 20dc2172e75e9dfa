package verticles.validation;

/** Counts physical lines, eight bytes at a time. */
final class LineBreaks {
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

  private LineBreaks() {}

  /**
   * Counts LF, CRLF and CR in {@code [from, to)}.
   *
   * @param before the byte in front: an LF after a CR ends no second line
   */
  static long count(byte[] bytes, int from, int to, byte before) {
    long feeds = 0;
    long returns = 0;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long word = Bytes.word(bytes, at);
      feeds += count(word, '\n');
      returns += count(word, '\r');
    }
    for (; at < to; at++) {
      feeds += bytes[at] == '\n' ? 1 : 0;
      returns += bytes[at] == '\r' ? 1 : 0;
    }
    boolean split = before == '\r' && from < to && bytes[from] == '\n';
    return feeds + returns - (returns == 0 ? 0 : pairs(bytes, from, to)) - (split ? 1 : 0);
  }

  private static long pairs(byte[] bytes, int from, int to) {
    long pairs = 0;
    for (int at = from + 1; at < to; at++) {
      pairs += bytes[at] == '\n' && bytes[at - 1] == '\r' ? 1 : 0;
    }
    return pairs;
  }

  private static int count(long word, char wanted) {
    long other = word ^ (ONES * wanted);
    return Long.bitCount(~(((other & LOW) + LOW) | other | LOW));
  }
}
