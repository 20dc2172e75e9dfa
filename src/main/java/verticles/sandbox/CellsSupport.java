package verticles.sandbox;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import verticles.sandbox.protocol.RowStream.Column;

/** Cells of text as values of their columns' types; a cell that is not there is a null. */
final class CellsSupport extends WriteSupport<byte[][]> {
  private static final String TIME = "__time";

  private final List<Column> columns;
  private RecordConsumer out;

  CellsSupport(List<Column> columns) {
    this.columns = columns;
  }

  private MessageType schema() {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      switch (column.type()) {
        case "double" -> message.optional(PrimitiveTypeName.DOUBLE).named(column.name());
        case "long" ->
            message
                .optional(PrimitiveTypeName.INT64)
                .as(column.name().equals(TIME) ? timestampType(true, MILLIS) : null)
                .named(column.name());
        default -> message.optional(PrimitiveTypeName.BINARY).as(stringType()).named(column.name());
      }
    }
    return message.named("rows");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(), Map.of());
  }

  @Override
  @SuppressWarnings("deprecation") // it must be there, and is not asked
  public WriteContext init(org.apache.hadoop.conf.Configuration none) {
    return new WriteContext(schema(), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(byte[][] cells) {
    out.startMessage();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null) {
        Column column = columns.get(i);
        out.startField(column.name(), i);
        value(column.type(), cells[i]);
        out.endField(column.name(), i);
      }
    }
    out.endMessage();
  }

  private void value(String type, byte[] cell) {
    switch (type) {
      case "double" -> out.addDouble(Double.parseDouble(text(cell)));
      case "long" -> out.addLong(Long.parseLong(text(cell)));
      default -> out.addBinary(Binary.fromConstantByteArray(cell));
    }
  }

  private static String text(byte[] cell) {
    return new String(cell, StandardCharsets.US_ASCII);
  }
}
