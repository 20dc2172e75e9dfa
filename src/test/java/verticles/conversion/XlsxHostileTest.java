package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.conversion.ConversionRoom.lines;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.sandbox.InProcess;
import verticles.sandbox.protocol.Frame;

/** Workbooks that mean harm, or are broken: each gets its answer, and the server stays as it is. */
@ExtendWith(VertxExtension.class)
class XlsxHostileTest {
  private static final String ROW = "<row><c><v>1</v></c><c><v>2</v></c></row>";

  @TempDir static Path rooms;
  private static ConversionRoom room;
  @TempDir Path directory;
  private Path file;

  /** One for all, whose spare child is not started for nothing. */
  @BeforeAll
  static void open(Vertx vertx) throws Exception {
    room = ConversionRoom.open(vertx, rooms);
  }

  @BeforeEach
  void file() {
    file = directory.resolve("file.xlsx");
  }

  private Problem refusal(Xlsx workbook) throws Exception {
    return refusal(workbook.write(file));
  }

  private Problem refusal(Path file) throws Exception {
    Rows rows = room.convert(file);
    assertTrue(rows.refusal() != null, () -> "taken: " + rows);
    assertEquals(422, rows.refusal().status());
    return rows.refusal();
  }

  @Test
  void aSheetOfTwoGigabytesInAFewMegabytes() throws Exception {
    // Given
    byte[] rows = ROW.repeat(40_000).getBytes(StandardCharsets.UTF_8);

    // When
    Path bomb = large("<worksheet><sheetData>", rows, 1_300);
    Problem refusal = refusal(bomb);

    // Then
    assertTrue(Files.size(bomb) < 20_000_000, Files.size(bomb) + " bytes");
    assertEquals("suspicious-file", refusal.type());
    assertEquals("It unpacks to more than 100 times its size. It was not read.", refusal.detail());
  }

  @Test
  void aBombThatLiesAboutItsSize() throws Exception {
    // Given
    byte[] rows = ROW.repeat(40_000).getBytes(StandardCharsets.UTF_8);
    Path bomb = large("<worksheet><sheetData>", rows, 40);
    byte[] bytes = Files.readAllBytes(bomb);
    int at = directoryEntry(bytes, "xl/worksheets/sheet1.xml");
    bytes[at + 26] = 0; // of the size, in bytes 24 to 27: now below 64 KiB
    bytes[at + 27] = 0;

    // When
    Problem refusal = refusal(Files.write(file, bytes));

    // Then
    assertEquals("suspicious-file", refusal.type());
    assertTrue(refusal.detail().contains("than its directory says"), refusal.detail());
  }

  @Test
  void aCellOfHundredsOfMegabytes() throws Exception {
    // Given
    byte[] text = "0123456789abcdef".repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
    byte[] noise = noise(1 << 20);

    // When
    Problem even = refusal(large("<worksheet><sheetData><row><c t=\"str\"><v>", text, 4_000));
    Problem uneven = refusal(large("<worksheet><sheetData><row><c t=\"str\"><v>", noise, 30));

    // Then
    assertEquals("suspicious-file", even.type());
    assertEquals("too-large-inside", uneven.type());
    assertTrue(uneven.detail().startsWith("A cell has a text of more than 131,072 characters."));
  }

  @Test
  void anAttributeThatWouldFillTheMemory() throws Exception {
    // When
    Problem refusal = refusal(large("<worksheet><sheetData><row><c r=\"", noise(1 << 20), 30));

    // Then
    assertEquals("too-large-inside", refusal.type());
    assertTrue(refusal.detail().contains("131,072 characters"), refusal.detail());
  }

  @Test
  void elementsNestedWithoutEnd() throws Exception {
    // Given
    byte[] open = "<a>".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);

    // When
    Rows rows = room.convert(large("<worksheet>", open, 20));

