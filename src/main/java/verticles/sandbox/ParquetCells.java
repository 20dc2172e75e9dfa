package verticles.sandbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes the values of one Parquet column as cells, by its physical and logical type (the Parquet
 * format's LogicalTypes.md).
 */
interface ParquetCells {
  /** Of a decimal; the longest that databases have are of 76. */
  int MOST_DIGITS = 1_000;

  /**
   * @param value gives the next value of the type
   */
  void write(ValuesReader value, Text out);

  /** Null where there is no plain text for a value of such a column. */
  static ParquetCells of(PrimitiveType type) {
    LogicalTypeAnnotation as = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> (value, out) -> out.ascii(value.readBoolean() ? "true" : "false");
      case INT32 -> int32(as);
      case INT64 -> int64(as);
      case INT96 -> (value, out) -> ParquetTimes.int96(value.readBytes(), out);
      case FLOAT -> (value, out) -> PlainDecimals.write(value.readFloat(), out);
      case DOUBLE -> (value, out) -> PlainDecimals.write(value.readDouble(), out);
      case BINARY -> binary(as);
      case FIXED_LEN_BYTE_ARRAY -> fixed(as);
    };
  }

  private static ParquetCells int32(LogicalTypeAnnotation as) {
    if (as == null || as instanceof IntLogicalTypeAnnotation kind && kind.isSigned()) {
      return (value, out) -> PlainDecimals.write(value.readInteger(), out);
    } else if (as instanceof IntLogicalTypeAnnotation) {
      return (value, out) -> PlainDecimals.write(Integer.toUnsignedLong(value.readInteger()), out);
    } else if (as instanceof DateLogicalTypeAnnotation) {
      return (value, out) -> Serials.date(value.readInteger(), out);
    } else if (as instanceof TimeLogicalTypeAnnotation) {
      return (value, out) -> ParquetTimes.clock(value.readInteger(), 1_000, out);
    } else if (as instanceof DecimalLogicalTypeAnnotation decimal) {
      return (value, out) -> PlainDecimals.write(value.readInteger(), decimal.getScale(), out);
    }
    return null;
  }

  private static ParquetCells int64(LogicalTypeAnnotation as) {
    if (as == null || as instanceof IntLogicalTypeAnnotation kind && kind.isSigned()) {
      return (value, out) -> PlainDecimals.write(value.readLong(), out);
    } else if (as instanceof IntLogicalTypeAnnotation) {
      return (value, out) -> out.ascii(Long.toUnsignedString(value.readLong()));
    } else if (as instanceof TimestampLogicalTypeAnnotation time) {
      TimeUnit unit = time.getUnit();
      boolean utc = time.isAdjustedToUTC();
      return (value, out) -> ParquetTimes.timestamp(value.readLong(), unit, utc, out);
    } else if (as instanceof TimeLogicalTypeAnnotation time) {
      long unit = ParquetTimes.perSecond(time.getUnit());
      return (value, out) -> ParquetTimes.clock(value.readLong(), unit, out);
    } else if (as instanceof DecimalLogicalTypeAnnotation decimal) {
      return (value, out) -> PlainDecimals.write(value.readLong(), decimal.getScale(), out);
    }
    return null;
  }

  /** Bytes that say nothing of themselves are text: so do older writers write it. */
  private static ParquetCells binary(LogicalTypeAnnotation as) {
    if (as instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(decimal.getScale());
    }
    boolean text =
        as == null
            || as instanceof StringLogicalTypeAnnotation
            || as instanceof EnumLogicalTypeAnnotation
            || as instanceof JsonLogicalTypeAnnotation;
    return text ? (value, out) -> text(value.readBytes(), out) : null;
  }

  private static ParquetCells fixed(LogicalTypeAnnotation as) {
    if (as instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(decimal.getScale());
    } else if (as instanceof UUIDLogicalTypeAnnotation) {
      return (value, out) -> uuid(value.readBytes().toByteBuffer(), out);
    } else if (as instanceof Float16LogicalTypeAnnotation) {
      return (value, out) -> {
        ByteBuffer two = value.readBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        PlainDecimals.write(PlainDecimals.half(two.getShort(two.position())), out);
      };
    }
    return null;
  }

  private static ParquetCells decimal(int scale) {
    return scale > MOST_DIGITS ? null : (value, out) -> decimal(value.readBytes(), scale, out);
  }

  private static void decimal(Binary value, int scale, Text out) {
    byte[] bytes = value.getBytesUnsafe();
    if (2 * bytes.length > MOST_DIGITS) {
      throw Refusal.tooLarge(Refusal.count("A number has more than %,d digits.", MOST_DIGITS));
    }
    BigInteger unscaled = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    out.ascii(new BigDecimal(unscaled, scale).toPlainString());
  }

  private static void text(Binary value, Text out) {
    if (value.length() > Bounds.CELL) {
      throw Characters.tooLong();
    }
    byte[] bytes = value.getBytesUnsafe();
    out.cell(bytes, 0, bytes.length);
  }

  private static void uuid(ByteBuffer bytes, Text out) {
    int at = bytes.position();
    out.ascii(new java.util.UUID(bytes.getLong(at), bytes.getLong(at + 8)).toString());
  }
}
