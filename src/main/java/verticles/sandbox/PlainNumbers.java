package verticles.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Numbers of four or eight bytes one after the other, as most columns of numbers have them (the
 * Parquet format's Encodings.md, "Plain").
 */
final class PlainNumbers extends ValuesReader {
  private ByteBuffer page;

  @Override
  public void initFromPage(int count, ByteBufferInputStream in) throws IOException {
    page = in.slice(in.available()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int readInteger() {
    return page.getInt();
  }

  @Override
  public long readLong() {
    return page.getLong();
  }

  @Override
  public float readFloat() {
    return page.getFloat();
  }

  @Override
  public double readDouble() {
    return page.getDouble();
  }

  @Override
  public void skip() {
    throw new UnsupportedOperationException("every value is read");
  }
}
