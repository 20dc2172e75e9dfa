package verticles.validation;

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
   * So many rows may be set aside. Lines of totals are neither good nor at fault: a short file is
   * not refused for its last line.
   */
  boolean tolerates(Faults faults, long rows) {
    if (onError == Wishes.OnError.REJECT) {
      return faults.total() == 0;
    }
    long sales = rows - faults.totals();
    long atFault = faults.total() - faults.totals();
    return atFault <= maxRejectRatio * sales + 1e-9 && (sales > 0 || maxRejectRatio == 1);
  }

  Header.Wanted header() {
    Long line = reading.headerLine() == null ? headerLine : reading.headerLine();
    return new Header.Wanted(delimiter(reading), line, before(line));
  }

  /** A person's word, and what the file's own format tells, go before what is remembered. */
  private Header.Before before(Long line) {
    Reading last = remembered.reading();
    boolean open = line == null && delimiter(reading) == null && delimiter(last) != null;
    return open && !remembered.header().isEmpty()
        ? new Header.Before(delimiter(last), remembered.header(), last.headerLine())
        : null;
  }

  private static Character delimiter(Reading reading) {
    String delimiter = reading.delimiter();
    return delimiter != null && delimiter.length() == 1 ? delimiter.charAt(0) : null;
  }

  /** The zone of times that carry none. */
  String timeZone() {
    String wished = reading.timeZone();
    String zone = wished == null ? remembered.reading().timeZone() : wished;
    return zone == null ? "UTC" : zone;
  }
}
