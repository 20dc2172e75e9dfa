package verticles.sandbox;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML without document types, and so without entities: nothing outside it is ever opened. */
final class Xml {
  private static final InputFactoryImpl FACTORY = factory();

  private Xml() {}

  private static InputFactoryImpl factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside is read");
        });
    return factory;
  }

  static XMLStreamReader open(InputStream in) {
    try {
      return FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw broken();
    }
  }

  static int next(XMLStreamReader xml) {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw Refusal.hostile(
            "Its XML declares a document type, which no spreadsheet program writes.");
      }
      return event;
    } catch (XMLStreamException | UncheckedStreamException e) {
      throw broken();
    }
  }

  /** Of the present text; reads on to its end. */
  static int textLength(XMLStreamReader xml) {
    try {
      return xml.getTextLength();
    } catch (UncheckedStreamException e) {
      throw broken();
    }
  }

  /** Calls for every element that opens. */
  static void elements(InputStream in, Consumer<XMLStreamReader> element) {
    XMLStreamReader xml = open(in);
    int event;
    while ((event = next(xml)) != XMLStreamConstants.END_DOCUMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        element.accept(xml);
      }
    }
  }

  /** The attribute by its local name, or null. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.damaged("Its XML has “" + shown(text) + "” where a number belongs.");
    }
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static Refusal broken() {
    return Refusal.damaged("Its XML is not well-formed.");
  }
}
