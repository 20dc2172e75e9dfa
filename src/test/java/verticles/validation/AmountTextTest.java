package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in both styles, against DecimalFormat and a grammar written down a second time. */
class AmountTextTest {
  private static final String GAP = "[ \u00A0\u202F\u2009\u2007]";

  @Property(tries = 5_000)
  void whatDecimalFormatWritesIsReadInItsStyle(
      @ForAll("values") BigDecimal value,
      @ForAll Decimal style,
      @ForAll("marks") char mark,
      @ForAll("frames") String frame,
      @ForAll @IntRange(min = 0, max = 6) int decimals) {
    // Given
    char sign = style.sign().charAt(0);
    char parting = mark == sign ? style.other().sign().charAt(0) : mark;
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setDecimalSeparator(sign);
    symbols.setGroupingSeparator(parting);
    DecimalFormat format = new DecimalFormat("#,##0.00", symbols);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(20);
    String text = frame.formatted(format.format(value.abs()));

    // When
    CellReader reader = new CellReader(style);
    long traits = read(reader, text);

    // Then
    boolean negative = frame.matches(".*[-(−].*") && value.signum() != 0;
    assertTrue((traits & style.number()) != 0, text);
    assertEquals(negative, (traits & Traits.NEGATIVE) != 0, text);
    BigDecimal expected = negative ? value.abs().negate() : value.abs();
    assertEquals(0, expected.compareTo(reader.number.value()), text);
  }

  @Property(tries = 20_000)
  void aNumberIsOneInEachStyleAsTheGrammarHasIt(@ForAll("nearNumbers") String text) {
    for (Decimal style : Decimal.values()) {
      // When
      CellReader reader = new CellReader(style);
      long traits = read(reader, text);

      // Then
      if ((traits & Traits.ANY_TIME & ~Traits.of(TimeFormat.EXCEL)) != 0) {
        return; // a date such as 1.1.2024
      }
      BigDecimal expected = value(text, style);
      assertEquals(expected != null, (traits & style.number()) != 0, text + " by " + style);
      if (expected != null) {
        assertEquals(0, expected.compareTo(reader.number.value()), text + " by " + style);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$1,234.50|1234.50",
        "-$5|-5",
        "$-5.00|-5.00",
        "(£1,234)|-1234",
        "$(7.25)|-7.25",
        "5.00- €|-5.00",
        "KSh 1,250|1250",
        "KES1,250.00|1250.00",
        "1,250.00 KES|1250.00",
        "USD 3|3",
        "Rs.500|500",
        "R$ 12.50|12.50",
        "1'234.50|1234.50",
        "1’234.50|1234.50",
        "12,34,567.89|1234567.89",
        "+1,000|1000",
        "1 234.5|1234.5",
        "12.5%|12.5",
        "−3|-3",
        "1,234,567|1234567",
        "kr 10|10",
        "1e3|1000",
        "$.50|0.50"
      })
  void usualAmountsAreRead(String text, String expected) {
    // When
    CellReader reader = new CellReader();
    long traits = read(reader, text);

    // Then
    assertTrue((traits & Traits.POINT) != 0, text);
    assertEquals(new BigDecimal(expected), reader.number.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12,34",
        "1,2345",
        "0,123",
        "1,234,56",
        "1.234.5",
        "--5",
        "(5",
        "5)",
        "(-5)",
        "$5$",
        "5 5",
        "Ann 5",
        "Item 12",
        "5 pieces",
        "1 2345",
        ",5,",
        "..",
        "$",
        "()",
        "-",
        "1'23",
        "e5",
        "1e",
        "1,234e5",
        "5%%",
        "INV-2024"
      })
  void whatIsNoNumberWithADecimalPointIsLeft(String text) {
    assertEquals(0, read(new CellReader(), text) & Traits.POINT, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,234|1234|1.234", "1.234|1.234|1234", "-12.500|-12.500|-12500"})
  void aNumberWithThreeDigitsBehindItsMarkHasTwoValues(String text, String point, String comma) {
    // When
    CellReader reader = new CellReader();
    long traits = read(reader, text);

    // Then
    assertEquals(Traits.NUMBER, traits & (Traits.NUMBER | Traits.INTEGER));
    assertEquals(new BigDecimal(point), reader.number.value());
    reader.number.as(Decimal.COMMA);
    assertEquals(new BigDecimal(comma), reader.number.value());
  }

  @Provide
  Arbitrary<BigDecimal> values() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-999999999999999999999"), new BigDecimal("999999999999999999999"))
        .ofScale(6)
        .injectDuplicates(0.1)
        .flatMap(value -> Arbitraries.integers().between(0, 20).map(value::movePointLeft))
        .map(value -> value.setScale(Math.min(value.scale(), 12), java.math.RoundingMode.DOWN));
  }

  @Provide
  Arbitrary<Character> marks() {
    return Arbitraries.of(',', '.', '\'', ' ', '\u00A0', '\u202F', '\u2019');
  }

  @Provide
  Arbitrary<String> frames() {
    return Arbitraries.of(
        "%s",
        "-%s", "+%s", "%s-", "(%s)", "−%s", "€%s", "%s €", "$ %s", "-KSh %s", "%s kr", "(%s €)",
        "%s USD");
  }

  @Provide
  Arbitrary<String> nearNumbers() {
    Arbitrary<String> fuzz = Arbitraries.strings().withChars("0123456789,. '-()").ofMaxLength(14);
    Arbitrary<String> group = Arbitraries.strings().numeric().ofMinLength(2).ofMaxLength(4);
    Arbitrary<String> mark = Arbitraries.of(",", ".", " ", "'");
    Arbitrary<String> groups =
        Combinators.combine(group, mark, group, mark, group)
            .as((a, m, b, n, c) -> a.substring(1) + m + b + n + c);
    return Arbitraries.oneOf(fuzz, groups);
  }

  /** The grammar again, as regular expressions. */
  private static BigDecimal value(String text, Decimal style) {
    String core = text.strip();
    Matcher framed = Pattern.compile("(?<minus>-?)" + GAP + "*(?<core>[0-9.,].*)").matcher(core);
    boolean negative = false;
    if (core.matches("\\(.*\\)")) {
      core = core.substring(1, core.length() - 1).strip();
      negative = true;
    } else if (framed.matches() && !framed.group("minus").isEmpty()) {
      core = framed.group("core");
      negative = true;
    } else if (core.endsWith("-")) {
      core = core.substring(0, core.length() - 1).strip();
      negative = true;
    }
    String sign = Pattern.quote(style.sign());
    String other = Pattern.quote(style.other().sign());
    String whole = "[0-9]+";
    for (String mark : new String[] {other, "'", GAP}) {
      whole += "|[1-9][0-9]{0,2}(" + mark + "[0-9]{3})+";
    }
    if (style == Decimal.POINT) {
      whole += "|[1-9][0-9]?(,[0-9]{2})*,[0-9]{3}";
    }
    if (!core.matches("(" + whole + ")(" + sign + "[0-9]*)?|" + sign + "[0-9]+")) {
      return null;
    }
    String plain = core.replaceAll("[^0-9" + style.sign() + "]", "").replace(style.sign(), ".");
    BigDecimal value = new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    return negative ? value.negate() : value;
  }

  private static long read(CellReader reader, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[bytes.length + 2 * Bytes.MARGIN];
    System.arraycopy(bytes, 0, block, Bytes.MARGIN, bytes.length);
    return reader.read(block, Bytes.MARGIN, Bytes.MARGIN + bytes.length, true);
  }
}
