package verticles.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/metrics.md says what the registry says: its tables are made from it. After a change, {@code
 * mvn test -Dtest=MetricsPageTest -DwriteDocs=true} writes them anew.
 */
class MetricsPageTest {
  private static final Path PAGE = Path.of("docs/metrics.md");

  @Test
  void thePagesTablesAreThoseOfTheRegistry() throws IOException {
    // Given
    String page = Files.readString(PAGE);

    // When
    String written =
        with(with(with(page, "metrics", metrics()), "dimensions", dimensions()), "names", names());
    if (Boolean.getBoolean("writeDocs")) {
      Files.writeString(PAGE, written);
    }

    // Then
    assertEquals(written, Files.readString(PAGE));
  }

  private static String with(String page, String name, Stream<String> lines) {
    String begin = "<!-- " + name + ", from the registry -->\n";
    String end = "<!-- end of " + name + " -->";
    int from = page.indexOf(begin) + begin.length();
    int until = page.indexOf(end);
    assertTrue(from >= begin.length() && until >= from, "docs/metrics.md has no place for " + name);
    return page.substring(0, from)
        + lines.collect(Collectors.joining("\n", "", "\n"))
        + page.substring(until);
  }

  private static Stream<String> metrics() {
    Stream<String> rows =
        Arrays.stream(Metric.values())
            .map(
                it ->
                    "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                            it.word(),
                            it.label(),
                            it.formula().text(),
                            it.unit().word(),
                            it.sentence()));
    return Stream.concat(
        Stream.of("| name | label | formula | unit | what it is |", "|---|---|---|---|---|"), rows);
  }

  private static Stream<String> dimensions() {
    Stream<String> rows =
        Arrays.stream(Dimension.values())
            .map(
                it ->
                    "| `%s` | `%s` | %s | %s |"
                        .formatted(it.word(), it.column(), it.label(), it.sentence()));
    return Stream.concat(
        Stream.of("| name | column | label | what it is |", "|---|---|---|---|"), rows);
  }

  /** What the figures call the metrics. */
  private static Stream<String> names() {
    Stream<String> rows =
        Arrays.stream(Figure.values())
            .map(
                figure ->
                    "| `%s` | %s |"
                        .formatted(
                            figure.word(),
                            figure.columns().stream()
                                .map(MetricsPageTest::column)
                                .collect(Collectors.joining(", "))));
    return Stream.concat(Stream.of("| figure | columns |", "|---|---|"), rows);
  }

  private static String column(Figure.Column it) {
    boolean renamed = it.metric() != null && !it.name().equals(it.metric().word());
    return renamed ? "`" + it.name() + "` = " + it.metric().word() : "`" + it.name() + "`";
  }
}
