package verticles.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import verticles.contract.Reading;

/**
 * What is said of columns, by a person and by the dataset's last file, looked up by their names.
 */
final class Sayings {
  private final ByName wished;
  private final ByName known;

  Sayings(Terms terms) {
    this.wished = new ByName(terms.reading().columns());
    this.known = new ByName(terms.remembered().reading().columns());
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

  /** By a person; null if nothing is. */
  Said wished(String header) {
    Reading.Column column = wished.find(header);
    return column == null ? null : new Said(column, false);
  }

  /** By the dataset's last file, under the name that it had there; null if nothing is. */
  Said known(String header) {
    Reading.Column column = known.find(header);
    return column == null ? null : new Said(column, true);
  }

  /** The very name goes before one that is the same but for what people vary. */
  private static final class ByName {
    private final Map<String, Reading.Column> exact;
    private final Map<String, Reading.Column> plain = new HashMap<>();

    ByName(Map<String, Reading.Column> columns) {
      this.exact = columns;
      new TreeMap<>(columns)
          .forEach((name, column) -> plain.putIfAbsent(NameList.plain(name), column));
    }

    Reading.Column find(String header) {
      Reading.Column column = exact.get(header);
      return column != null ? column : plain.get(NameList.plain(header));
    }
  }
}
