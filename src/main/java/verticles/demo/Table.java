package verticles.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The lists that the made-up trade is made of: plain lines of cells without quotes. */
final class Table {
  private Table() {}

  static <T> List<T> read(String name, Function<String[], T> row) {
    try (InputStream in = Table.class.getResourceAsStream("/demo/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> row.apply(line.split(",")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
