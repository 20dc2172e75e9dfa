package verticles.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static verticles.testing.Wait.on;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.Canonical;
import verticles.contract.ConversionMessages.RowsAborted;
import verticles.contract.ConversionMessages.RowsAdvanced;
import verticles.contract.ConversionMessages.RowsEnded;
import verticles.contract.ConversionMessages.RowsOpened;
import verticles.contract.Keys;
import verticles.contract.Problem;
import verticles.contract.Remembered;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.StorageMessages.PutFile;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.CheckAdvanced;
import verticles.contract.ValidationMessages.CheckFile;
import verticles.contract.ValidationMessages.CheckRefused;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.ValidationMessages.WriteCanonical;
import verticles.contract.Verdict;
import verticles.contract.Wishes;
import verticles.testing.SalesFile;
import verticles.testing.SampleTasks;

/** The room on the bus, with a spool file that grows and a small store that keeps what it gets. */
@ExtendWith(VertxExtension.class)
class ValidationVerticleTest {
  @TempDir Path directory;
  private Bus bus;
  private Path spool;
  private final Task task = SampleTasks.in(TaskState.STORED);

  @BeforeEach
  void deploy(Vertx vertx) throws Exception {
    bus = new Bus(vertx);
    spool = directory.resolve("spool");
    bus.answer(Asks.PUT_FILE, put -> vertx.executeBlocking(() -> keep(put)));
    Settings settings = Settings.from(Map.of("DATA_DIR", directory.resolve("data").toString()));
    on(
        vertx.deployVerticle(
            new ValidationVerticle(settings),
            new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
  }

  private ObjectHead keep(PutFile put) throws IOException {
    Path object = object(put.key());
    Files.createDirectories(object.getParent());
    Files.copy(put.file(), object);
    return new ObjectHead(put.key(), true, Files.size(object), "etag", null);
  }

  private Path object(String key) {
    return directory.resolve("store").resolve(key);
  }

  @Test
  void followsAFileWhileItArrives(Vertx vertx) throws Exception {
    // Given
    Path sales = directory.resolve("sales.csv");
    SalesFile.Totals totals = SalesFile.writeBytes(sales, 5_000_000, 3);
    Promise<CheckAdvanced> advanced = Promise.promise();
    bus.listen(Events.CHECK_ADVANCED, advanced::tryComplete);

    // When
    bus.announce(Events.ROWS_OPENED, new RowsOpened(task, spool));
    arrive(Files.readAllBytes(sales), 700_000);
    assertTrue(on(advanced.future()).rows() > 0, "rows are told before the end");
    bus.announce(Events.ROWS_ENDED, new RowsEnded(task.id(), totals.bytes()));
    Verdict verdict =
        on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, spool, null, Remembered.NOTHING)));

