package verticles.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Which columns of a Parquet file become cells: all with one value a row. What is within a group is
 * named {@code group.column}; lists, maps and what has no plain text is left out, and said so.
 */
final class ParquetSchema {
  private static final int DEEPEST = 32;
  private static final int NAMED = 10;
  private static final int LONGEST_NAME = 100;

  /**
   * @param cells writes its values
   */
  record Column(String name, ColumnDescriptor descriptor, ParquetCells cells) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private MessageType wanted;

  private ParquetSchema() {}

  static ParquetSchema of(MessageType schema) {
    ParquetSchema found = new ParquetSchema();
    found.wanted = new MessageType("rows", found.fields(schema, "", 1));
    found.describe();
    return found;
  }

  private List<Type> fields(GroupType group, String prefix, int depth) {
    if (depth > DEEPEST) {
      throw Refusal.hostile(
          Refusal.count("Its columns are nested more than %,d levels deep.", DEEPEST));
    }
    List<Type> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      String name = prefix + field.getName();
      if (field.isRepetition(Type.Repetition.REPEATED) || isList(field) || !hasText(field)) {
        leftOut.add(name);
      } else if (field.isPrimitive()) {
        fields.add(field);
      } else {
        List<Type> inside = fields(field.asGroupType(), name + ".", depth + 1);
        if (!inside.isEmpty()) {
          fields.add(field.asGroupType().withNewFields(inside));
        }
      }
    }
    return fields;
  }

  /** By its type, or as older writers have it: a group around one repeated field. */
  private static boolean isList(Type field) {
    if (field.isPrimitive()) {
      return false;
    }
    LogicalTypeAnnotation as = field.getLogicalTypeAnnotation();
    List<Type> inside = field.asGroupType().getFields();
    return as != null // a list, a map, a variant
        || inside.size() == 1 && inside.get(0).isRepetition(Type.Repetition.REPEATED);
  }

  private static boolean hasText(Type field) {
    return !field.isPrimitive() || ParquetCells.of(field.asPrimitiveType()) != null;
  }

  private void describe() {
    for (ColumnDescriptor descriptor : wanted.getColumns()) {
      columns.add(
          new Column(
              String.join(".", descriptor.getPath()),
              descriptor,
              ParquetCells.of(descriptor.getPrimitiveType())));
    }
    if (columns.isEmpty()) {
      throw Refusal.unsupported("The file has no column with one value a row.");
    }
    if (columns.size() > Bounds.COLUMNS) {
      throw Refusal.tooLarge(
          Refusal.count(
              "The file has %,d columns, and %,d is the limit.", columns.size(), Bounds.COLUMNS));
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** The part of the file's schema that is read. */
  MessageType wanted() {
    return wanted;
  }

  List<String> notes() {
    if (leftOut.isEmpty()) {
      return List.of();
    }
    List<String> named = leftOut.stream().limit(NAMED).map(ParquetSchema::shown).toList();
    String more = leftOut.size() > NAMED ? " and " + (leftOut.size() - NAMED) + " more" : "";
    return List.of(
        "Left out, because they are lists, or have no plain text: "
            + String.join(", ", named)
            + more
            + ".");
  }

  private static String shown(String name) {
    return "“"
        + (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…")
        + "”";
  }
}
