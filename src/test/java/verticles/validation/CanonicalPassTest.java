package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import verticles.contract.Canonical;
import verticles.contract.Dimension;
import verticles.contract.Verdict;

/** What is written for Druid, read again by other code. */
class CanonicalPassTest {
  private static final int SURE = 40;

  private Path directory;
  private Verdict verdict;
  private CanonicalPass pass;
  private final List<PartFile> parts = new ArrayList<>();

  @BeforeEach
  @BeforeProperty
  void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("canonical");
  }

  @AfterEach
  @AfterProperty
  void removeDirectory() throws IOException {
    WorkDir.delete(directory);
  }

  @Test
  void writesCanonicalColumns() throws IOException {
    // When
    CanonicalRows rows =
        write(
            """
            Date;Branch;Customer;Sales;Qty;Cost;Size (cm);City
            2024-01-02T03:04:05Z;North;"Ann ""A"" Bo, Ltd";10.50;2;;"a
            b";Rome
            2024-01-03; ;Cy;-4.25;1;0.5;;
            2024-01-04;West;;+007.0;3;1e2;x;
            """);

    // Then
    assertEquals(
        "__time,ProductLine,ItemGroup,Branch,SalesPerson,AcctName,ItemName,CardName,City,"
            + "grossRevenue,returnsValue,totalCost,unitsSold,unitsReturned,lineItemCount,"
            + "Size__cm_,_ingestion_id",
        String.join(",", pass.columns().stream().map(Canonical.Column::name).toList()));
    assertEquals(
        "1704164645000,Unknown,Unknown,North,Unknown,Unknown,Unknown,Ann \"A\" Bo, Ltd,Rome,"
            + "10.50,0,,2,0,1,a b,task",
        row(rows, 0));
    assertEquals(
        "1704240000000,Unknown,Unknown,Unknown,Unknown,Unknown,Unknown,Cy,,"
            + "0,-4.25,0.5,0,-1,1,,task",
        row(rows, 1));
    assertEquals(
        "1704326400000,Unknown,Unknown,West,Unknown,Unknown,Unknown,Unknown,,"
            + "007.0,0,100,3,0,1,x,task",
        row(rows, 2));
    assertEquals(1704164645000L, pass.minTime());
    assertEquals(1704326400000L, pass.maxTime());
  }

  @Test
  void everyRowHasAValueWhereADimensionSaysSo() {
    for (Dimension dimension : Dimension.values()) {
      CanonicalColumn column =
          CanonicalColumn.ALL.stream()
              .filter(it -> it.columnName().equals(dimension.column()))
              .findFirst()
              .orElseThrow();
      assertEquals(column.always(), dimension.filled(), dimension.word());
    }
  }

  @Test
  void positiveReturnsAreWrittenBelowZero() throws IOException {
    // When
    CanonicalRows rows =
        write(
            """
            Date,grossRevenue,returnsValue,unitsSold,unitsReturned,lineItemCount
            2024-01-01,10,2.50,4,1,2
            2024-01-01,10,0.00,4,0,
            2024-01-01,,3,,1,1
            """);

    // Then
    assertEquals(List.of("10", "10", "0"), rows.column("grossRevenue"));
    assertEquals(List.of("-2.50", "0.00", "-3"), rows.column("returnsValue"));
    assertEquals(List.of("4", "4", ""), rows.column("unitsSold"));
    assertEquals(List.of("-1", "0", "-1"), rows.column("unitsReturned"));
    assertEquals(List.of("2", "1", "1"), rows.column("lineItemCount"));
  }

  @Test
  void splitsIntoParts() throws IOException {
    // When
    write("Date,Sales\n" + "2024-01-01,5\n2024-01-01,x\n2024-01-01,6\n".repeat(50), 30);

    // Then
    assertEquals(List.of(30L, 30L, 30L, 10L), parts.stream().map(PartFile::rows).toList());
    assertEquals(100, pass.rows());
    assertEquals("task", CanonicalRows.read(parts.get(3).path()).cell(9, "_ingestion_id"));
  }

  @Property(tries = 300)
  void writesWhatTheCheckAccepted(@ForAll("rows") List<List<String>> cells) throws IOException {
    // Given
    StringBuilder text = new StringBuilder("Date,Branch,Sales,Note\n");
    text.append("2024-01-01,B,1,n\n".repeat(SURE)); // so that the mapping is not in doubt
    for (List<String> row : cells) {
      text.append(String.join(",", row.stream().map(CanonicalPassTest::quoted).toList()));
      text.append("\n");
    }

    // When
    CanonicalRows rows = write(text.toString());

    // Then
    List<List<String>> good =
        cells.stream()
            .filter(row -> row.get(0).startsWith("2024"))
            .filter(row -> row.get(2).strip().matches("-?[0-9]+[.]?[0-9]*"))
            .toList();
    assertEquals(verdict.accepted(), rows.count());
    assertEquals(good.size() + SURE, rows.count());
    BigDecimal sum =
        good.stream()
            .map(row -> new BigDecimal(row.get(2).strip()))
            .reduce(BigDecimal.valueOf(SURE), BigDecimal::add);
    assertEquals(0, sum.compareTo(rows.sum("grossRevenue").add(rows.sum("returnsValue"))));
    for (int i = 0; i < good.size(); i++) {
      assertEquals(expected(good.get(i).get(1), "Unknown"), rows.cell(i + SURE, "Branch"));
      assertEquals(expected(good.get(i).get(3), ""), rows.cell(i + SURE, "Note"));
    }
  }

  private static String expected(String cell, String otherwise) {
    String text = cell.replaceAll("\\A[ \t\r\n]+|[ \t\r\n]+\\z", "").replaceAll("\r\n|\r|\n", " ");
    return text.isEmpty() ? otherwise : text;
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> time = Arbitraries.of("2024-05-06", "2024-05-06T07:08Z", "x", "");
    Arbitrary<String> text = Arbitraries.strings().withChars("ab,\"\r\n \té;").ofMaxLength(20);
    Arbitrary<String> number =
        Arbitraries.of("1", "-2.50", " 3.125 ", "0", "12345678901.25", "x", "");
    return Combinators.combine(time, text, number, text)
        .as((t, a, n, b) -> List.of(t, a, n, b))
        .list()
        .ofMaxSize(30);
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String row(CanonicalRows rows, int row) {
    return String.join(",", rows.rows().get(row).getFields());
  }

  private CanonicalRows write(String text) throws IOException {
    write(text, Long.MAX_VALUE);
    return CanonicalRows.read(parts.get(0).path());
  }

  private void write(String text, long partRows) throws IOException {
    Path file = directory.resolve("file.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    long size = Files.size(file);
    Block block = new Block(false);
    FileCheck check = new FileCheck(file, directory.resolve("work/rejects.csv"), Terms.NONE);
    while (check.verdict() == null) {
      check.step(block, size, true);
    }
    verdict = check.verdict();
    pass = new CanonicalPass(file, size, directory, verdict.plan(), "task", partRows);
    parts.clear();
    while (!pass.done()) {
      parts.addAll(pass.step(block));
    }
  }
}