    // Then
    assertNull(verdict.refusal());
    assertTrue(verdict.confident());
    assertEquals(totals.rows(), verdict.accepted());
    assertEquals(
        verdict,
        on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, spool, null, Remembered.NOTHING))));
  }

  @Test
  void writesExactlyTheAcceptedRows() throws Exception {
    // Given
    SalesFile.Totals totals = SalesFile.writeRows(spool, 20_000, 4);
    String last = "2024-05-06,L,G,B,P,A,I,C,x,0,1,0,1,1\n2024-05-06,too,few\n";
    Files.writeString(spool, last, StandardOpenOption.APPEND);

    // When
    Verdict verdict =
        on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, spool, null, Remembered.NOTHING)));
    Task checked = with(verdict);
    Canonical canonical = on(bus.ask(Asks.WRITE_CANONICAL, new WriteCanonical(checked, spool)));

    // Then
    assertEquals(totals.rows() + 2, verdict.rows());
    assertEquals(2, verdict.rejected());
    assertEquals(Map.of("bad-number", 1L, "cell-count", 1L), verdict.rejectsByRule());
    assertEquals(20_002L, verdict.errors().get(0).line());
    assertEquals(3, Files.readAllLines(object(Keys.rejects(task.id()))).size());
    assertEquals(totals.rows(), canonical.rows());
    assertEquals(List.of(Keys.canonical(task.id(), task.fence(), 0)), keys(canonical));
    CanonicalRows rows = CanonicalRows.read(object(canonical.parts().get(0).key()));
    assertEquals(totals.rows(), rows.count());
    assertEquals(BigDecimal.valueOf(totals.grossCents(), 2), rows.sum("grossRevenue"));
    assertEquals(BigDecimal.valueOf(totals.returnCents(), 2), rows.sum("returnsValue"));
    assertEquals(BigDecimal.valueOf(totals.costCents(), 2), rows.sum("totalCost"));
    assertEquals(List.of(task.id().toString()), rows.distinct("_ingestion_id"));
    assertEquals(0, leftovers(), "nothing stays on local disk");
  }

  /** The file is another one by then: only a check that was joined can have the first verdict. */
  @Test
  void joinsOnlyWhatWentByTheSameTerms() throws Exception {
    // Given
    Remembered last =
        new Remembered(
            List.of("When", "Worth"), Planning.reading("When", "__time", "Worth", "grossRevenue"));
    bus.answer(Asks.FIND_REMEMBERED, ask -> Future.succeededFuture(last));
    Promise<CheckAdvanced> ended = Promise.promise();
    bus.listen(Events.CHECK_ADVANCED, ended::tryComplete);
    bus.announce(Events.ROWS_OPENED, new RowsOpened(task, spool));
    Files.writeString(spool, "When,Worth\n2024-01-02,3\n2024-01-03,4\n");
    bus.announce(Events.ROWS_ENDED, new RowsEnded(task.id(), Files.size(spool)));
    on(ended.future());
    Files.writeString(spool, "When,Worth\n2024-01-02,3\n");

    // When
    Verdict joined = on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, spool, null, last)));
    Verdict anew =
        on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, spool, null, Remembered.NOTHING)));

    // Then
    assertEquals(2, joined.accepted());
    assertTrue(joined.confident());
    assertEquals(1, anew.rows());
    assertFalse(anew.confident());
  }

  @Test
  void aPreviewIsWhatWouldBecomeOfTheFile() throws Exception {
    // Given
    Files.writeString(
        spool,
        "May\n\nDate;Item;Qty;Price\n14.03.2024;\"Lamp; red\";2;1.250,50\nlater;Chair;1;5,00\n"
            + "15.03.2024;Lamp;1;1.250,50\n".repeat(60));

    // When
    Preview preview =
        on(
            bus.ask(
                Asks.PREVIEW_FILE, new PreviewFile(spool, null, Wishes.NONE, Remembered.NOTHING)));

    // Then
    assertNull(preview.refusal());
    assertTrue(preview.confident() && preview.whole());
    assertEquals(62, preview.rows());
    assertEquals(1, preview.rejected());
    assertEquals("bad-time", preview.errors().get(0).rule());
    assertEquals(List.of("Lamp; red", "Chair", "Lamp"), preview.samples().get(1));
    assertEquals("grossRevenue", preview.plan().derived().get(0).target());
    assertEquals(50, preview.raw().size());
    assertEquals(List.of("later", "Chair", "1", "5,00"), preview.raw().get(1));
    assertNull(preview.mapped().get(1));
    assertEquals("2501.00", preview.mapped().get(0).get(place(preview, "grossRevenue")));
    assertEquals("Lamp; red", preview.mapped().get(0).get(place(preview, "ItemName")));
    assertEquals(4, preview.columns().size());
    assertEquals(preview.mapped().get(0).get(0), String.valueOf(preview.minTime()));
    assertTrue(preview.maxTime() >= preview.minTime());
    assertEquals(List.of(), preview.questions());
    assertEquals(0, leftovers());
  }

  /** The last row in the file is the earliest; one that would be set aside does not count. */
  @Test
  void aPreviewHasTheTimesOfAllItsRowsAndWhatIsAsked() throws Exception {
    // Given
    String rows =
        "2024-05-06,1,2\n".repeat(60) + "1999-13-01,1,2\n2024-05-07,1,2\n2024-05-05,1,2\n";
    Files.writeString(spool, "Date,Sales,Revenue\n" + rows);

    // When
    Preview preview =
        on(
            bus.ask(
                Asks.PREVIEW_FILE, new PreviewFile(spool, null, Wishes.NONE, Remembered.NOTHING)));

    // Then
    assertEquals("2024-05-05T00:00:00Z", Instant.ofEpochMilli(preview.minTime()).toString());
    assertEquals("2024-05-07T00:00:00Z", Instant.ofEpochMilli(preview.maxTime()).toString());
    assertEquals(List.of("Revenue", "Sales"), preview.questions().get(0).candidates());
    assertTrue(preview.asks("Sales") && preview.asks("Revenue"));
    assertFalse(preview.asks("Date"));
  }

  @Test
  void aPreviewOfALongFileIsOfItsBeginning() throws Exception {
    // Given
    SalesFile.writeBytes(spool, 6_000_000, 8);

    // When
    Preview preview =
        on(
            bus.ask(
                Asks.PREVIEW_FILE, new PreviewFile(spool, null, Wishes.NONE, Remembered.NOTHING)));

    // Then
    assertFalse(preview.whole());
    assertTrue(preview.confident());
    assertTrue(preview.rows() > 10_000);
    assertEquals(50, preview.mapped().stream().filter(row -> row != null).count());
  }

  private static int place(Preview preview, String column) {
    return preview.header().stream().map(Canonical.Column::name).toList().indexOf(column);
  }

  @Test
  void refusesAHopelessFileWhileItArrives() throws Exception {
    // Given
    Promise<CheckRefused> refused = Promise.promise();
    bus.listen(Events.CHECK_REFUSED, refused::tryComplete);
    byte[] bytes = ("colour,shape\n" + "red,round\n".repeat(150_000)).getBytes();

    // When
    bus.announce(Events.ROWS_OPENED, new RowsOpened(task, spool));
    arrive(bytes, 300_000);

    // Then
    Problem why = on(refused.future()).why();
    assertEquals("columns-not-found", why.type());
    assertEquals(2, why.errors().size());
    assertTrue(why.detail().contains("“colour”, “shape”"), why.detail());
    assertTrue(why.detail().contains("it may be called sales amount, "), why.detail());
  }

  @Test
  void dropsWhatIsAborted() throws Exception {
    // Given
    byte[] bytes = "Date,Sales\n2024-01-02,x\n2024-01-02,4\n".repeat(60_000).getBytes();
    bus.announce(Events.ROWS_OPENED, new RowsOpened(task, spool));
    arrive(bytes, 500_000);

    // When
    bus.announce(Events.ROWS_ABORTED, new RowsAborted(task.id()));
    Path other = directory.resolve("other");
    Files.writeString(other, "Date,Sales\n2024-01-02,3\n");
    Verdict verdict =
        on(bus.ask(Asks.CHECK_FILE, new CheckFile(task, other, null, Remembered.NOTHING)));

    // Then
    assertEquals(1, verdict.rows());
    assertEquals(0, leftovers());
  }

  @Test
  void checksManyFilesAtOnce() throws Exception {
    // Given
    SalesFile.Totals totals = SalesFile.writeRows(spool, 30_000, 5);
    List<Task> tasks = Stream.generate(() -> SampleTasks.in(TaskState.STORED)).limit(20).toList();

    // When
    List<Verdict> verdicts =
        tasks.stream()
            .map(
                each ->
                    bus.ask(Asks.CHECK_FILE, new CheckFile(each, spool, null, Remembered.NOTHING)))
            .toList()
            .stream()
            .map(answer -> on(answer))
            .toList();

    // Then
    assertEquals(1, verdicts.stream().distinct().count());
    assertEquals(totals.rows(), verdicts.get(0).accepted());
  }

  @Test
  void saysWhenTheStoreIsAway(Vertx vertx) throws Exception {
    // Given
    Task rejecting = SampleTasks.in(TaskState.STORED);
    Files.writeString(spool, "Date,Sales\n2024-01-02,x\n" + "2024-01-02,4\n".repeat(10));
    Files.createDirectories(object(Keys.rejects(rejecting.id()))); // a file cannot go there
    Files.createFile(object(Keys.rejects(rejecting.id())).resolve("occupied"));

    // When
    Throwable failure =
        verticles.testing.Wait.forFailure(
            bus.ask(Asks.CHECK_FILE, new CheckFile(rejecting, spool, null, Remembered.NOTHING)));

    // Then
    assertTrue(failure.getMessage().startsWith("internal-error"), failure.getMessage());
    assertEquals(0, leftovers());
    assertFalse(Files.isRegularFile(object(Keys.rejects(rejecting.id()))));
  }

  /** The file grows block by block; the watermark follows each. */
  private void arrive(byte[] bytes, int block) throws IOException {
    Files.write(spool, new byte[0]);
    for (int at = 0; at < bytes.length; at += block) {
      int end = Math.min(bytes.length, at + block);
      Files.write(spool, java.util.Arrays.copyOfRange(bytes, at, end), StandardOpenOption.APPEND);
      bus.announce(Events.ROWS_ADVANCED, new RowsAdvanced(task.id(), end));
    }
  }

  private List<String> keys(Canonical canonical) {
    return canonical.parts().stream().map(Canonical.Part::key).toList();
  }

  private long leftovers() throws IOException {
    Path work = directory.resolve("data/validation");
    if (!Files.exists(work)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private Task with(Verdict verdict) {
    return new Task(
        task.id(),
        task.dataset(),
        task.filename(),
        task.state(),
        task.version(),
        task.fence(),
        0,
        0,
        task.bytes(),
        null,
        null,
        null,
        null,
        verdict,
        null,
        null,
        null,
        task.createdAt(),
        null,
        task.entered(),
        task.stateSince(),
        task.spent(),
        null,
        null);
  }
}
