package verticles.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * Writes sales files under the canonical header: 14 columns, invented names, and for one seed and
 * size always the same bytes. Fast enough (some 400 MB/s) that big files need not be kept.
 *
 * <p>{@code bench/generate 95MB sales.csv} or {@code bench/generate 720000 sales.csv}.
 */
public final class SalesFile {
  public static final String HEADER =
      "__time,ProductLine,ItemGroup,Branch,SalesPerson,AcctName,ItemName,CardName,"
          + "grossRevenue,returnsValue,unitsSold,unitsReturned,totalCost,lineItemCount\n";

  private static final String[] LINES = {
    "Bearings", "Lubricants", "Power Tools", "Garden & Yard", "Pumps", "Lighting"
  };
  private static final String[] GROUPS = {
    "Standard", "Heavy duty", "Marine", "Economy", "Spare parts"
  };
  private static final String[] BRANCHES = {
    "Northgate",
    "Harbour Road",
    "Old Mill",
    "Lakeside",
    "Quarry Hill",
    "Eastfield",
    "Union Square",
    "Westbrook",
    "Airport Park",
    "Riverbend",
    "Stone Bridge",
    "Market Street"
  };
  private static final String[] FIRST = {
    "Ada", "Bram", "Cleo", "Dov", "Edda", "Finn", "Gwen", "Hugo", "Ines", "Jory"
  };
  private static final String[] LAST = {"Tallow", "Brindle", "Marsh", "Quill", "Vesper", "Okello"};
  private static final String[] ACCOUNTS = {"Local", "Export", "Online"};
  private static final String[] SHAPES = {
    "Roller", "Collar", "Seal kit", "Valve", "Gasket", "Coupler", "Filter", "Gauge"
  };
  private static final String[] TRADES = {
    "Hardware", "Farm Shop", "Workshop", "Builders, Sons & Co", "Marine"
  };

  private static final int START_DAY = (int) LocalDate.of(2022, 1, 1).toEpochDay();
  private static final int DAYS = 1_096;
  private static final int LONGEST_ROW = 400;

  private final SplittableRandom random;
  private final byte[][] products = products();
  private final byte[][] itemNames = itemNames();
  private final byte[][] customers = customers();
  private final byte[][] people = people();
  private final byte[][] branches = bytes(BRANCHES);
  private final byte[][] accounts = bytes(ACCOUNTS);
  private final byte[][] days = days();

  private final byte[] block = new byte[1 << 20];
  private int used;

  private long rows;
  private long grossCents;
  private long returnCents;
  private long costCents;
  private long unitsSold;
  private long unitsReturned;

  private SalesFile(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** What a file holds, so that tests can compare sums. Money in hundredths. */
  public record Totals(
      long bytes,
      long rows,
      long grossCents,
      long returnCents,
      long costCents,
      long unitsSold,
      long unitsReturned) {}

  /** Writes exactly this many rows. */
  public static Totals writeRows(Path file, long rows, long seed) throws IOException {
    return new SalesFile(seed).write(file, rows, Long.MAX_VALUE);
  }

  /** Writes whole rows up to this size. */
  public static Totals writeBytes(Path file, long bytes, long seed) throws IOException {
    return new SalesFile(seed).write(file, Long.MAX_VALUE, bytes);
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || !arguments[0].matches("\\d{1,12}(MB)?")) {
      System.err.println("usage: generate <rows | size in MB, as 95MB> <file> [seed]");
      System.exit(2);
    }
    Path file = Path.of(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    boolean size = arguments[0].endsWith("MB");
    long amount = Long.parseLong(arguments[0].replace("MB", ""));
    long before = System.nanoTime();
    Totals totals =
        size ? writeBytes(file, amount * 1_000_000, seed) : writeRows(file, amount, seed);
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    System.out.printf("%s in %.1f s%n", totals, took.toMillis() / 1e3);
  }

  private Totals write(Path file, long mostRows, long mostBytes) throws IOException {
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      put(HEADER.getBytes(StandardCharsets.UTF_8));
      while (rows < mostRows && written + used + LONGEST_ROW <= mostBytes) {
        row();
        if (used > block.length - LONGEST_ROW) {
          out.write(block, 0, used);
          written += used;
          used = 0;
        }
      }
      out.write(block, 0, used);
      written += used;
    }
    return new Totals(written, rows, grossCents, returnCents, costCents, unitsSold, unitsReturned);
  }

