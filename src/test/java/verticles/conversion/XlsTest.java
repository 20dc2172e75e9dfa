package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.conversion.ConversionRoom.lines;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.contract.Source;

/** Workbooks of Excel 97 to 2003: good ones, broken ones and locked ones. */
@ExtendWith(VertxExtension.class)
class XlsTest {
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
    file = directory.resolve("file.xls");
  }

  static HSSFWorkbook workbook() {
    HSSFWorkbook workbook = new HSSFWorkbook();
    workbook.createSheet("About").createRow(0).createCell(0).setCellValue("made by hand");
    HSSFSheet sheet = workbook.createSheet("Sales");
    HSSFRow header = sheet.createRow(0);
    String[] names = {"Order date", "Branch", "Sales amount", "Paid", "Double"};
    for (int i = 0; i < names.length; i++) {
      header.createCell(i).setCellValue(names[i]);
    }
    HSSFCellStyle date = workbook.createCellStyle();
    date.setDataFormat(workbook.createDataFormat().getFormat("dd.mm.yyyy hh:mm"));
    for (int i = 1; i <= 3; i++) {
      HSSFRow row = sheet.createRow(i == 3 ? 4 : i);
      HSSFCell when = row.createCell(0);
      when.setCellValue(LocalDateTime.of(2024, 2, 28 + i / 3, 13, 45));
      when.setCellStyle(date);
      row.createCell(1).setCellValue(i == 1 ? "Zürich, \"West\"\n2" : "Nairobi");
      row.createCell(2).setCellValue(i == 2 ? 0.1 + 0.2 : 1_234_567.5 * i);
      row.createCell(3).setCellValue(i == 1);
      row.createCell(4).setCellFormula(i == 1 ? "C2*2" : i == 2 ? "1/0" : "\"a\"&\"b\"");
    }
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    workbook.setSheetHidden(0, true);
    return workbook;
  }

  static byte[] bytes(HSSFWorkbook workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private Problem refusal(byte[] bytes) throws Exception {
    Rows rows = room.convert(Files.write(file, bytes));
    assertTrue(rows.refusal() != null, () -> "taken: " + rows);
    assertEquals(422, rows.refusal().status());
    return rows.refusal();
  }

  @Test
  void cellsOfEveryKindOfTheSheetMostLikeSales() throws Exception {
    // Given
    Files.write(file, bytes(workbook()));

    // When
    Rows rows = room.convert(file);
    Rows about = room.convert(file, "About");
    Rows none = room.convert(file, "None");

    // Then
    assertEquals(
        List.of(
            "Order date,Branch,Sales amount,Paid,Double",
            "2024-02-28 13:45:00,\"Zürich, \"\"West\"\" 2\",1234567.5,true,2469135",
            "2024-02-28 13:45:00,Nairobi,0.3,false,",
            "",
            "2024-02-29 13:45:00,Nairobi,3703702.5,false,ab",
            ""),
        lines(rows));
    Source source = rows.source();
    assertEquals("xls", source.format());
    assertEquals("Sales", source.sheet());
    assertEquals(
        List.of("About", "Sales"), source.sheets().stream().map(Source.Sheet::name).toList());
    assertEquals(4, source.sheets().get(1).rows());
    assertEquals(
        List.of(
            "1 cell holds an error such as #DIV/0!, and is taken as empty.",
            "Hidden in the workbook: “About”."),
        source.notes());
    assertEquals(List.of("made by hand", ""), lines(about));
    assertEquals("no-such-sheet", none.refusal().type());
  }

  @Test
  void aWorkbookWithAPassword() throws Exception {
    // Given
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] locked;
    try {
      locked = bytes(workbook());
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    ByteArrayOutputStream wrapper = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[5_000]), "EncryptedPackage");
      container.createDocument(new ByteArrayInputStream(new byte[500]), "EncryptionInfo");
      container.writeFilesystem(wrapper);
    }

    // When
    Problem old = refusal(locked);
    Problem modern = refusal(wrapper.toByteArray());

    // Then
    assertEquals("password-protected", old.type());
    assertEquals("password-protected", modern.type());
    assertEquals(
        "The workbook is protected by a password. Save it without one and send it again.",
        modern.detail());
  }

  @Test
  void otherDocumentsAndOlderOnes() throws Exception {
    // When
    Problem word = refusal(container("WordDocument"));
    Problem old = refusal(container("Book"));

    // Then
    assertEquals("unsupported-format", word.type());
    assertTrue(word.detail().startsWith("This is a document of another Office program."));
    assertEquals("unsupported-format", old.type());
    assertTrue(old.detail().contains("Excel 95 or older"), old.detail());
  }

  private static byte[] container(String stream) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      container.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
      container.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  @Test
  void filesThatAreCutOrWrong() throws Exception {
    // Given
    byte[] whole = bytes(workbook());
    byte[] garbage = container("Workbook");

    // When
    Problem half = refusal(Arrays.copyOf(whole, 3_000));
    Problem head = refusal(Arrays.copyOf(whole, 600));
    Problem wrong = refusal(garbage);

    // Then
    assertEquals("damaged-file", half.type());
    assertEquals("damaged-file", head.type());
    assertEquals("damaged-file", wrong.type());
  }

  @Test
  void recordsOfAnotherVersion() throws Exception {
    // Given
    byte[] five = bytes(workbook());
    int at = indexOf(five, new byte[] {9, 8, 16, 0, 0, 6});
    five[at + 5] = 5;
    byte[] none = five.clone();
    none[at + 5] = 9;

    // When
    Problem old = refusal(five);
    Problem unknown = refusal(none);

    // Then
    assertEquals("unsupported-format", old.type());
    assertTrue(old.detail().contains("Excel 95 or older"), old.detail());
    assertEquals("damaged-file", unknown.type());
  }

  private static int indexOf(byte[] bytes, byte[] what) {
    for (int i = 0; i < bytes.length - what.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
