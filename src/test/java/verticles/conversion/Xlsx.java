package verticles.conversion;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand, part by part, so that any of them can be wrong. */
final class Xlsx {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String properties = "";
  private int count;

  Xlsx() {
    part("[Content_Types].xml", "<Types xmlns=\"x\"/>");
  }

  Xlsx part(String name, String text) {
    return part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Xlsx part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  Xlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** Inside of sheetData. */
  Xlsx sheet(String name, String rows) {
    return sheet(
        name,
        "visible",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
  }

  Xlsx sheet(String name, String state, String xml) {
    int number = ++count;
    part("xl/worksheets/sheet" + number + ".xml", xml);
    sheets.append(
        String.format(
            "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"r%d\"/>",
            name, number, state, number));
    return relation("r" + number, "worksheet", "worksheets/sheet" + number + ".xml", "");
  }

  Xlsx relation(String id, String type, String target, String more) {
    relations.append(
        String.format(
            "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\" %s/>",
            id, OFFICE, type, target, more));
    return this;
  }

  /** Each a whole {@code si} element's inside. */
  Xlsx strings(String... texts) {
    StringBuilder xml = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
    for (String text : texts) {
      xml.append("<si>").append(text).append("</si>");
    }
    part("xl/sharedStrings.xml", xml + "</sst>");
    return relation("strings", "sharedStrings", "sharedStrings.xml", "");
  }

  /** One cell style for each: the number of a format, or the code of a custom one. */
  Xlsx styles(Object... formats) {
    StringBuilder custom = new StringBuilder();
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < formats.length; i++) {
      Object id = formats[i] instanceof String ? 200 + i : formats[i];
      if (formats[i] instanceof String code) {
        custom.append("<numFmt numFmtId=\"").append(id).append("\" formatCode=\"");
        custom.append(code.replace("\"", "&quot;")).append("\"/>");
      }
      cells.append("<xf numFmtId=\"").append(id).append("\"/>");
    }
    part(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><numFmts>"
            + custom
            + "</numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
            + cells
            + "</cellXfs></styleSheet>");
    return relation("styles", "styles", "styles.xml", "");
  }

  Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out);
    }
    return file;
  }

  void write(OutputStream to) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      write(zip, null);
    }
  }

  /** All parts but one, which the caller writes. */
  void write(ZipOutputStream zip, String without) throws IOException {
    part(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + OFFICE
            + "\">"
            + properties
            + "<sheets>"
            + sheets
            + "</sheets></workbook>");
    part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"" + PACKAGE + "\">" + relations + "</Relationships>");
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (!part.getKey().equals(without)) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
  }
}
