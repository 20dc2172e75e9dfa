package verticles.conversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.conversion.Arrival.concat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import verticles.conversion.Arrival.Outcome;

/** Archives that are right come out as they went in; all others get an answer of their own. */
class UnpackingTest {
  private static final byte[] SALES = sales(40_000);

  private static Path directory;

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("unpacking");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    WorkDir.delete(directory);
  }

  @Property(tries = 200)
  void membersAreOneFileInPieces(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 300_000) Integer> members,
      @ForAll @IntRange(max = 3) int zeros,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    byte[] content = sales(members.stream().mapToInt(it -> it / 40).sum() + 1);
    byte[] archive = new byte[0];
    int from = 0;
    for (int size : members) {
      int to = Math.min(content.length, from + size);
      archive = concat(archive, Archives.gzip(Arrays.copyOfRange(content, from, to)));
      from = to;
    }
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    archive = concat(archive, Archives.gzip(rest), new byte[zeros]);

    // When
    Outcome outcome = Arrival.of(directory, archive, null, cuts);

    // Then
    assertNull(outcome.refusal());
    assertArrayEquals(content, outcome.rows());
    assertEquals("gzip", outcome.source().compression());
    assertEquals("UTF-8", outcome.source().charset());
  }

  /** Cut or bent anywhere, it is refused or was not hurt; nothing else happens. */
  @Property(tries = 300)
  void damageIsNoticed(
      @ForAll boolean gzip,
      @ForAll @IntRange(max = 9_999) int place,
      @ForAll @IntRange(min = 1, max = 255) int bits,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    byte[] content = sales(3_000);
    byte[] archive = gzip ? Archives.gzip(content) : Archives.zip("a.csv", content);
    int at = (int) ((long) place * archive.length / 10_000);
    byte[] bent = archive.clone();
    bent[at] ^= (byte) bits;

    // When
    Outcome hurt = Arrival.of(directory, bent, null, cuts);
    Outcome cut = Arrival.of(directory, Arrays.copyOf(archive, at), null, cuts);

    // Then
    assertTrue(hurt.refusal() != null || Arrays.equals(content, hurt.rows()));
    assertTrue(cut.refusal() != null || at < 4, "a cut archive is refused");
  }

  /** Bytes that only begin and end as an archive does get an answer, and always the same. */
  @Property(tries = 300)
  void noise(
      @ForAll boolean gzip,
      @ForAll @Size(max = 400) byte[] bytes,
      @ForAll @Size(value = 18) byte[] last,
      @ForAll("cuts") List<Integer> cuts)
      throws IOException {
    // Given
    byte[] archive =
        gzip
            ? concat(new byte[] {0x1f, (byte) 0x8b, 8}, bytes)
            : concat("PK\3\4".getBytes(), bytes, "PK\5\6".getBytes(), last);

    // When
    Outcome atOnce = Arrival.of(directory, archive);
    Outcome inPieces = Arrival.of(directory, archive, null, cuts);

    // Then
    assertEquals(atOnce.refusal(), inPieces.refusal());
    assertArrayEquals(atOnce.rows(), inPieces.rows());
  }

  @Example
  void rowsComeWhileAnArchiveArrives() throws IOException {
    // Given
    byte[] archive = Archives.gzip(incompressible(4_000_000));

    // When: the last byte is wrong, so that it ends when that arrives
    Outcome outcome =
        Arrival.of(directory, concat(archive, new byte[] {1}), null, List.of(2 << 20));

    // Then
    assertEquals(List.of(directory.resolve("work/unpacked")), outcome.opened());
    assertEquals("archive-damaged", outcome.refusal().type());
    assertEquals(archive.length + 1, outcome.arrived());
  }

  @Example
  void otherEncodingsInArchives() throws IOException {
    // Given
    String text = "Datum;Größe\n" + "2024-05-06;Maß\n".repeat(100_000);

    // When
    Outcome utf16 = Arrival.of(directory, Archives.gzip(text.getBytes(StandardCharsets.UTF_16LE)));
    Outcome latin =
        Arrival.of(directory, Archives.zip("a.csv", text.getBytes(StandardCharsets.ISO_8859_1)));

    // Then
    assertEquals(text, utf16.text());
    assertEquals("UTF-16LE", utf16.source().charset());
    assertEquals("gzip", utf16.source().compression());
    assertEquals(text, latin.text());
    assertEquals("windows-1252", latin.source().charset());
    assertEquals("zip", latin.source().compression());
    assertFalse(Files.exists(directory.resolve("work/unpacked")), "only the rows are kept");
  }

  @Example
  void ordinaryZips() throws IOException {
    // Given: names that lead elsewhere, and what a Mac adds
    Map<String, byte[]> mac = new LinkedHashMap<>();
    mac.put("sales/", new byte[0]);
    mac.put("sales/märz.csv", SALES);
    mac.put("__MACOSX/sales/._märz.csv", new byte[120]);
    mac.put("sales/.DS_Store", new byte[6148]);

    // When
    Outcome slip = Arrival.of(directory, Archives.zip("../../../slipped.csv", SALES));
    Outcome stored = Arrival.of(directory, Archives.zip(Map.of("a", SALES), ZipEntry.STORED));
    Outcome trimmed = Arrival.of(directory, Archives.zip(mac, ZipEntry.DEFLATED));

    // Then
    assertArrayEquals(SALES, slip.rows());
    assertFalse(Files.exists(directory.resolve("../slipped.csv")));
    assertArrayEquals(SALES, stored.rows());
    assertArrayEquals(SALES, trimmed.rows());
  }

  @Example
  void archivesOfOtherThanOneFile() throws IOException {
    assertEquals("archive-empty", zipRefused(Map.of("only/", new byte[0])));
    assertEquals("archive-many-files", zipRefused(Map.of("a.csv", SALES, "b.csv", SALES)));
    assertEquals("archive-nested", refused(Archives.zip("a.zip", Archives.zip("a", SALES))));
    assertEquals("archive-nested", refused(Archives.zip("a.gz", Archives.gzip(SALES))));
    assertEquals("archive-nested", refused(Archives.gzip(Archives.gzip(SALES))));
    assertEquals("archive-nested", refused(Archives.gzip(Archives.zip("a", SALES))));
  }

  @Example
  void aMillionFiles() throws IOException {
    // Given
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 30_000; i++) {
      files.put("sales-" + i + ".csv", new byte[0]);
    }

    // When
    Outcome outcome = Arrival.of(directory, Archives.zip(files, ZipEntry.DEFLATED));

    // Then
    assertEquals("archive-many-files", outcome.refusal().type());
    assertTrue(outcome.refusal().detail().contains("30,000"), outcome.refusal().detail());
  }

  @Example
  void encryptedZips() throws IOException {
    // Given
    byte[] archive = Archives.zip("a.csv", SALES);
    int listed = Archives.directory(archive);
    byte[] everywhere = Archives.with(Archives.with(archive, 6, 9), listed + 8, 9);

    // When
    Outcome early =
        Arrival.of(directory, concat(everywhere, incompressible(2 << 20)), null, List.of(1 << 20));
    String late = refused(Archives.with(archive, listed + 8, 9));
    String aes = refused(Archives.with(archive, listed + 10, 99));

    // Then
    assertEquals("archive-encrypted", early.refusal().type());
    assertEquals(1 << 20, early.arrived(), "told while it arrives");
    assertEquals("archive-encrypted", late);
    assertEquals("archive-encrypted", aes);
  }

  @Example
  void zipsThatLie() throws IOException {
    // Given
    byte[] archive = Archives.zip("a.csv", SALES);
    int listed = Archives.directory(archive);
    int end = archive.length - 22;

    // Then
    assertEquals("archive-damaged", refused(Archives.withInt(archive, listed + 24, 7)));
    assertEquals("archive-damaged", refused(Archives.withInt(archive, listed + 20, 7)));
    assertEquals("archive-damaged", refused(Archives.withInt(archive, listed + 16, 7)));
    assertEquals("archive-damaged", refused(Archives.withInt(archive, listed + 42, 7)));
    assertEquals(
        "archive-damaged", refused(Archives.withInt(archive, listed + 20, Integer.MAX_VALUE)));
    assertEquals("archive-damaged", refused(Archives.withInt(archive, end + 16, 3)));
    assertEquals("archive-damaged", refused(Archives.with(archive, end + 10, 2)));
    assertEquals("archive-damaged", refused(Archives.with(archive, end + 4, 1)));
    assertEquals("unpacks-too-large", refused(Archives.withInt(archive, listed + 24, 0x7FFFFFFF)));
    assertEquals("archive-method", refused(Archives.with(archive, listed + 10, 9)));
  }

  @Example
  void zip64() throws IOException {
    // Given: sizes too large for four bytes, as the extra field says or as it lies
    byte[] archive = Archives.zip("a.csv", SALES);

    // When
    Outcome right = Arrival.of(directory, Zip64.of("a.csv", SALES, SALES.length, 0));
    String size = refused(Zip64.of("a.csv", SALES, Long.MAX_VALUE, 0));
    String negative = refused(Zip64.of("a.csv", SALES, -1, 0));
    String elsewhere = refused(Zip64.of("a.csv", SALES, SALES.length, 1L << 40));
    String unfindable = refused(Archives.withInt(archive, archive.length - 22 + 16, 0xFFFFFFFF));

    // Then
    assertArrayEquals(SALES, right.rows());
    assertEquals("unpacks-too-large", size);
    assertEquals("archive-damaged", negative);
    assertEquals("archive-damaged", elsewhere);
    assertEquals("archive-damaged", unfindable);
  }

  @Example
  void bombs() throws IOException {
    // Given: 80 MB of the same row in 200 kB or so
    byte[] bomb = Archives.gzip("2024-01-01,5\n".repeat(6_200_000).getBytes());

    // When
    Outcome tight = Arrival.of(directory, bomb, null, 1L << 30, List.of());
    Outcome large = Arrival.of(directory, Archives.gzip(SALES), null, 100_000, List.of());

    // Then
    assertEquals("unpacks-too-large", tight.refusal().type());
    assertTrue(tight.refusal().detail().contains("200 times"), tight.refusal().detail());
    assertEquals("unpacks-too-large", large.refusal().type());
    assertTrue(large.refusal().detail().contains("100,000 bytes"), large.refusal().detail());
    assertTrue(Files.size(directory.resolve("work/unpacked")) <= 100_000);
  }

  @Example
  void allThatIsWrittenForAFileIsBoundedTogether() throws IOException {
    // Given
    byte[] wide = new String(SALES, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE);
    byte[] archive = Archives.gzip(wide);
    long needed = wide.length + SALES.length;

    // When
    Outcome enough = Arrival.of(directory, archive, "UTF-16LE", needed, List.of());
    Outcome less = Arrival.of(directory, archive, "UTF-16LE", needed - 1, List.of());

    // Then
    assertArrayEquals(SALES, enough.rows());
    assertEquals("unpacks-too-large", less.refusal().type());
  }

  @Example
  void brokenGzips() throws IOException {
    // Given
    byte[] archive = Archives.gzip(SALES);
    byte[] odd = archive.clone();
    odd[3] = (byte) 0xE0;

    // Then
    assertEquals("archive-cut", refused(Arrays.copyOf(archive, archive.length - 3)));
    assertEquals("archive-cut", refused(Arrays.copyOf(archive, archive.length / 2)));
    assertEquals("archive-cut", refused(Arrays.copyOf(archive, 5)));
    assertEquals("archive-damaged", refused(concat(archive, "more".getBytes())));
    assertEquals("archive-damaged", refused(odd));
    byte[] wrongSum = Archives.withInt(archive, archive.length - 8, 7);
    assertEquals("archive-damaged", refused(wrongSum));
    byte[] endless = archive.clone();
    endless[3] = 8; // a name
    Arrays.fill(endless, 10, endless.length, (byte) 'x');
    assertEquals("archive-cut", refused(endless));
    byte[] name = "x".repeat(200_000).getBytes();
    assertEquals("archive-damaged", refused(concat(Arrays.copyOf(endless, 10), name)));
  }

  @Example
  void emptyFilesInArchives() throws IOException {
    assertEquals(0, Arrival.of(directory, Archives.gzip(new byte[0])).rows().length);
    assertEquals(0, Arrival.of(directory, Archives.zip("a", new byte[0])).rows().length);
  }

  private static String zipRefused(Map<String, byte[]> files) throws IOException {
    return refused(Archives.zip(files, ZipEntry.DEFLATED));
  }

  private static String refused(byte[] file) throws IOException {
    Outcome outcome = Arrival.of(directory, file);
    assertTrue(outcome.refusal() != null, "it was taken");
    return outcome.refusal().type();
  }

  private static byte[] sales(int rows) {
    StringBuilder text = new StringBuilder("Date,Name,Sales\n");
    Random random = new Random(rows);
    for (int i = 0; i < rows; i++) {
      text.append("2024-05-06,Müller ").append(random.nextInt(1000)).append(",12.5\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Text that does not get smaller. */
  private static byte[] incompressible(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (' ' + (bytes[i] & 0x3F));
    }
    return bytes;
  }

  @Provide
  Arbitrary<List<Integer>> cuts() {
    return Arbitraries.integers().between(0, 300_000).list().ofMaxSize(12);
  }
}
