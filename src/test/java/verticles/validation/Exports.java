package verticles.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exports as known programs write them, from {@code exports.txt}.
 *
 * @param text header and rows
 * @param expected what each column is, by its name; “?” where it is asked or left to the owner
 */
record Exports(String name, String text, Map<String, String> expected) {

  static List<Exports> all() throws IOException {
    Path file = Path.of("src/test/resources/validation/exports.txt");
    List<Exports> all = new ArrayList<>();
    String name = null;
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("## ")) {
        name = line.substring(3);
        text.setLength(0);
      } else if (line.startsWith("> ")) {
        all.add(new Exports(name, text.toString(), expected(line.substring(2))));
      } else if (name != null) {
        text.append(line).append('\n');
      }
    }
    return all;
  }

  private static Map<String, String> expected(String line) {
    Map<String, String> expected = new TreeMap<>();
    for (String each : line.split("; ")) {
      int at = each.lastIndexOf('=');
      expected.put(each.substring(0, at), each.substring(at + 1));
    }
    return expected;
  }

  @Override
  public String toString() {
    return name;
  }
}