  private void row() {
    int day = random.nextInt(DAYS);
    put(days[day]);
    time(random.nextInt(86_400));
    int product = random.nextInt(products.length);
    put(products[product]); // line, group; the item's name comes later
    cell(branches[skewed(branches.length)]);
    cell(people[random.nextInt(people.length)]);
    cell(accounts[random.nextInt(accounts.length)]);
    cell(itemNames[product]);
    cell(customers[skewed(customers.length)]);
    amounts(product);
    rows++;
  }

  private void amounts(int product) {
    int units = 1 + random.nextInt(24);
    long price = 250 + (product * 7919L) % 90_000;
    long gross = units * price;
    boolean returned = random.nextInt(20) == 0;
    int back = returned ? 1 + random.nextInt(units) : 0;
    long cost = gross * (55 + random.nextInt(30)) / 100;
    money(gross);
    money(-back * price);
    number(units);
    number(-back);
    money(cost);
    number(1 + random.nextInt(4));
    block[used - 1] = '\n';
    grossCents += gross;
    returnCents -= back * price;
    costCents += cost;
    unitsSold += units;
    unitsReturned -= back;
  }

  /** Small indexes come more often, as big branches and customers do. */
  private int skewed(int bound) {
    return Math.min(random.nextInt(bound), random.nextInt(bound));
  }

  private void time(int second) {
    block[used++] = 'T';
    two(second / 3600);
    block[used++] = ':';
    two(second / 60 % 60);
    block[used++] = ':';
    two(second % 60);
    block[used++] = 'Z';
    block[used++] = ',';
  }

  private void two(int value) {
    block[used++] = (byte) ('0' + value / 10);
    block[used++] = (byte) ('0' + value % 10);
  }

  private void money(long cents) {
    if (cents < 0) {
      block[used++] = '-';
      cents = -cents;
    }
    digits(cents / 100);
    block[used++] = '.';
    two((int) (cents % 100));
    block[used++] = ',';
  }

  private void number(long value) {
    if (value < 0) {
      block[used++] = '-';
      value = -value;
    }
    digits(value);
    block[used++] = ',';
  }

  private void digits(long value) {
    int length = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      length++;
    }
    for (int at = used + length - 1; at >= used; at--) {
      block[at] = (byte) ('0' + value % 10);
      value /= 10;
    }
    used += length;
  }

  private void cell(byte[] text) {
    put(text);
    block[used++] = ',';
  }

  private void put(byte[] text) {
    System.arraycopy(text, 0, block, used, text.length);
    used += text.length;
  }

  /** "line,group," of each product. */
  private static byte[][] products() {
    byte[][] texts = new byte[1_200][];
    for (int i = 0; i < texts.length; i++) {
      String line = LINES[i % LINES.length];
      texts[i] = utf8(line + "," + GROUPS[i / LINES.length % GROUPS.length] + ",");
    }
    return texts;
  }

  private static byte[][] itemNames() {
    byte[][] texts = new byte[1_200][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = utf8(SHAPES[i % SHAPES.length] + " " + (1000 + i));
    }
    return texts;
  }

  private static byte[][] customers() {
    byte[][] texts = new byte[5_000][];
    for (int i = 0; i < texts.length; i++) {
      String name = LAST[i % LAST.length] + " " + TRADES[i / 7 % TRADES.length] + " " + i;
      texts[i] = utf8(name.contains(",") ? '"' + name + '"' : name);
    }
    return texts;
  }

  private static byte[][] people() {
    byte[][] texts = new byte[FIRST.length * LAST.length][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = utf8(FIRST[i % FIRST.length] + " " + LAST[i / FIRST.length]);
    }
    return texts;
  }

  private static byte[][] days() {
    byte[][] texts = new byte[DAYS][];
    for (int i = 0; i < DAYS; i++) {
      texts[i] = utf8(LocalDate.ofEpochDay(START_DAY + i).toString());
    }
    return texts;
  }

  private static byte[][] bytes(String[] texts) {
    byte[][] all = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      all[i] = utf8(texts[i]);
    }
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