    // Then
    assertEquals(422, rows.refusal().status());
  }

  /** Texts lie on the disk beside the rows, and so are bounded with them. */
  @Test
  void textsAndRowsThatTakeTooMuchTogether() throws Exception {
    // Given
    String[] texts = new String[60];
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "<t>" + (char) ('a' + i % 26) + "x".repeat(9_999) + "</t>";
      rows.append("<row><c t=\"s\"><v>").append(i).append("</v></c></row>");
    }
    new Xlsx().sheet("Sheet1", rows.toString()).strings(texts).write(file);
    long each = 60L * 10_000;

    // When
    Frame enough = InProcess.convert(file, directory, "xlsx", 2 * each + 60);
    Frame less = InProcess.convert(file, directory, "xlsx", 2 * each + 59);

    // Then
    assertTrue(enough instanceof Frame.Done, enough::toString);
    assertTrue(
        less instanceof Frame.Refused refused && refused.type().equals("too-large-inside"),
        less::toString);
  }

  @Test
  void moreThanAThousandParts() throws Exception {
    // Given
    Xlsx workbook = new Xlsx().sheet("Sheet1", ROW);
    for (int i = 0; i < 1_001; i++) {
      workbook.part("a" + i, "");
    }

    // When
    Problem refusal = refusal(workbook);

    // Then
    assertEquals("too-large-inside", refusal.type());
    assertTrue(refusal.detail().contains("1,000 is the limit"), refusal.detail());
  }

  @Test
  void entitiesFromOutsideAndFromWithin() throws Exception {
    // Given
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    String outside =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><worksheet><sheetData><row>"
            + "<c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      String before = "&l" + (i - 1) + ";";
      laughs.append("<!ENTITY l" + i + " \"" + before.repeat(10) + "\">");
    }
    laughs.append("]><sst><si><t>&l29;</t></si></sst>");
    String parameter =
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><worksheet><sheetData>"
            + ROW
            + "</sheetData></worksheet>";

    // When
    Problem one = refusal(new Xlsx().sheet("Sheet1", "visible", outside));
    Problem two =
        refusal(
            new Xlsx().sheet("Sheet1", ROW).strings().part("xl/sharedStrings.xml", "" + laughs));
    Problem three = refusal(new Xlsx().sheet("Sheet1", "visible", parameter));

    // Then
    for (Problem refusal : new Problem[] {one, two, three}) {
      assertEquals("suspicious-file", refusal.type());
      assertTrue(refusal.detail().contains("document type"), refusal.detail());
    }
  }

  @Test
  void entitiesThatNobodyDeclared() throws Exception {
    // When
    Problem refusal = refusal(new Xlsx().sheet("Sheet1", "<row><c t=\"str\"><v>&e;</v></c></row>"));

    // Then
    assertTrue(refusal.type().matches("damaged-file|suspicious-file"), refusal.type());
  }

  @Test
  void filesThatAreCut() throws Exception {
    // Given
    byte[] whole = bytes(new Xlsx().sheet("Sheet1", ROW.repeat(10_000)));

    // When
    Problem half = refusal(Files.write(file, Arrays.copyOf(whole, whole.length / 2)));
    Problem end = refusal(Files.write(file, Arrays.copyOf(whole, whole.length - 30)));
    byte[] broken = whole.clone();
    int data = directoryEntry(whole, "xl/worksheets/sheet1.xml") - 100;
    Arrays.fill(broken, 600, Math.min(data, 900), (byte) 0x55);
    Problem inside = refusal(Files.write(file, broken));

    // Then
    assertTrue(half.type().matches("archive-cut|damaged-file"), half.type());
    assertTrue(end.type().matches("archive-cut|archive-damaged|damaged-file"), end.type());
    assertEquals("damaged-file", inside.type());
  }

  @Test
  void aDimensionThatPromisesEverything() throws Exception {
    // Given
    String promise =
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>"
            + ROW
            + "</sheetData></worksheet>";
    String corners =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\">"
            + "<c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>";

    // When
    Rows promised = room.convert(new Xlsx().sheet("Sheet1", "visible", promise).write(file));
    Rows apart =
        room.convert(
            new Xlsx().sheet("Sheet1", "visible", corners).write(directory.resolve("b.xlsx")));

    // Then
    assertEquals("1,2", lines(promised).get(0));
    assertEquals("1,", lines(apart).get(0));
    assertEquals(",2", lines(apart).get(1_048_575));
    assertEquals(2, apart.source().sheets().get(0).rows());
  }

  @Test
  void rowsAndCellsThatNoSheetHas() throws Exception {
    for (String rows :
        new String[] {
          "<row r=\"2\"/><row r=\"1\"/>",
          "<row r=\"1048577\"><c><v>1</v></c></row>",
          "<row r=\"0\"/>",
          "<row r=\"99999999999\"/>",
          "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
          "<row><c r=\"XFE1\"/></row>",
          "<row><c r=\"1\"/></row>",
          "<row><c t=\"s\"><v>7</v></c></row>",
          "<row><c t=\"s\"><v>x</v></c></row>",
          "<row><c s=\"x\"><v>1</v></c></row>",
          "<row><c><v>1</c></row>"
        }) {
      new Xlsx().sheet("Sheet1", rows).write(file);
      Frame answer = InProcess.convert(file, directory, "xlsx", 1 << 20);
      assertTrue(
          answer instanceof Frame.Refused refused && refused.type().equals("damaged-file"),
          () -> rows + ": " + answer);
    }
  }

  @Test
  void tooManyColumns() throws Exception {
    // Given
    String row = "<row>" + "<c><v>1</v></c>".repeat(1_001) + "</row>";

    // When
    Problem refusal = refusal(new Xlsx().sheet("Sheet1", row));

    // Then
    assertEquals(
        "The sheet has 1,001 columns, and 1,000 is the limit. Split it, or leave out what"
            + " is not needed.",
        refusal.detail());
  }

  @Test
  void workbooksWithNothingInThem() throws Exception {
    // When
    Problem noSheet = refusal(new Xlsx());
    Problem noPart = refusal(new Xlsx().relation("r1", "worksheet", "worksheets/none.xml", ""));
    Problem notXml = refusal(new Xlsx().sheet("Sheet1", "visible", "\0\1\2"));

    // Then
    assertEquals("empty-file", noSheet.type());
    assertEquals("empty-file", noPart.type());
    assertEquals("damaged-file", notXml.type());
  }

  private static byte[] bytes(Xlsx workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }

  /** Letters that do not pack to a hundredth. */
  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < length; i++) {
      noise[i] = (byte) ('a' + random.nextInt(26));
    }
    return noise;
  }

  /** A workbook of one sheet, whose XML is a beginning and then the same again and again. */
  private Path large(String begin, byte[] block, int times) throws IOException {
    Path large = directory.resolve("large.xlsx");
    try (OutputStream out = Files.newOutputStream(large);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      new Xlsx().sheet("Sheet1", "").write(zip, "xl/worksheets/sheet1.xml");
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(begin.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        zip.write(block);
      }
      zip.closeEntry();
    }
    return large;
  }

  /** Where the directory's entry for a part begins. */
  private static int directoryEntry(byte[] zip, String part) {
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.lastIndexOf(part) - 46;
  }
}
