package verticles.sandbox;

import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;

/**
 * One column of a row group as cells. They are made some at a time, for that is faster than row by
 * row, and only few are in memory. No column that is read has more than one value a row.
 */
final class ParquetColumn {
  private static final int MOST = 1 << 10;
  private static final int ENOUGH_BYTES = 1 << 15;

  private final ColumnDescriptor descriptor;
  private final ParquetCells cells;
  private final int present;
  private final PageReader pages;
  private final Dictionary dictionary;
  private final DictionaryText entries;

  /** Of the page: rows whose levels are not known yet, and then one of these for its values. */
  private int left;

  private ParquetLevels levels;
  private ValuesReader values;
  private Runs ids;

  private final int[] level = new int[MOST];
  private int at;
  private int known;

  private final Text text = new Text();
  private final int[] id = new int[MOST];
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private byte[] bytes;
  private int next;
  private int made;

  /**
   * @param dictionaryBytes the most that its dictionary may take as cells
   */
  ParquetColumn(ParquetSchema.Column column, PageReader pages, int dictionaryBytes)
      throws IOException {
    this.descriptor = column.descriptor();
    this.cells = column.cells();
    this.present = descriptor.getMaxDefinitionLevel();
    this.pages = pages;
    DictionaryPage page = pages.readDictionaryPage();
    this.dictionary = page == null ? null : page.getEncoding().initDictionary(descriptor, page);
    this.entries =
        dictionary == null ? null : DictionaryText.of(dictionary, cells, dictionaryBytes);
  }

  /** How many cells may be appended before this is asked again: one at least. */
  int available() throws IOException {
    if (next == made) {
      make();
    }
    return made - next;
  }

  /** Appends the next cell. */
  void append(Text line) {
    int start = starts[next];
    line.copy(bytes, start, ends[next++] - start);
  }

  private void make() throws IOException {
    while (at == known && left == 0) {
      open(pages.readPage());
    }
    if (at == known) {
      known = Math.min(MOST, left);
      left -= known;
      levels.read(level, known);
      at = 0;
    }
    next = 0;
    made = 0;
    if (ids != null) {
      lookUp();
    } else {
      write();
    }
  }

  private void lookUp() {
    int count = 0;
    for (int i = at; i < known; i++) {
      count += level[i] == present ? 1 : 0;
    }
    ids.read(id, count);
    bytes = entries.bytes();
    for (int taken = 0; at < known; at++, made++) {
      boolean given = level[at] == present;
      starts[made] = given ? entries.start(id[taken]) : 0;
      ends[made] = given ? entries.end(id[taken++]) : 0;
    }
  }

  private void write() {
    text.clear();
    for (; at < known && text.length < ENOUGH_BYTES; at++, made++) {
      starts[made] = text.length;
      if (level[at] == present) {
        cells.write(values, text);
      }
      ends[made] = text.length;
    }
    bytes = text.bytes;
  }

  private void open(DataPage page) throws IOException {
    if (page instanceof DataPageV1 one) {
      ByteBufferInputStream in = one.getBytes().toInputStream();
      levels = ParquetLevels.of(one, descriptor, in);
      open(one.getValueEncoding(), in, one.getValueCount());
    } else if (page instanceof DataPageV2 two) {
      levels = ParquetLevels.of(two, descriptor);
      open(two.getDataEncoding(), two.getData().toInputStream(), two.getValueCount());
    } else {
      throw Refusal.damaged("One of its columns has fewer values than it has rows.");
    }
  }

  private void open(Encoding encoding, ByteBufferInputStream in, int count) throws IOException {
    left = Math.max(0, count);
    ValuesReader before = values;
    values = null;
    ids = null;
    if (encoding.usesDictionary() && entries != null) {
      ids = new Runs(in, in.available() == 0 ? 0 : in.read());
      return;
    }
    values = reader(encoding);
    values.initFromPage(count, in);
    if (values instanceof RequiresPreviousReader one
        && before != null
        && before.getClass() == values.getClass()) {
      one.setPreviousReader(before); // older writers go on from the page before (PARQUET-246)
    }
  }

  private ValuesReader reader(Encoding encoding) {
    if (encoding.usesDictionary()) {
      if (dictionary == null) {
        throw Refusal.damaged("The dictionary of a column is not in it.");
      }
      return encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, dictionary);
    }
    boolean number =
        switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
          case INT32, INT64, FLOAT, DOUBLE -> true;
          default -> false;
        };
    return number && encoding == Encoding.PLAIN
        ? new PlainNumbers()
        : encoding.getValuesReader(descriptor, ValuesType.VALUES);
  }
}
