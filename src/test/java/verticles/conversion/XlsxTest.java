package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.conversion.ConversionRoom.lines;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Source;

/** Workbooks as people have them, through the room on the bus and a child process. */
@ExtendWith(VertxExtension.class)
class XlsxTest {
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

  @Test
  void aWorkbookThatAnotherLibraryHasWritten() throws Exception {
    // Given
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sales 2024");
      String[] header = {"Date", "Branch", "Sales", "Returned", "When"};
      for (int i = 0; i < header.length; i++) {
        sheet.value(0, i, header[i]);
      }
      sheet.value(1, 0, LocalDate.of(2024, 2, 29));
      sheet.style(1, 0).format("dd/mm/yyyy").set();
      sheet.value(1, 1, "Nairobi, \"West\"\nEnd");
      sheet.value(1, 2, 1234.5);
      sheet.value(1, 3, true);
      sheet.value(1, 4, LocalDateTime.of(2024, 2, 29, 13, 45, 1));
      sheet.style(1, 4).format("yyyy-MM-dd H:mm:ss").set();
    }

    // When
    Rows rows = room.convert(file);

    // Then
    assertEquals(
        List.of(
            "Date,Branch,Sales,Returned,When",
            "2024-02-29,\"Nairobi, \"\"West\"\" End\",1234.5,true,2024-02-29 13:45:01",
            ""),
        lines(rows));
    Source source = rows.source();
    assertEquals("xlsx", source.format());
    assertEquals("Sales 2024", source.sheet());
    assertEquals(2, source.sheets().get(0).rows());
    assertEquals(5, source.sheets().get(0).columns());
    assertEquals(List.of(), source.notes());
    assertNull(rows.refusal());
  }

  @Test
  void cellsOfEveryKind() throws Exception {
    // Given
    new Xlsx()
        .strings(
            "<t>plain</t>",
            "<r><t xml:space=\"preserve\">rich </t></r><r><rPr><b/></rPr><t>text</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh>",
            "<t>a_x000D_&#10;b_x0009_c</t>")
        .sheet(
            "Sheet1",
            "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>in&amp;line</t></is></c>"
                + "<c r=\"B2\" t=\"b\"><v>0</v></c><c r=\"C2\" t=\"e\"><v>#DIV/0!</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A1&amp;A2</f><v>sum of it</v></c>"
                + "<c r=\"B3\"><f>1/3</f><v>0.33333333333333331</v></c><c r=\"C3\"><f>9</f></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1E3</v></c><c r=\"B4\"><v>-12.5</v></c>"
                + "<c r=\"C4\" t=\"d\"><v>2024-02-29T10:00:00</v></c></row>")
        .write(file);

    // When
    Rows rows = room.convert(file);

    // Then
    assertEquals(
        List.of(
            "plain,rich text,a b c",
            "in&line,false,",
            "sum of it,0.333333333333333,",
            "1000,-12.5,2024-02-29T10:00:00",
            ""),
        lines(rows));
    assertEquals(
        List.of(
            "1 cell holds an error such as #DIV/0!, and is taken as empty.",
            "1 cell holds a formula whose value the file does not have, and is taken as empty: open"
                + " the file in a spreadsheet program and save it."),
        rows.source().notes());
  }

  @Test
  void timesByBuiltInAndCustomFormats() throws Exception {
    // Given
    Xlsx workbook =
        new Xlsx()
            .styles(14, 22, 20, "[$-409]d\\-mmm\\-yy;@", "\"on\" #,##0.00", "[h]:mm", "0.00", 0)
            .sheet(
                "Sheet1",
                "<row><c s=\"0\"><v>45351</v></c><c s=\"1\"><v>45351.573</v></c>"
                    + "<c s=\"2\"><v>0.5</v></c><c s=\"3\"><v>45351</v></c>"
                    + "<c s=\"4\"><v>45351</v></c><c s=\"5\"><v>1.5</v></c>"
                    + "<c s=\"6\"><v>45351</v></c><c s=\"7\"><v>45351</v></c></row>"
                    + "<row><c s=\"0\"><v>1</v></c><c s=\"0\"><v>59</v></c><c s=\"0\"><v>60</v></c>"
                    + "<c s=\"0\"><v>61</v></c><c s=\"0\"><v>2958465</v></c>"
                    + "<c s=\"0\"><v>2958466</v></c><c s=\"0\"><v>-1</v></c></row>");
    workbook.write(file);
    Path other = workbook.from1904().write(directory.resolve("other.xlsx"));

    // When
    Rows rows = room.convert(file);
    Rows from1904 = room.convert(other);

    // Then
    assertEquals(
        List.of(
            "2024-02-29,2024-02-29 13:45:07.200,12:00:00,2024-02-29,45351,36:00:00,45351,45351",
            "1900-01-01,1900-02-28,60,1900-03-01,9999-12-31,2958466,-1,",
            ""),
        lines(rows));
    assertTrue(
        lines(from1904).get(0).startsWith("2028-03-01,2028-03-01 13:45:07.200,"),
        lines(from1904).get(0));
    assertTrue(lines(from1904).get(1).startsWith("1904-01-02,1904-02-29,1904-03-01,"));
  }

  @Test
  void theSheetMostLikeATableOfSalesUnlessAnotherIsWanted() throws Exception {
    // Given
    String sales =
        "<row><c t=\"inlineStr\"><is><t>Order date</t></is></c>"
            + "<c t=\"inlineStr\"><is><t>Sales amount</t></is></c></row>"
            + "<row><c s=\"0\"><v>45351</v></c><c><v>5</v></c></row>";
    String text = "<c t=\"inlineStr\"><is><t>Read me</t></is></c>";
    new Xlsx()
        .styles(14)
        .sheet("Notes", "<row>" + text + text + "</row><row>" + text + "</row>")
        .sheet("Old", "hidden", "<worksheet><sheetData>" + sales + "</sheetData></worksheet>")
        .sheet("Q1 sales", sales)
        .sheet("Empty", "")
        .write(file);

    // When
    Rows found = room.convert(file);
    Rows wanted = room.convert(file, "notes");
    Rows none = room.convert(file, "Q2 sales");
    Rows empty = room.convert(file, "Empty");

    // Then
    assertEquals(List.of("Order date,Sales amount", "2024-02-29,5", ""), lines(found));
    assertEquals("Q1 sales", found.source().sheet());
    List<Source.Sheet> sheets = found.source().sheets();
    assertEquals(
        List.of("Notes", "Old", "Q1 sales", "Empty"),
        sheets.stream().map(Source.Sheet::name).toList());
    assertTrue(sheets.get(2).score() > sheets.get(1).score());
    assertTrue(sheets.get(1).score() > sheets.get(0).score());
    assertEquals(List.of("Hidden in the workbook: “Old”."), found.source().notes());
    assertEquals(List.of("Read me,Read me", "Read me,", ""), lines(wanted));
    assertEquals("no-such-sheet", none.refusal().type());
    assertEquals(
        "The workbook has no sheet called “Q2 sales”. It has: “Notes”, “Old”, “Q1 sales”, “Empty”.",
        none.refusal().detail());
    assertEquals(sheets, none.source().sheets());
    assertEquals("empty-file", empty.refusal().type());
  }

  @Test
  void aRowStaysOnItsLineAndAllAreEquallyWide() throws Exception {
    // Given
    StringBuilder rows = new StringBuilder();
    rows.append("<row r=\"1\"><c r=\"B1\"><v>1</v></c></row>");
    rows.append("<row r=\"4\"><c r=\"B4\"><v>2</v></c><c r=\"E4\"><v>3</v></c></row>");
    rows.append("<row r=\"5\"><c r=\"B5\"/><c r=\"F5\" s=\"0\"></c></row>");
    for (int i = 6; i < 1_100; i++) {
      rows.append("<row r=\"" + i + "\"><c r=\"E" + i + "\"><v>4</v></c></row>");
    }
    rows.append("<row r=\"1100\"><c r=\"A1100\"><v>5</v></c><c r=\"B1100\"><v>6</v></c></row>");
    rows.append("<row r=\"1200\"/>");
    new Xlsx().sheet("Sheet1", rows.toString()).write(file);

    // When
    Rows converted = room.convert(file);

    // Then
    List<String> lines = lines(converted);
    assertEquals(List.of("1,", "", "", "2,3", "", ",4"), lines.subList(0, 6));
    assertEquals(List.of("6,,5", ""), lines.subList(1_099, lines.size()), "beside the table");
    assertEquals(1_097, converted.source().sheets().get(0).rows());
  }

  @Test
  void otherNamespacesPrefixesAndEncodings() throws Exception {
    // Given
    String sheet =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            + "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
            + "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t><![CDATA[<ä>]]>😀</x:t></x:is>"
            + "</x:c><!-- no --><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    new Xlsx()
        .sheet("Sheet1", "")
        .part("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_16))
        .write(file);

    // When
    Rows rows = room.convert(file);

    // Then
    assertEquals(List.of("<ä>😀,7", ""), lines(rows));
  }

  @Test
  void macrosAndLinksAreLeftAlone() throws Exception {
    // Given
    new Xlsx()
        .sheet("Sheet1", "<row><c><f>[1]Other!A1</f><v>8</v></c></row>")
        .part("xl/vbaProject.bin", "macros")
        .part("xl/externalLinks/link1.xml", "<externalLink/>")
        .relation("m", "vbaProject", "vbaProject.bin", "")
        .relation("l", "externalLink", "externalLinks/link1.xml", "")
        .relation("h", "worksheet", "http://127.0.0.1:1/x", "TargetMode=\"External\"")
        .write(file);

    // When
    Rows rows = room.convert(file);

    // Then
    assertEquals(List.of("8", ""), lines(rows));
    assertEquals(
        List.of(
            "The workbook carries macros, which were not looked at.",
            "The workbook refers to other files, which were not opened: what it remembers of them is"
                + " used."),
        rows.source().notes());
  }
}
