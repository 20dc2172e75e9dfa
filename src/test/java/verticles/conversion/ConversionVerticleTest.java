package verticles.conversion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.testing.Wait.on;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Problem;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.UploadMessages.UploadAborted;
import verticles.contract.UploadMessages.UploadAdvanced;
import verticles.contract.UploadMessages.UploadEnded;
import verticles.contract.UploadMessages.UploadOpened;
import verticles.contract.ValidationMessages.CheckAdvanced;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.Verdict;
import verticles.testing.SampleTasks;
import verticles.testing.Wait;
import verticles.validation.ValidationVerticle;

/** Files of every encoding and kind on their way from the spool through conversion to a verdict. */
@ExtendWith(VertxExtension.class)
class ConversionVerticleTest {
  private static final String HEADER = "Date;Customer;Sales\n";
  private static final String ROW = "2024-05-06;Café Müller;12.50\n";
  private static final String PLAIN = "2024-05-06;Cafe Miller;12.50\n";

  @TempDir Path directory;
  private Bus bus;
  private Path spool;
  private final Task task = SampleTasks.in(TaskState.STORED);
  private final List<Path> opened = new CopyOnWriteArrayList<>();

  @BeforeEach
  void deploy(Vertx vertx) throws Exception {
    bus = new Bus(vertx);
    spool = directory.resolve("spool");
    bus.answer(
        Asks.PUT_FILE,
        put ->
            vertx.executeBlocking(
                () -> new ObjectHead(put.key(), true, Files.size(put.file()), "etag", null)));
    bus.listen(Events.ROWS_OPENED, rows -> opened.add(rows.rows()));
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("data").toString()));
    DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
    on(vertx.deployVerticle(new ConversionVerticle(settings), worker));
    on(vertx.deployVerticle(new ValidationVerticle(settings), worker));
  }

  @Test
  void utf8IsTheFileItself() throws Exception {
    // When
    arrive((HEADER + ROW.repeat(100_000)).getBytes(UTF_8), 700_000);
    Rows rows = converted();

    // Then
    assertEquals(spool, rows.path());
    assertEquals(List.of(spool), opened);
    assertEquals("UTF-8", rows.source().charset());
    assertEquals(100_000, verdict(rows).accepted());
    assertFalse(Files.exists(work()), "nothing was written");
  }

  @Test
  void rowsOfUtf16AreCheckedWhileTheyArrive() throws Exception {
    // Given
    Promise<CheckAdvanced> advanced = Promise.promise();
    bus.listen(Events.CHECK_ADVANCED, advanced::tryComplete);
    byte[] bytes = ("\uFEFF" + HEADER + ROW.repeat(100_000)).getBytes(UTF_16LE);

    // When
    begin(bytes, 500_000);
    long early = on(advanced.future()).rows();
    end(bytes.length);
    Rows rows = converted();

    // Then
    assertTrue(early > 0 && early <= 100_000);
    assertEquals(List.of(rows.path()), opened);
    assertEquals("UTF-16LE", rows.source().charset());
    assertEquals(100_000, verdict(rows).accepted());
  }

  @Test
  void anArchiveIsCheckedWhileItArrives() throws Exception {
    // Given
    Promise<CheckAdvanced> advanced = Promise.promise();
    bus.listen(Events.CHECK_ADVANCED, advanced::tryComplete);
    StringBuilder text = new StringBuilder(HEADER);
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      text.append("2024-05-06;C").append(random.nextLong()).append(";12.50\n");
    }
    byte[] bytes = Archives.gzip(text.toString().getBytes(UTF_8));

    // When
    begin(bytes, 500_000);
    assertTrue(on(advanced.future()).rows() > 0, "rows are told before the end");
    end(bytes.length);
    Rows rows = converted();

    // Then
    assertEquals("gzip", rows.source().compression());
    assertEquals(200_000, verdict(rows).accepted());
  }

  /** The check that was begun with the wrong rows is dropped, and none of them is counted. */
  @Test
  void aLateByteBeginsTheRowsAnew() throws Exception {
    // Given
    byte[] bytes = (HEADER + PLAIN.repeat(200_000) + ROW.repeat(50_000)).getBytes(ISO_8859_1);

    // When
    begin(bytes, 400_000);
    end(bytes.length);
    Rows rows = converted();
    Verdict verdict = verdict(rows);

    // Then
    assertEquals(List.of(spool, rows.path()), opened);
    assertEquals("windows-1252", rows.source().charset());
    assertEquals(List.of("Read as Windows-1252, because it is not UTF-8."), rows.source().notes());
    assertEquals(250_000, verdict.accepted());
    assertEquals(0, verdict.rejected());
    assertEquals("Café Müller", verdict.columns().get(1).max());
  }

  @Test
  void everyDialectIsReadRight() throws Exception {
    for (byte[] file :
        List.of(
            (HEADER + ROW.repeat(9)).getBytes(UTF_8),
            ("\uFEFF" + HEADER + ROW.repeat(9)).getBytes(UTF_8),
            ("\uFEFF" + HEADER + ROW.repeat(9)).getBytes(UTF_16LE),
            ("\uFEFF" + HEADER + ROW.repeat(9)).getBytes(UTF_16BE),
            (HEADER + ROW.repeat(9)).getBytes(UTF_16LE),
            (HEADER + ROW.repeat(9)).getBytes(UTF_16BE),
            (HEADER + ROW.repeat(9)).getBytes(ISO_8859_1),
            (HEADER + ROW.repeat(9)).replace(';', '\t').getBytes(ISO_8859_1),
            (HEADER + ROW.repeat(9)).replace(';', ',').getBytes(UTF_16LE),
            (HEADER + ROW.repeat(9)).replace(';', '|').getBytes(UTF_8),
            (HEADER + ROW.repeat(9)).replace('\n', '\r').getBytes(UTF_16BE),
            (HEADER + ROW.repeat(9)).replace("\n", "\r\n").getBytes(UTF_16LE),
            Archives.gzip((HEADER + ROW.repeat(9)).getBytes(ISO_8859_1)),
            Archives.zip("märz.csv", (HEADER + ROW.repeat(9)).getBytes(UTF_16LE)))) {
      // When
      Verdict verdict = judged(file);

      // Then
      assertNull(verdict.refusal());
      assertEquals(9, verdict.accepted());
      assertEquals("Café Müller", verdict.columns().get(1).min());
    }
  }

  @Test
  void aWorkbookInAnArchive() throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Sales");
      sheet.value(0, 0, "Date");
      sheet.value(0, 1, "Sales");
      sheet.value(1, 0, "2024-05-06");
      sheet.value(1, 1, 12.5);
    }

    // When
    arrive(Archives.zip("march.xlsx", bytes.toByteArray()), 1000);
    Rows rows = converted();

    // Then
    assertEquals("xlsx", rows.source().format());
    assertEquals("zip", rows.source().compression());
    assertEquals("Sales", rows.source().sheet());
    assertEquals(1, verdict(rows).accepted());
    assertFalse(Files.exists(rows.path().resolveSibling("unpacked")), "only the rows are kept");
  }

  @Test
  void brokenTextCostsItsRowsOnly() throws Exception {
    // Given
    String good = HEADER + ROW.repeat(20);
    String lone = good + "2024-05-06;half \uFFFF;1\n";
    byte[] surrogate = lone.getBytes(UTF_16LE);
    int at = 2 * lone.indexOf('\uFFFF');
    surrogate[at] = 0x3D;
    surrogate[at + 1] = (byte) 0xD8;

    // When
    Verdict half = judged(surrogate);
    Verdict nul = judged((good + "2024-05-06;a\0b;1\n").getBytes(UTF_16BE));
    Verdict quote = judged((good + "\"2024-05-06;a;1\n" + ROW).getBytes(UTF_16LE));
    Verdict ragged = judged((good + "2024-05-06;a\n" + ROW).getBytes(ISO_8859_1));

    // Then
    assertEquals(Map.of("not-utf8", 1L), half.rejectsByRule());
    assertEquals(22L, half.errors().get(0).line());
    assertEquals("Customer", half.errors().get(0).column());
    assertEquals(20, half.accepted());
    assertEquals(Map.of("nul-byte", 1L), nul.rejectsByRule());
    assertEquals(Map.of("unclosed-quote", 1L), quote.rejectsByRule());
    assertEquals(Map.of("cell-count", 1L), ragged.rejectsByRule());
  }

  @Test
  void whatIsNoTableIsNamed() throws Exception {
    byte[] random = new byte[5000];
    new Random(3).nextBytes(random);
    random[0] = 'x';
    assertNamed("a PDF document", "%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(ISO_8859_1));
    assertNamed("a PNG image", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    assertNamed("a web page (HTML)", "\n <!DOCTYPE html><html>".getBytes(UTF_8));
    assertNamed("a web page (HTML)", "<html xmlns:x=\"urn:excel\"><table>".getBytes(UTF_16LE));
    assertNamed("an XML file", "<?xml version=\"1.0\"?><Workbook>".getBytes(UTF_8));
    assertNamed("JSON", "[ {\"date\": \"2024-01-01\", \"sales\": 5} ]".getBytes(UTF_8));
    assertNamed("JSON", "\uFEFF{\"date\": \"2024-01-01\"}\n".getBytes(UTF_8));
    assertNamed("no text", random);
    assertNamed("no text", new byte[5000]);
    assertNamed("a Word document", Archives.zip("word/document.xml", random));
    assertNamed("a binary Excel workbook", Archives.zip("xl/workbook.bin", random));
    assertNamed("an OpenDocument file", Archives.zip("mimetype", random));
    assertNamed("a PDF document", Archives.zip("a.csv", "%PDF-1.7\n".getBytes(UTF_8)));
    assertNamed("a bzip2 archive", "BZh91AY&SY".getBytes(ISO_8859_1));
  }

  /** Columns may be called almost anything. */
  @Test
  void tablesThatLookLikeOtherThings() throws Exception {
    assertEquals(9, judged(("<DATE>;<NAME>;<SALES>\n" + ROW.repeat(9)).getBytes(UTF_8)).rows());
    assertEquals(9, judged(("[Date];[Name];[Sales]\n" + ROW.repeat(9)).getBytes(UTF_8)).rows());
    assertEquals(9, judged(("Date;{x};Sales\n" + ROW.repeat(9)).getBytes(UTF_8)).rows());
    assertEquals(
        9, judged(("PARENT;Date;Sales\n" + "a;2024-05-06;5\n".repeat(9)).getBytes(UTF_8)).rows());
  }

  @Test
  void aRefusalComesWhileTheFileArrives() throws Exception {
    // Given
    Promise<Problem> refused = Promise.promise();
    bus.listen(Events.ROWS_REFUSED, it -> refused.tryComplete(it.why()));

    // When
    begin(("<!doctype html>" + "<p>no sales</p>".repeat(100_000)).getBytes(UTF_8), 600_000);

    // Then
    assertEquals(415, on(refused.future()).status());
    assertEquals("unsupported-format", on(refused.future()).type());
  }

  @Test
  void whatWasBrokenOffLeavesNothing() throws Exception {
    // Given
    begin((HEADER + ROW.repeat(100_000)).getBytes(UTF_16LE), 500_000);
    Wait.until(() -> !opened.isEmpty());

    // When
    bus.announce(Events.UPLOAD_ABORTED, new UploadAborted(task.id()));

    // Then
    Wait.until(() -> leftovers() == 0);
  }

  /** The first failure is told, and is not remembered. */
  @Test
  void aFileThatIsGoneMayComeBack() throws Exception {
    // Given
    Wait.forFailure(bus.ask(Asks.CONVERT_FILE, new ConvertFile(task, spool, null, null)));
    Files.write(spool, (HEADER + ROW).getBytes(UTF_16LE));

    // When
    Rows rows = converted();

    // Then
    assertEquals("UTF-16LE", rows.source().charset());
  }

  @Test
  void anotherWishIsAnotherConversion() throws Exception {
    // Given
    Files.write(spool, (HEADER + ROW).getBytes(ISO_8859_1));

    // When
    Rows found = converted();
    Rows again = converted();
    Rows wished = on(bus.ask(Asks.CONVERT_FILE, new ConvertFile(task, spool, null, "IBM850")));

    // Then
    assertEquals(found, again);
    assertNotEquals(found.path(), wished.path());
    assertEquals("IBM850", wished.source().charset());
    assertFalse(Files.exists(found.path()));
  }

  private void assertNamed(String what, byte[] file) throws IOException {
    Verdict verdict = judged(file);
    assertEquals("unsupported-format", verdict.refusal().type());
    String detail = verdict.refusal().detail();
    assertTrue(detail.startsWith("This is " + what), detail);
    assertTrue(detail.contains("Send") || detail.contains("ave it as"), detail);
  }

  /** As the pipeline does it. */
  private Verdict judged(byte[] file) throws IOException {
    arrive(file, 1 << 20);
    Rows rows = converted();
    return rows.refusal() == null ? verdict(rows) : Verdict.refused(rows.refusal());
  }

  private void arrive(byte[] bytes, int block) throws IOException {
    begin(bytes, block);
    end(bytes.length);
  }

  /** The file grows block by block; the watermark follows each. */
  private void begin(byte[] bytes, int block) throws IOException {
    Files.write(spool, new byte[0]);
    bus.announce(Events.UPLOAD_OPENED, new UploadOpened(task, spool));
    for (int at = 0; at < bytes.length; at += block) {
      int end = Math.min(bytes.length, at + block);
      Files.write(spool, Arrays.copyOfRange(bytes, at, end), StandardOpenOption.APPEND);
      bus.announce(Events.UPLOAD_ADVANCED, new UploadAdvanced(task.id(), end));
    }
  }

  private void end(long bytes) {
    bus.announce(Events.UPLOAD_ENDED, new UploadEnded(task.id(), bytes, "sha"));
  }

  private Rows converted() {
    return on(bus.ask(Asks.CONVERT_FILE, new ConvertFile(task, spool, null, null)));
  }

  private Verdict verdict(Rows rows) {
    CheckFile check = new CheckFile(task, rows.path(), rows.source(), Remembered.NOTHING);
    return on(bus.ask(Asks.CHECK_FILE, check));
  }

  private Path work() {
    return directory.resolve("data/conversion");
  }

  private long leftovers() {
    try (Stream<Path> files = Files.walk(work())) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      return 0;
    }
  }
}
