package verticles.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class DelimiterTest {
  /** Few different characters, so that beginnings and ends of the delimiter are everywhere. */
  @Property(tries = 2_000)
  void isFoundWhereTheJdkFindsIt(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 6) String boundary,
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 40) String before,
      @ForAll @CharRange(from = '-', to = '-') @StringLength(max = 3) String dashes,
      @ForAll @IntRange(max = 10) int cut) {
    // Given
    String whole = before + "\r\n" + dashes + before + "\r\n--" + boundary + before;
    String text = whole.substring(0, Math.max(0, whole.length() - cut));
    byte[] input = text.getBytes(StandardCharsets.ISO_8859_1);

    // When
    int found =
        new Delimiter(boundary.getBytes(StandardCharsets.ISO_8859_1))
            .indexIn(input, 0, input.length);

    // Then
    assertEquals(text.indexOf("\r\n--" + boundary), found);
  }
}
