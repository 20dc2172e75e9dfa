package verticles.analytics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A sales file of the generator added up by a plain loop, in whole cents. */
final class SalesOracle {
  final Map<String, Sums> months = new TreeMap<>();
  final Map<String, Sums> branches = new TreeMap<>();
  final Sums all = new Sums();

  /** What is added up of some rows; money in cents. */
  static final class Sums {
    long rows;
    long gross;
    long returned;
    long cost;
    long units;
    final Set<String> products = new HashSet<>();
    final Set<String> people = new HashSet<>();
    final Set<String> customers = new HashSet<>();

    double sales() {
      return (gross + returned) / 100.0;
    }

    double profit() {
      return (gross + returned - cost) / 100.0;
    }

    private void add(NamedCsvRecord row) {
      rows++;
      gross += cents(row.getField("grossRevenue"));
      returned += cents(row.getField("returnsValue"));
      cost += cents(row.getField("totalCost"));
      units += Long.parseLong(row.getField("unitsSold"));
      units += Long.parseLong(row.getField("unitsReturned"));
      products.add(row.getField("ItemName"));
      people.add(row.getField("SalesPerson"));
      customers.add(row.getField("CardName"));
    }
  }

  static SalesOracle of(Path file) throws IOException {
    SalesOracle oracle = new SalesOracle();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        oracle.all.add(row);
        String month = row.getField("__time").substring(0, "yyyy-MM".length());
        oracle.months.computeIfAbsent(month, key -> new Sums()).add(row);
        oracle.branches.computeIfAbsent(row.getField("Branch"), key -> new Sums()).add(row);
      }
    }
    return oracle;
  }

  private static long cents(String money) {
    int dot = money.indexOf('.');
    return dot < 0
        ? 100 * Long.parseLong(money)
        : Long.parseLong(money.substring(0, dot) + money.substring(dot + 1));
  }
}
