package verticles.sandbox;

import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import verticles.sandbox.Cells.Kind;

/** Reads the rows of one sheet's XML (ECMA-376 part 1, 18.3.1). */
final class SheetReader {
  private final SharedStrings strings;
  private final Styles styles;
  private final boolean from1904;
  private final SheetFaults faults;
  private final RowSink sink;

  private final Cells cells = new Cells();
  private final Characters value = new Characters();
  private int row;
  private int column;
  private int style;
  private String type;
  private boolean formula;

  SheetReader(
      SharedStrings strings, Styles styles, boolean from1904, SheetFaults faults, RowSink sink) {
    this.strings = strings;
    this.styles = styles;
    this.from1904 = from1904;
    this.faults = faults;
    this.sink = sink;
  }

  void read(InputStream in) {
    XMLStreamReader xml = Xml.open(in);
    boolean more = true;
    int event;
    while (more && (event = Xml.next(xml)) != XMLStreamConstants.END_DOCUMENT) {
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        value.append(xml);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        enter(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        more = leave(xml.getLocalName());
      }
    }
  }

  private void enter(XMLStreamReader xml) {
    String name = xml.getLocalName();
    switch (name) {
      case "c" -> beginCell(xml);
      case "row" -> beginRow(Xml.attribute(xml, "r"));
      case "f" -> formula = true;
      default -> {}
    }
    value.enter(name, name.equals("v") || name.equals("t"));
  }

  /**
   * @return false where nothing more is wanted
   */
  private boolean leave(String name) {
    value.leave(name);
    return switch (name) {
      case "c" -> {
        endCell();
        yield true;
      }
      case "row" -> cells.count() == 0 || sink.row(row, cells);
      case "sheetData" -> false;
      default -> true;
    };
  }

  private void beginRow(String number) {
    int next = number == null ? row + 1 : Xml.number(number);
    if (next <= row || next > Bounds.SHEET_ROWS) {
      throw Refusal.damaged("A sheet has rows in a wrong order, or more than a sheet can have.");
    }
    row = next;
    column = -1;
    cells.clear();
  }

  private void beginCell(XMLStreamReader xml) {
    int next = column + 1;
    style = -1;
    type = "n";
    formula = false;
    value.clear();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "r" -> next = column(xml.getAttributeValue(i));
        case "s" -> style = Xml.number(xml.getAttributeValue(i));
        case "t" -> type = xml.getAttributeValue(i);
        default -> {}
      }
    }
    if (next <= column || next >= Bounds.SHEET_COLUMNS) {
      throw Refusal.damaged("A row has cells in a wrong order, or more than a sheet can have.");
    }
    column = next;
  }

  /** The column of a reference such as {@code AB12}, from 0. */
  private static int column(String reference) {
    int column = 0;
    for (int i = 0; i < reference.length() && i < 4; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = 26 * column + c - 'A' + 1;
    }
    return column - 1;
  }

  private void endCell() {
    if (value.length == 0) {
      if (formula && !type.equals("str")) {
        faults.unreckoned();
      }
      return;
    }
    cells.end(column, write());
  }

  private Kind write() {
    Text out = cells.text;
    switch (type) {
      case "n" -> {
        return number(out);
      }
      case "s" -> strings.append(Xml.number(new String(value.chars, 0, value.length)), out);
      case "b" -> {
        out.ascii(value.chars[0] == '1' || value.chars[0] == 't' ? "true" : "false");
        return Kind.BOOLEAN;
      }
      case "e" -> faults.error(new String(value.chars, 0, Math.min(value.length, 20)));
      case "d" -> {
        out.cell(value.chars, 0, value.length);
        return Kind.DATE;
      }
      default -> value.take(out);
    }
    return Kind.TEXT;
  }

  private Kind number(Text out) {
    NumberFormat format = styles.format(style);
    if (format != NumberFormat.NUMBER) {
      double serial = Numbers.parse(value.chars, 0, value.length);
      if (!Double.isNaN(serial)) {
        return Serials.write(serial, from1904, format, out);
      }
    }
    Numbers.write(value.chars, 0, value.length, out);
    return Kind.NUMBER;
  }
}
