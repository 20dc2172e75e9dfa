package verticles.demo;

import java.util.List;

/**
 * What is sold.
 *
 * @param price of one, in whole shillings, at the beginning
 * @param margin what of it is kept, in percent, at the beginning
 * @param popularity beside the others
 * @param most of it in one line
 * @param goesWith the item that is often bought with it
 */
record Item(
    String line,
    String group,
    String name,
    int price,
    int margin,
    int popularity,
    int most,
    String goesWith) {
  static final List<Item> ALL = Table.read("items.csv", Item::of);

  private static Item of(String[] cells) {
    return new Item(
        cells[0],
        cells[1],
        cells[2],
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        cells[7]);
  }

  Item companion() {
    return ALL.stream().filter(it -> it.name.equals(goesWith)).findFirst().orElseThrow();
  }
}
