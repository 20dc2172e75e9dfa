package verticles.sandbox;

import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/** The entries of a column's dictionary as cells: each is made once, and copied from then on. */
final class DictionaryText {
  private static final int MOST_ENTRIES = 1 << 18;

  private final Text text = new Text();
  private final int[] ends;

  private DictionaryText(int entries) {
    ends = new int[entries + 1];
  }

  /**
   * @param mostBytes that are kept
   * @return null where that is not enough
   */
  static DictionaryText of(Dictionary dictionary, ParquetCells cells, int mostBytes) {
    int entries = dictionary.getMaxId() + 1;
    if (entries > MOST_ENTRIES) {
      return null;
    }
    DictionaryText made = new DictionaryText(entries);
    Entry entry = new Entry(dictionary);
    for (; entry.id < entries; entry.id++) {
      cells.write(entry, made.text);
      made.ends[entry.id + 1] = made.text.length;
      if (made.text.length > mostBytes) {
        return null;
      }
    }
    return made;
  }

  /** In which the cells lie. */
  byte[] bytes() {
    return text.bytes;
  }

  int start(int entry) {
    return ends[entry];
  }

  int end(int entry) {
    return ends[entry + 1];
  }

  /** One of a dictionary's values, again and again. */
  private static final class Entry extends ValuesReader {
    private final Dictionary dictionary;
    private int id;

    Entry(Dictionary dictionary) {
      this.dictionary = dictionary;
    }

    @Override
    public Binary readBytes() {
      return dictionary.decodeToBinary(id);
    }

    @Override
    public int readInteger() {
      return dictionary.decodeToInt(id);
    }

    @Override
    public long readLong() {
      return dictionary.decodeToLong(id);
    }

    @Override
    public float readFloat() {
      return dictionary.decodeToFloat(id);
    }

    @Override
    public double readDouble() {
      return dictionary.decodeToDouble(id);
    }

    @Override
    public void initFromPage(int count, ByteBufferInputStream in) {
      throw new UnsupportedOperationException("there is no page");
    }

    @Override
    public void skip() {
      throw new UnsupportedOperationException("there is no page");
    }
  }
}
