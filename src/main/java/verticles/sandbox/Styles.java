package verticles.sandbox;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Which of a workbook's cell styles show a number as a time. */
final class Styles {
  private static final int MOST = 1 << 16;

  private final Map<Integer, String> codes = new HashMap<>();
  private final List<NumberFormat> formats = new ArrayList<>();

  static Styles none() {
    return new Styles();
  }

  static Styles read(InputStream in) {
    Styles styles = new Styles();
    XMLStreamReader xml = Xml.open(in);
    boolean cells = false;
    int event;
    while ((event = Xml.next(xml)) != XMLStreamConstants.END_DOCUMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        cells |= xml.getLocalName().equals("cellXfs");
        styles.element(xml, cells);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        cells &= !xml.getLocalName().equals("cellXfs");
      }
    }
    return styles;
  }

  private void element(XMLStreamReader xml, boolean cells) {
    if (codes.size() + formats.size() > MOST) {
      throw Refusal.tooLarge("The workbook has too many cell styles.");
    }
    String id = Xml.attribute(xml, "numFmtId");
    if (id != null && xml.getLocalName().equals("numFmt")) {
      codes.put(Xml.number(id), Xml.attribute(xml, "formatCode"));
    } else if (cells && xml.getLocalName().equals("xf")) {
      int number = id == null ? 0 : Xml.number(id);
      formats.add(NumberFormat.of(number, codes.get(number)));
    }
  }

  NumberFormat format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.NUMBER;
  }
}
