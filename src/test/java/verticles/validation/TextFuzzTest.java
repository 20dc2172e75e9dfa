package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Any text as a time and as an amount: what stands around it changes nothing, and what it is taken
 * for is what java.time and BigDecimal make of its figures.
 */
class TextFuzzTest {
  private static final Pattern FIGURES =
      Pattern.compile("([0-9]{1,4})([-/.])([0-9]{1,2})\\2([0-9]{1,4})(?:[ T,].*)?");

  /** Which of the three figures is the year, the month and the day. */
  private static final Map<String, int[]> PLACES =
      Map.of("y", new int[] {0, 1, 2}, "d", new int[] {2, 1, 0}, "M", new int[] {2, 0, 1});

  @BeforeProperty
  void whatWasFoundStaysMended() throws IOException {
    Corpus.replay("times", TextFuzzTest::times);
    Corpus.replay("amounts", TextFuzzTest::amounts);
  }

  @Property(tries = 4_000)
  void anyTextIsTheTimeThatItsFiguresSay(@ForAll("timeTexts") String text) throws IOException {
    Corpus.attempt("times", text.getBytes(StandardCharsets.UTF_8), TextFuzzTest::times);
  }

  @Property(tries = 4_000)
  void anyTextIsTheAmountThatItsDigitsSay(@ForAll("amountTexts") String text) throws IOException {
    Corpus.attempt("amounts", text.getBytes(StandardCharsets.UTF_8), TextFuzzTest::amounts);
  }

  private static void times(byte[] text) {
    // When
    CellReader reader = new CellReader();
    long traits = read(reader, text, (byte) '7');
    long others = read(new CellReader(), text, (byte) ':');

    // Then
    assertEquals(traits, others, "whatever is around it");
    Matcher figures = FIGURES.matcher(new String(text, StandardCharsets.UTF_8).strip());
    for (TimeFormat format : TimeFormat.values()) {
      boolean written =
          format.word().matches("[yMd]+([-/.])[yMd]+\\1[yMd]+") || format == TimeFormat.ISO;
      if (written && (traits & Traits.of(format)) != 0 && (traits & Traits.ZONED) == 0) {
        assertTrue(figures.matches(), format + " has three figures");
        assertEquals(
            day(figures, format), read(reader.time.millis[format.ordinal()]), format.word());
      }
    }
  }

  private static LocalDate read(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate day(Matcher figures, TimeFormat format) {
    String order = format == TimeFormat.ISO ? "y" : format.word().substring(0, 1);
    int[] places = PLACES.get(order);
    String[] all = {figures.group(1), figures.group(3), figures.group(4)};
    String year = all[places[0]];
    int number = Integer.parseInt(year);
    int full = year.length() > 2 ? number : number < 69 ? 2000 + number : 1900 + number;
    try {
      return LocalDate.of(full, Integer.parseInt(all[places[1]]), Integer.parseInt(all[places[2]]));
    } catch (DateTimeException e) {
      throw new AssertionError(format + " is no day of " + Arrays.toString(all), e);
    }
  }

  private static void amounts(byte[] text) {
    // When
    CellReader reader = new CellReader();
    long traits = read(reader, text, (byte) '7');
    long others = read(new CellReader(), text, (byte) ',');

    // Then
    assertEquals(traits, others, "whatever is around it");
    if ((traits & Traits.NUMBER) == 0) {
      return;
    }
    BigDecimal value = reader.number.value();
    assertEquals(value.signum() < 0, (traits & Traits.NEGATIVE) != 0);
    assertEquals(value.signum() == 0, (traits & Traits.ZERO) != 0);
    String shown = new String(text, StandardCharsets.UTF_8);
    boolean exponent = shown.matches("(?i).*[0-9.,]e[-+]?[0-9]+.*");
    if (!exponent) {
      String digits = shown.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
      String found = value.unscaledValue().abs().toString().replaceFirst("^0$", "");
      assertEquals(digits, found, "the digits, and no others");
    }
  }

  /** Between bytes that would go on with it. */
  private static long read(CellReader reader, byte[] text, byte around) {
    byte[] block = new byte[text.length + 2 * Bytes.MARGIN];
    Arrays.fill(block, around);
    System.arraycopy(text, 0, block, Bytes.MARGIN, text.length);
    return reader.read(block, Bytes.MARGIN, Bytes.MARGIN + text.length, true);
  }

  @Provide
  Arbitrary<String> timeTexts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "1", "01", "12", "13", "24", "29", "31", "69", "00", "1899", "2024", "2199", "/",
                "-", ".", ":", " ", "T", ",", "Z", "+03:00", "PM", "am", "Dec", "märz", "10:31",
                "EST", "0.5")
            .list()
            .ofMinSize(1)
            .ofMaxSize(9)
            .map(list -> String.join("", list));
    Arbitrary<String> figures =
        Arbitraries.integers()
            .between(0, 2_250)
            .array(Integer[].class)
            .ofSize(3)
            .flatMap(
                three ->
                    Arbitraries.of("/", "-", ".")
                        .map(
                            mark ->
                                three[0] % 100
                                    + mark
                                    + three[1] % 14
                                    + mark
                                    + (three[2] > 1_800
                                        ? three[2]
                                        : "%02d".formatted(three[2] % 100))));
    return Arbitraries.oneOf(
        pieces, figures, Arbitraries.strings().withChars("0123456789/-.: TZ").ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> amountTexts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "0", "1", "12", "123", "234", "000", ".", ",", "'", "’", " ", "\u00A0", "-", "+",
                "−", "(", ")", "%", "€", "KSh", "kr", "USD", "e", "E5", "e-3")
            .list()
            .ofMinSize(1)
            .ofMaxSize(9)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(
        pieces, Arbitraries.strings().withChars("0123456789.,'- e").ofMaxLength(24));
  }
}
