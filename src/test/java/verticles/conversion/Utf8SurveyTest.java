package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is UTF-8 and what is not, against the JDK's strict decoder. */
class Utf8SurveyTest {

  @Property(tries = 1000)
  void whatTheDecoderTakesIsUtf8(
      @ForAll("bytes") byte[] bytes, @ForAll List<@IntRange(min = 1, max = 40) Integer> cuts) {
    // When
    Utf8Survey survey = survey(bytes, cuts);

    // Then
    assertTrue(!decodes(bytes) || survey.utf8(), "it decodes, and was not taken for UTF-8");
    assertEquals(survey(bytes, List.of()).utf8(), survey.utf8(), "the cuts made a difference");
  }

  @Property(tries = 500)
  void latinTextIsNot(@ForAll("latin") String text) {
    assertFalse(survey(text.getBytes(StandardCharsets.ISO_8859_1), List.of()).utf8());
  }

  @Example
  void theFirstThousandDecide() {
    // Given
    Utf8Survey survey = new Utf8Survey();

    // When
    survey.read(ByteBuffer.wrap("x\u00e4".repeat(999).getBytes(StandardCharsets.UTF_8)));
    boolean before = survey.settled();
    survey.read(ByteBuffer.wrap("\u00e4".getBytes(StandardCharsets.UTF_8)));
    boolean after = survey.settled();
    survey.read(ByteBuffer.wrap("\u00e4".repeat(5000).getBytes(StandardCharsets.ISO_8859_1)));

    // Then
    assertFalse(before);
    assertTrue(after);
    assertTrue(survey.utf8(), "what comes behind changes nothing");
  }

  private static Utf8Survey survey(byte[] bytes, List<Integer> cuts) {
    Utf8Survey survey = new Utf8Survey();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    for (int cut : cuts) {
      int length = Math.min(cut, all.remaining());
      survey.read(all.slice(all.position(), length));
      all.position(all.position() + length);
    }
    survey.read(all);
    survey.end();
    return survey;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<byte[]> text =
        Arbitraries.strings().ofMaxLength(80).map(it -> it.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(80);
    return Arbitraries.oneOf(text, any);
  }

  /** Words as they are written: a letter beyond ASCII is followed by one within it. */
  @Provide
  Arbitrary<String> latin() {
    return Arbitraries.of(
            "M\u00fcller;",
            "Caf\u00e9\n",
            "Stra\u00dfe ",
            "A\u00f1o,",
            "plain text of some length, ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(50)
        .map(words -> String.join("", words) + "\u00e4\n");
  }
}
