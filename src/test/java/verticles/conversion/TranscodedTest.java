package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import verticles.conversion.Arrival.Outcome;

/** Text in every encoding against the JDK's own decoder, however the bytes arrive. */
class TranscodedTest {
  private static final String ROW = "2024-05-06;Müller & Söhne;12,50 €\n";

  /** Enough of it that nothing behind it makes it a binary file. */
  private static final byte[] TEXT = "plain text\n".repeat(6_000).getBytes();

  private static Path directory;

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("transcoded");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    WorkDir.delete(directory);
  }

  @Property(tries = 400)
  void anyTextInAnyEncodingThatWasNamed(
      @ForAll("texts") String text,
      @ForAll("charsets") String charset,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    byte[] bytes = encoded("Date,Sales\n" + text, Charset.forName(charset));
    String oracle = new String(bytes, charset);

    // When
    Outcome outcome = Arrival.of(directory, bytes, charset, cuts);

    // Then
    assertNull(outcome.refusal());
    assertEquals(oracle, outcome.text());
    assertEquals(charset, outcome.source().charset());
  }

  @Property(tries = 400)
  void theEncodingIsFound(
      @ForAll("rows") String rows,
      @ForAll("found") String charset,
      @ForAll boolean mark,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    String text = "Datum;Käufer;Größe\n" + rows;
    boolean marked = mark && charset.startsWith("UTF");
    byte[] bytes = encoded((marked ? "\uFEFF" : "") + text, Charset.forName(charset));

    // When
    Outcome outcome = Arrival.of(directory, bytes, null, cuts);

    // Then
    assertEquals(charset, outcome.source().charset());
    boolean itself = charset.equals("UTF-8");
    assertEquals(itself && marked ? "\uFEFF" + text : text, outcome.text());
    assertEquals(itself ? 0 : 1, outcome.source().notes().size());
  }

  /** What is no character is none in the rows either, and takes nothing else with it. */
  @Property(tries = 300)
  void anyBytesInAnEncodingThatWasNamed(
      @ForAll @Size(max = 300) byte[] bytes,
      @ForAll("named") String charset,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    byte[] file = Arrival.concat(TEXT, bytes);
    CharsetDecoder oracle =
        Charset.forName(charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    // When
    Outcome outcome = Arrival.of(directory, file, charset, cuts);

    // Then
    assertEquals(oracle.decode(ByteBuffer.wrap(file)).toString(), outcome.text());
  }

  /** Whatever arrives, and however: the same rows, or the same refusal. */
  @Property(tries = 400)
  void bytesAloneDecide(@ForAll @Size(max = 3000) byte[] bytes, @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // When
    Outcome atOnce = Arrival.of(directory, bytes);
    Outcome inPieces = Arrival.of(directory, bytes, null, cuts);

    // Then
    assertEquals(atOnce.refusal(), inPieces.refusal());
    assertEquals(atOnce.source(), inPieces.source());
    assertArrayEquals(atOnce.rows(), inPieces.rows());
  }

  @Example
  void aLoneSurrogateCostsItsRowOnly() throws IOException {
    // Given: half a pair as the last character of a row, and an odd byte at the end
    byte[] bytes =
        Arrival.concat(
            "a,b\n1,".getBytes(StandardCharsets.UTF_16LE),
            new byte[] {0x00, (byte) 0xD8},
            "\n2,x\n".getBytes(StandardCharsets.UTF_16LE),
            new byte[] {0x33});

    // When
    Outcome outcome = Arrival.of(directory, bytes);

    // Then
    byte[] expected = "a,b\n1,?\n2,x\n?".getBytes(StandardCharsets.US_ASCII);
    expected[6] = (byte) 0xFF;
    expected[12] = (byte) 0xFF;
    assertArrayEquals(expected, outcome.rows());
    assertEquals(
        List.of("Read as UTF-16LE.", "2 characters are broken, and their rows set aside."),
        outcome.source().notes());
  }

  @Example
  void aLateByteBeginsTheRowsAnew() throws IOException {
    // Given: nothing but ASCII for three megabytes
    String ascii = "Date;Name;Sales\n" + "2024-05-06;Miller;12\n".repeat(150_000);
    byte[] bytes = (ascii + ROW).getBytes(Undecided.ONE_BYTE);

    // When
    Outcome outcome = Arrival.of(directory, bytes, null, List.of(1 << 20, 2 << 20, 3 << 20));

    // Then
    assertEquals(2, outcome.opened().size());
    assertEquals(directory.resolve("spool"), outcome.opened().get(0));
    assertEquals(ascii + ROW, outcome.text());
    assertEquals("windows-1252", outcome.source().charset());
  }

  @Example
  void aFewBrokenBytesDoNotMakeItAnotherEncoding() throws IOException {
    // Given: the broken one comes first
    byte[] bytes =
        Arrival.concat(
            new byte[] {'D', (byte) 0xE4, '\n'},
            "x".repeat(2 << 20).getBytes(),
            ROW.repeat(3).getBytes(StandardCharsets.UTF_8));

    // When
    Outcome outcome = Arrival.of(directory, bytes, null, List.of(1_500_000));

    // Then
    assertEquals("UTF-8", outcome.source().charset());
    assertEquals(directory.resolve("spool"), outcome.opened().get(1));
    assertArrayEquals(bytes, outcome.rows());
  }

  /** However much of it is there, a step takes its few megabytes and lets others have a turn. */
  @Example
  void progressIsToldInSmallSteps() throws IOException {
    // Given
    Path file = directory.resolve("large");
    Files.write(file, ROW.repeat(500_000).getBytes(StandardCharsets.UTF_16LE));
    long bytes = Files.size(file);
    Work work = new Work(file, directory.resolve("work"), null, null, Arrival.MOST, null);

    // When
    List<Long> written = new ArrayList<>(List.of(0L));
    Converter converter = new Sniffing(work);
    while (converter.result() == null) {
      converter = converter.step(bytes, true);
      written.add(converter.written(bytes));
    }
    converter.close();

    // Then
    assertEquals(
        ROW.getBytes(StandardCharsets.UTF_8).length * 500_000L, Files.size(converter.rows()));
    assertTrue(written.size() > bytes / (4 << 20), written.toString());
    for (int i = 1; i < written.size(); i++) {
      assertTrue(written.get(i) - written.get(i - 1) <= 4 << 20, written.toString());
    }
  }

  @Example
  void chineseWithoutAMark() throws IOException {
    // Given
    String text = "日期,销售额,品名\n" + "2024-05-06,1250,一号茶叶\n".repeat(40);

    // When
    Outcome little = Arrival.of(directory, text.getBytes(StandardCharsets.UTF_16LE));
    Outcome big = Arrival.of(directory, text.getBytes(StandardCharsets.UTF_16BE));

    // Then
    assertEquals(text, little.text());
    assertEquals(text, big.text());
  }

  @Example
  void aWishOverridesWhatWasFound() throws IOException {
    // Given
    byte[] bytes = "Дата;Сумма\n".getBytes(Charset.forName("windows-1251"));

    // When
    Outcome asked = Arrival.of(directory, bytes, "windows-1251", List.of());
    Outcome unknown = Arrival.of(directory, bytes, "martian", List.of());

    // Then
    assertEquals("Дата;Сумма\n", asked.text());
    assertEquals(List.of("Read as windows-1251, as was asked."), asked.source().notes());
    assertEquals("unknown-charset", unknown.refusal().type());
    assertTrue(unknown.refusal().detail().contains("“martian”"));
  }

  @Example
  void whatBecomesTooLargeIsRefused() throws IOException {
    // Given: three bytes of UTF-8 for each of its own
    byte[] bytes = "€".repeat(100_000).getBytes(Undecided.ONE_BYTE);

    // When
    Outcome outcome = Arrival.of(directory, bytes, null, 250_000, List.of());

    // Then
    assertEquals("unpacks-too-large", outcome.refusal().type());
  }

  private static byte[] encoded(String text, Charset charset) {
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      return all;
    } catch (CharacterCodingException unencodable) {
      return text.getBytes(charset); // with question marks: the oracle reads the same
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aé€ß;,\"\n\r\t 0915日本")
        .withChars('\uFFFD', '\uFEFF')
        .ofMaxLength(200)
        .flatMap(
            some ->
                Arbitraries.of("", "\uD83D\uDE00", "\uD800\uDC00", "4\u00005")
                    .map(last -> some.repeat(1 + some.length() * 5) + last));
  }

  @Provide
  Arbitrary<String> rows() {
    return Arbitraries.integers().between(0, 4000).map(ROW::repeat);
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of(
        "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "Shift_JIS", "GB18030", "Big5");
  }

  @Provide
  Arbitrary<String> named() {
    return Arbitraries.of("windows-1252", "ISO-8859-15", "windows-1251", "Shift_JIS", "GB18030");
  }

  @Provide
  Arbitrary<String> found() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 4000), Arbitraries.integers().between(0, 400_000))
        .list()
        .ofMaxSize(12);
  }
}
