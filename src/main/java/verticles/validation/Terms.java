package verticles.validation;

import java.util.Map;
import java.util.Objects;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Source;
import verticles.contract.Wishes;

/**
 * What the verdict on a file depends on besides its bytes.
 *
 * @param reading what a person says of it
 * @param confirmed never ask
 * @param remembered how the dataset's last file was read
 * @param headerLine where the file's own format says that the header is, or null
 */
record Terms(
    Reading reading,
    Wishes.ColumnChange columnChange,
    Wishes.OnError onError,
    double maxRejectRatio,
    boolean confirmed,
    Remembered remembered,
    Long headerLine) {

  static final Terms NONE = of(Wishes.NONE, Remembered.NOTHING, null);

  /**
   * @param remembered null for nothing
   * @param source null if it is not known yet
   */
  static Terms of(Wishes wishes, Remembered remembered, Source source) {
    return new Terms(
        wishes.reading(),
        wishes.columnChange(),
        wishes.onError(),
        wishes.maxRejectRatio(),
        wishes.confirmed(),
        remembered == null ? Remembered.NOTHING : remembered,
        source == null ? null : source.headerLine());
  }

  /** Whether a check under these terms found what one under the others would. */
  boolean same(Terms other, Header found) {
    boolean sameLine =
        Objects.equals(headerLine, other.headerLine)
            || (headerLine == null && found != null && found.line() == other.headerLine);
    return sameLine
        && reading.equals(other.reading)
        && columnChange == other.columnChange
        && onError == other.onError
        && maxRejectRatio == other.maxRejectRatio
        && confirmed == other.confirmed
        && remembered.equals(other.remembered);
  }

  /**
   * What is said of one column.
   *
   * @param remembered by the dataset; else by a person, and not to be doubted
   */
  record Said(Reading.Column column, boolean remembered) {
    boolean kept() {
      return Reading.KEEP.equals(column.target());
    }

    boolean ignored() {
      return Reading.IGNORE.equals(column.target());
    }
  }

  /** Null if nothing is. */
  Said of(String header) {
    Reading.Column wished = named(reading.columns(), header);
    if (wished != null) {
      return new Said(wished, false);
    }
    Reading.Column known = named(remembered.reading().columns(), header);
    return known == null ? null : new Said(known, true);
  }

  private static Reading.Column named(Map<String, Reading.Column> columns, String header) {
    Reading.Column exact = columns.get(header);
    if (exact != null) {
      return exact;
    }
    String plain = NameList.plain(header);
    return columns.keySet().stream()
        .filter(name -> NameList.plain(name).equals(plain))
        .sorted()
        .findFirst()
        .map(columns::get)
        .orElse(null);
  }

  /** So many rows may be at fault. */
  boolean tolerates(long rejected, long rows) {
    return onError == Wishes.OnError.REJECT
        ? rejected == 0
        : rejected <= maxRejectRatio * rows + 1e-9;
  }

  Header.Wanted header() {
    String delimiter = reading.delimiter();
    boolean given = delimiter != null && delimiter.length() == 1;
    Long line = reading.headerLine() == null ? headerLine : reading.headerLine();
    return new Header.Wanted(given ? delimiter.charAt(0) : null, line);
  }

  /** The zone of times that carry none. */
  String timeZone() {
    String wished = reading.timeZone();
    String zone = wished == null ? remembered.reading().timeZone() : wished;
    return zone == null ? "UTC" : zone;
  }
}
