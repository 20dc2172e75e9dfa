package verticles.demo;

import java.util.List;

/**
 * Where it is sold: the places are real, the shops are not.
 *
 * @param size purchases a week, by and large, at the beginning
 * @param opened the month in which it opens, from 0
 */
record Branch(String name, String city, String region, String country, int size, int opened) {
  static final List<Branch> ALL = Table.read("branches.csv", Branch::of);

  private static Branch of(String[] cells) {
    return new Branch(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]));
  }
}
