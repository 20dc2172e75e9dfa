package verticles.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamReader;

/** What a workbook's own parts say about it: its sheets, and where things are. */
final class Workbook {
  /**
   * @param part the name of its part, or null if it is no sheet of cells
   */
  record Entry(String name, String part, boolean hidden) {}

  private record Relation(String type, String target) {}

  final List<Entry> sheets = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  boolean from1904;
  String strings;
  String styles;

  static Workbook read(Archive archive) throws IOException {
    Workbook workbook = new Workbook();
    String part = workbook.find(archive);
    Map<String, Relation> relations = workbook.relations(archive, part);
    try (InputStream in = archive.open(part)) {
      Xml.elements(in, element -> workbook.element(element, relations));
    }
    workbook.note(archive, relations);
    return workbook;
  }

  private String find(Archive archive) throws IOException {
    for (Relation relation : relations(archive, "").values()) {
      if (relation.type.equals("officeDocument") && archive.has(relation.target)) {
        if (relation.target.endsWith(".bin")) {
          throw Refusal.unsupported(
              "This is a binary workbook (XLSB). Save it as .xlsx and send that.");
        }
        return relation.target;
      }
    }
    if (archive.has("xl/workbook.xml")) {
      return "xl/workbook.xml";
    }
    throw Refusal.damaged("There is no workbook in it.");
  }

  /** By their ids; those that lead outside the file are left out. */
  private Map<String, Relation> relations(Archive archive, String of) throws IOException {
    int slash = of.lastIndexOf('/') + 1;
    String part = of.substring(0, slash) + "_rels/" + of.substring(slash) + ".rels";
    Map<String, Relation> relations = new HashMap<>();
    if (archive.has(part)) {
      try (InputStream in = archive.open(part)) {
        Xml.elements(in, relation(of.substring(0, slash), relations));
      }
    }
    return relations;
  }

  private static Consumer<XMLStreamReader> relation(String folder, Map<String, Relation> to) {
    return xml -> {
      String id = Xml.attribute(xml, "Id");
      String type = Xml.attribute(xml, "Type");
      String target = Xml.attribute(xml, "Target");
      boolean outside = "External".equals(Xml.attribute(xml, "TargetMode"));
      if (id != null && type != null && target != null && !outside) {
        String kind = type.substring(type.lastIndexOf('/') + 1);
        to.put(id, new Relation(kind, path(folder, target)));
      }
    };
  }

  private static String path(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String base = folder;
    String rest = target;
    while (rest.startsWith("../") || rest.startsWith("./")) {
      if (rest.startsWith("../") && !base.isEmpty()) {
        base = base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1);
      }
      rest = rest.substring(rest.indexOf('/') + 1);
    }
    return base + rest;
  }

  private void element(XMLStreamReader xml, Map<String, Relation> relations) {
    if (xml.getLocalName().equals("workbookPr")) {
      String value = Xml.attribute(xml, "date1904");
      from1904 = "1".equals(value) || "true".equals(value);
    } else if (xml.getLocalName().equals("sheet")) {
      String name = Xml.attribute(xml, "name");
      String state = Xml.attribute(xml, "state");
      Relation relation = relations.get(relationId(xml));
      if (name != null && relation != null && relation.type.equals("worksheet")) {
        SheetChoice.checkCount(sheets.size() + 1);
        sheets.add(new Entry(name, relation.target, state != null && !state.equals("visible")));
      }
    }
  }

  /** The id is in a namespace of its own, unlike a sheet's other attributes. */
  private static String relationId(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private void note(Archive archive, Map<String, Relation> relations) {
    for (Relation relation : relations.values()) {
      if (!archive.has(relation.target)) {
        continue;
      }
      switch (relation.type) {
        case "sharedStrings" -> strings = relation.target;
        case "styles" -> styles = relation.target;
        case "vbaProject" -> notes.add("The workbook carries macros, which were not looked at.");
        case "externalLink" ->
            notes.add(
                "The workbook refers to other files, which were not opened: what it remembers of"
                    + " them is used.");
        default -> {}
      }
    }
    List<String> once = notes.stream().distinct().sorted().toList();
    notes.clear();
    notes.addAll(once);
  }
}
