package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import verticles.testing.Browser;

/**
 * One card of a page, and what a reader gets who saves it.
 *
 * @param name as it is labelled
 * @param path where its element is
 */
record SavedCard(String name, String path) {
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

  /** All cards on show that something can be done with. */
  static List<SavedCard> allOf(Browser browser) {
    return Arrays.stream(
            browser
                .word(
                    "card-frame",
                    "return found.filter((it) => it.items?.length > 0).map((it) => it.name).join('\\n')")
                .split("\n"))
        .filter(name -> !name.isEmpty())
        .map(name -> new SavedCard(name, "section[aria-label=\"" + name + "\"]"))
        .toList();
  }

  /** Chooses in its menu, and waits for the file. */
  Path save(Browser browser, Path folder, String kind) throws IOException {
    for (Path before : files(folder)) {
      Files.delete(before);
    }
    browser.click(path + " >>> card-menu >>> .opener");
    browser.word(
        path + " >>> card-menu >>> [role=menuitem]",
        "found.find((it) => it.innerText === 'Download " + kind + "').click()");
    return comes(browser, folder, kind.toLowerCase(Locale.ROOT));
  }

  /** Waits for a file that the page saves. */
  static Path comes(Browser browser, Path folder, String kind) {
    browser.until("a file comes: " + kind, () -> !written(folder, "." + kind).isEmpty());
    return written(folder, "." + kind).get(0);
  }

  /** A file of figures, row by row. */
  static List<List<String>> cells(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8).substring(1);
    return CsvReader.builder().ofCsvRecord(text).stream().map(CsvRecord::getFields).toList();
  }

  /** Those with something in them: a browser takes the name first, and then writes. */
  private static List<Path> written(Path folder, String ending) {
    return files(folder).stream()
        .filter(file -> file.toString().endsWith(ending) && file.toFile().length() > 0)
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A PNG on which something is drawn below its heading. */
  static void isAPicture(String what, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertTrue(Arrays.equals(PNG, 0, 8, bytes, 0, 8), what + " is no PNG");
    BufferedImage picture = ImageIO.read(file.toFile());
    assertTrue(picture.getWidth() >= 1_000 && picture.getHeight() >= 300, what + " is small");
    assertTrue(inked(picture) > 0.004, what + " is blank: " + inked(picture));
  }

  /** The part of the middle of a picture that is not its ground. */
  private static double inked(BufferedImage picture) {
    Map<Integer, Integer> colours = new HashMap<>();
    int all = 0;
    for (int y = picture.getHeight() / 4; y < picture.getHeight() * 3 / 4; y += 2) {
      for (int x = 0; x < picture.getWidth(); x += 2) {
        colours.merge(picture.getRGB(x, y), 1, Integer::sum);
        all++;
      }
    }
    int most = colours.values().stream().mapToInt(it -> it).max().orElse(all);
    return 1 - (double) most / all;
  }

  /** The file has the rows of the card's table, and its figures are those that the table shows. */
  void hasTheFiguresOfItsTable(Browser browser, Path file) throws IOException {
    List<List<String>> shown = table(browser);
    List<List<String>> written = cells(file);
    assertTrue(written.size() > 1, name + " has no rows");
    int rows = Integer.parseInt(shown.get(0).get(0));
    assertEquals(rows, written.size(), name + " has not all rows");
    List<SavedCell> unlike = new ArrayList<>();
    for (int row = 1; row < shown.size(); row++) {
      for (int cell = 0; cell < shown.get(row).size(); cell++) {
        String figure = shown.get(row).get(cell);
        if (figure.startsWith("#")) {
          unlike.add(
              new SavedCell(
                  unitOf(written, row, cell), figure.substring(1), written.get(row).get(cell)));
        }
      }
    }
    unlike.removeIf(SavedCell::agrees);
    assertEquals(List.of(), unlike, name);
  }

  /** Where each row is another figure, the row says its unit; else the heading does. */
  private static String unitOf(List<List<String>> written, int row, int cell) {
    String figure = written.get(row).get(0);
    return figure.contains(", in ") ? figure : written.get(0).get(cell);
  }

  /** The table's row count, then its rows in the document; {@code #} before what is a figure. */
  private List<List<String>> table(Browser browser) {
    boolean chart = !"0".equals(browser.word(path + " >>> chart-view", "return found.length"));
    String toggle = "button[aria-label=\"Table: " + name + "\"]";
    boolean switched = browser.count(toggle) > 0 || chart;
    if (switched) {
      browser.word(toggle, "found[0].click()");
    }
    String owner = "card-frame";
    browser.until(
        name + " as a table",
        () -> !browser.word(owner, tableOf("return table ? table.rows.length : 0")).equals("0"));
    String all =
        browser.word(
            owner,
            tableOf(
                """
                const lines = [[table.getAttribute('aria-rowcount')]];
                for (const row of table.querySelectorAll('tbody tr[aria-rowindex]'))
                  lines.push([...row.querySelectorAll('th, td:not(.to-rows)')]
                    .map((it) => (it.classList.contains('figure') ? '#' : '') + it.innerText.trim()));
                return lines.map((cells) => cells.join('\\u0001')).join('\\u0002');
                """));
    if (switched) {
      browser.word("button[aria-label=\"Chart: " + name + "\"]", "found[0].click()");
    }
    List<List<String>> rows = new ArrayList<>();
    for (String line : all.split("\u0002")) {
      rows.add(List.of(line.split("\u0001")));
    }
    return rows;
  }

  /** A card's table stands in the element whose frame it is. */
  private String tableOf(String script) {
    return """
        const frame = found.find((it) => it.name === '%s');
        const table = frame.querySelector('data-table')?.renderRoot.querySelector('table');
        """
            .formatted(name.replace("'", "\\'"))
        + script;
  }
}
