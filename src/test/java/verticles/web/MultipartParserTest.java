package verticles.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import verticles.contract.ProblemException;

/** The parser as a property: what was put into a form comes out, however the network cuts it. */
class MultipartParserTest {
  private static final String BOUNDARY = "--ab";

  record Part(String name, String filename, String content) {}

  /** Collects what the parser finds. */
  private static final class Found implements MultipartParser.Sink {
    private final List<Part> parts = new ArrayList<>();
    private PartHeaders headers;
    private Buffer content;

    @Override
    public void partBegins(PartHeaders part) {
      headers = part;
      content = Buffer.buffer();
    }

    @Override
    public void partData(Buffer bytes) {
      content.appendBuffer(bytes);
    }

    @Override
    public void partEnds() {
      parts.add(new Part(headers.name(), headers.filename(), content.toString()));
    }
  }

  /** Pieces of the delimiter, so that contents are full of what almost ends them. */
  @Provide
  Arbitrary<List<Part>> parts() {
    Arbitrary<String> content =
        Arbitraries.of("\r", "\n", "\r\n", "-", "--", "\r\n--", "\r\n----a", "a", "b", "x,y", "é")
            .list()
            .ofMaxSize(40)
            .map(pieces -> String.join("", pieces))
            .filter(text -> !text.contains("\r\n--" + BOUNDARY));
    Arbitrary<String> name = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1);
    Arbitrary<String> filename =
        Arbitraries.strings().withCharRange('a', 'z').withChars(" ;=.\u00e4").injectNull(0.5);
    return Combinators.combine(name, filename, content).as(Part::new).list().ofSize(3);
  }

  @Property(tries = 500)
  void whatWasPutInComesOut(
      @ForAll("parts") List<Part> parts,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 50) Integer> cuts) {
    // Given
    Found found = new Found();
    MultipartParser parser = new MultipartParser(BOUNDARY.getBytes(), found);

    // When
    feed(parser, form(parts), cuts);

    // Then
    assertEquals(parts, found.parts);
    assertTrue(parser.finished());
  }

  @Property(tries = 200)
  void whatIsCutIsNeverFinished(
      @ForAll("parts") List<Part> parts, @ForAll @IntRange(min = 0, max = 10_000) int seed) {
    // Given
    MultipartParser parser = new MultipartParser(BOUNDARY.getBytes(), new Found());
    byte[] whole = form(parts);
    int closed = whole.length - "\r\n".length();
    byte[] cut = java.util.Arrays.copyOf(whole, seed % closed);

    // When
    feed(parser, cut, List.of(7));

    // Then
    assertFalse(parser.finished());
  }

  @Example
  void textBeforeTheFirstBoundaryIsPassedOver() {
    // Given
    Found found = new Found();
    MultipartParser parser = new MultipartParser(BOUNDARY.getBytes(), found);

    // When
    parser.feed(Buffer.buffer("preamble\r\n" + text(List.of(new Part("a", null, "1")))));

    // Then
    assertEquals(List.of(new Part("a", null, "1")), found.parts);
  }

  @Example
  void namesAreReadAsBrowsersWriteThem() {
    assertFilename("a\"b.csv", "filename=\"a%22b.csv\"");
    assertFilename("a\"b.csv", "filename=\"a\\\"b.csv\"");
    assertFilename("C:\\files\\a.csv", "filename=\"C:\\files\\a.csv\"");
    assertFilename("a;b=c.csv", "filename=\"a;b=c.csv\"");
    assertFilename("plain.csv", "filename=plain.csv");
    assertFilename("../x.csv", "filename=\"y.csv\"; filename*=UTF-8''..%2fx.csv");
    assertFilename("", "filename=\"\"");
  }

  @Example
  void whatCannotBeReadIsRefused() {
    assertRefused("--" + BOUNDARY + "\r\n\r\nno headers");
    assertRefused("--" + BOUNDARY + "\r\nContent-Type: text/csv\r\n\r\nx");
    assertRefused("--" + BOUNDARY + "\r\nContent-Disposition: attachment; name=a\r\n\r\nx");
    assertRefused("--" + BOUNDARY + "\r\nContent-Disposition: form-data\r\n\r\nx");
    assertRefused("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nx");
    assertRefused(
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=a\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\nx");
    assertRefused("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"a\nb\"\r\n\r\nx");
    assertRefused("--" + BOUNDARY + "x\r\n");
    assertRefused("x".repeat(2000));
    assertRefused("--" + BOUNDARY + "\r\nX: " + "y".repeat(9000));
    assertRefused(text(List.of()) + "z".repeat(2000));
  }

  private static void assertFilename(String expected, String parameter) {
    Found found = new Found();
    new MultipartParser(BOUNDARY.getBytes(), found)
        .feed(
            Buffer.buffer(
                "--"
                    + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"file\"; "
                    + parameter
                    + "\r\n\r\n\r\n--"
                    + BOUNDARY
                    + "--\r\n"));
    assertEquals(expected, found.parts.get(0).filename());
  }

  private static void assertRefused(String body) {
    MultipartParser parser = new MultipartParser(BOUNDARY.getBytes(), new Found());
    assertThrows(ProblemException.class, () -> parser.feed(Buffer.buffer(body)), body);
  }

  private static byte[] form(List<Part> parts) {
    return text(parts).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(List<Part> parts) {
    return parts.stream().map(MultipartParserTest::text).collect(Collectors.joining())
        + "--"
        + BOUNDARY
        + "--\r\n";
  }

  private static String text(Part part) {
    String filename = part.filename() == null ? "" : "; filename=\"" + part.filename() + "\"";
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + part.name()
        + "\""
        + filename
        + "\r\n\r\n"
        + part.content()
        + "\r\n";
  }

  private static void feed(MultipartParser parser, byte[] bytes, List<Integer> cuts) {
    int at = 0;
    for (int i = 0; at < bytes.length; i++) {
      int end = Math.min(bytes.length, at + cuts.get(i % cuts.size()));
      parser.feed(Buffer.buffer(java.util.Arrays.copyOfRange(bytes, at, end)));
      at = end;
    }
  }
}
