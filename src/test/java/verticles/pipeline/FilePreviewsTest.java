package verticles.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.config.Settings;
import verticles.contract.ConversionMessages.ConvertFile;
import verticles.contract.ConversionMessages.Rows;
import verticles.contract.Ids;
import verticles.contract.PipelineMessages.PreviewLocal;
import verticles.contract.PipelineMessages.PreviewTask;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Reading;
import verticles.contract.Remembered;
import verticles.contract.Source;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.ValidationMessages.Preview;
import verticles.contract.ValidationMessages.PreviewFile;
import verticles.contract.Wishes;
import verticles.testing.SampleTasks;
import verticles.testing.SmallLedger;
import verticles.testing.Wait;

/** Looking at files, with small rooms for S3, conversion and validation. */
@ExtendWith(VertxExtension.class)
class FilePreviewsTest {
  private static final Source TEXT = Source.text("UTF-8", null, List.of());
  private static final Remembered BEFORE = new Remembered(List.of("Day", "Sum"), Reading.NONE);
  private static final Wishes MAY =
      Wishes.NONE.with(new Reading("May", null, null, null, null, null, Map.of()), false);

  @TempDir Path data;
  private Vertx vertx;
  private Bus bus;
  private Settings settings;
  private SmallLedger ledger;

  private final List<FetchObject> fetched = new CopyOnWriteArrayList<>();
  private final List<ConvertFile> converted = new CopyOnWriteArrayList<>();
  private final List<PreviewFile> previewed = new CopyOnWriteArrayList<>();
  private final List<UUID> released = new CopyOnWriteArrayList<>();
  private volatile Function<FetchObject, Future<ObjectHead>> storage;
  private volatile Function<ConvertFile, Future<Rows>> conversion;

  @BeforeEach
  void open(Vertx fresh) throws Exception {
    vertx = fresh;
    bus = new Bus(vertx);
    settings = Settings.from(Map.of("DATA_DIR", data.toString()));
    ledger = new SmallLedger(vertx);
    storage =
        ask ->
            vertx
                .fileSystem()
                .writeFile(ask.file().toString(), Buffer.buffer("Day,Sum\n"))
                .map(new ObjectHead(ask.key(), true, 8, "e", null));
    conversion = ask -> Future.succeededFuture(new Rows(ask.file(), TEXT, null));
    bus.answer(Asks.FETCH_OBJECT, ask -> noted(fetched, ask).compose(storage));
    bus.answer(Asks.CONVERT_FILE, ask -> noted(converted, ask).compose(conversion));
    bus.answer(
        Asks.PREVIEW_FILE,
        ask ->
            noted(previewed, ask)
                .compose(it -> vertx.fileSystem().readFile(it.file().toString()))
                .map(rows -> preview(ask.source())));
    bus.answer(Asks.FIND_REMEMBERED, ask -> Future.succeededFuture(BEFORE));
    bus.listen(Events.SPOOL_RELEASED, what -> released.add(what.task()));
    LocalFiles files = new LocalFiles(vertx, bus, settings);
    Wait.on(new FilePreviews(vertx, bus, files, settings).begin());
  }

  private static <T> Future<T> noted(List<T> list, T ask) {
    list.add(ask);
    return Future.succeededFuture(ask);
  }

  private static Preview preview(Source source) {
    return new Preview(
        source, null, List.of(), List.of(), List.of(), List.of(), List.of(), 3, true, 0, List.of(),
        true, List.of(), null, List.of(), null, null);
  }

  private Task stored(TaskState state) {
    Task task = SampleTasks.in(state);
    ledger.with(task);
    return task;
  }

  /** As large as the sample tasks say; its content does not matter here. */
  private Path spool(Task task) throws IOException {
    Path spool = settings.spoolFile(task.id());
    Files.createDirectories(spool.getParent());
    try (RandomAccessFile file = new RandomAccessFile(spool.toFile(), "rw")) {
      file.setLength(task.bytes());
    }
    return spool;
  }

  private Preview preview(Task task, Wishes wishes) {
    return Wait.on(bus.ask(Asks.PREVIEW_TASK, new PreviewTask(task.id(), wishes)));
  }

  private Problem refusal(UUID task) {
    return ((ProblemException)
            Wait.forFailure(bus.ask(Asks.PREVIEW_TASK, new PreviewTask(task, null))))
        .problem();
  }

  private List<Path> copies() throws IOException {
    Path directory = data.resolve("preview");
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void aFileThatIsElsewhereIsFetchedLookedAtAndRemoved() throws IOException {
    // Given
    Task task = stored(TaskState.QUERYABLE);

    // When
    Preview seen = preview(task, MAY);

    // Then
    assertEquals(3, seen.rows());
    assertEquals("May", converted.get(0).sheet());
    assertEquals(MAY, previewed.get(0).wishes());
    assertEquals(BEFORE, previewed.get(0).remembered());
    assertEquals(1, fetched.size());
    assertEquals(List.of(), copies());
  }

  @Test
  void theWorkOnTheTaskItselfIsNotTouched() throws IOException {
    // Given a file that is being checked
    Task task = stored(TaskState.VALIDATING);
    Path spool = spool(task);

    // When
    preview(task, null);

    // Then it was looked at under another name and path, and nobody follows that
    ConvertFile asked = converted.get(0);
    assertNotEquals(task.id(), asked.task().id());
    assertNotEquals(spool, asked.file());
    assertFalse(asked.followed());
    assertEquals(List.of(asked.task().id()), released);
    assertEquals(List.of(), fetched);
    assertEquals(List.of(), copies());
    assertTrue(Files.exists(spool));
  }

  @Test
  void aWaitingFileIsNotTurnedIntoRowsAgainUnlessItIsWantedOtherwise() throws IOException {
    // Given
    Task task = stored(TaskState.AWAITING_MAPPING);
    Path spool = spool(task);

    // When
    preview(task, null);
    preview(task, MAY);

    // Then
    assertEquals(new ConvertFile(task, spool, null, null, true), converted.get(0));
    assertNotEquals(task.id(), converted.get(1).task().id());
    assertEquals(List.of(converted.get(1).task().id()), released);
    assertTrue(Files.exists(spool));
  }

  @Test
  void aFileThatIsNoTableIsSaidToBeNone() {
    // Given
    Problem why = Problem.of("encrypted", 422, "Encrypted", "The workbook has a password.");
    conversion = ask -> Future.succeededFuture(Rows.refused(TEXT, why));

    // When
    Preview seen = preview(stored(TaskState.REJECTED), null);

    // Then
    assertEquals(why, seen.refusal());
    assertEquals(TEXT, seen.source());
    assertEquals(List.of(), previewed);
  }

  @ParameterizedTest
  @CsvSource({"RECEIVING, 409, not-stored", "ABANDONED, 410, file-gone"})
  void aFileThatDidNotArriveCannotBeSeen(TaskState state, int status, String type) {
    // Given
    Task whole = SampleTasks.in(state);
    Task task = SampleTasks.entered(whole, Map.of(TaskState.RECEIVING, SampleTasks.CREATED));
    ledger.with(task);

    // When
    Problem why = refusal(task.id());

    // Then
    assertEquals(status, why.status());
    assertEquals(type, why.type());
    assertEquals(List.of(), converted);
  }

  @Test
  void aPurgedFileAndAnUnknownTaskCannotBeSeen() throws IOException {
    // Given
    Task purged = stored(TaskState.UNDONE);
    storage =
        ask ->
            Future.failedFuture(
                Problem.of("object-missing", 404, "Missing", "Not there.").asException());

    // When
    Problem gone = refusal(purged.id());
    Problem unknown = refusal(Ids.next());

    // Then
    assertEquals("file-gone", gone.type());
    assertEquals(410, gone.status());
    assertEquals(404, unknown.status());
    assertEquals(List.of(), copies());
  }

  @Test
  void aFailureLeavesNothingBehindEither() throws IOException {
    // Given
    conversion = ask -> Future.failedFuture(Problem.of("x", 503, "Away", "Away.").asException());

    // When
    Problem why = refusal(stored(TaskState.QUERYABLE).id());

    // Then
    assertEquals(503, why.status());
    assertEquals(1, released.size());
    assertEquals(List.of(), copies());
  }

  @Test
  void onlySoManyAreLookedAtAtOnce() {
    // Given
    Promise<Rows> held = Promise.promise();
    conversion = ask -> held.future();
    Path file = data.resolve("file.csv");
    Wait.on(vertx.fileSystem().writeFile(file.toString(), Buffer.buffer("a\n1\n")));
    List<Future<Preview>> looks =
        Stream.generate(() -> bus.ask(Asks.PREVIEW_LOCAL, local(file)))
            .limit(FilePreviews.AT_ONCE)
            .toList();

    // When
    Problem tooMany =
        ((ProblemException) Wait.forFailure(bus.ask(Asks.PREVIEW_LOCAL, local(file)))).problem();
    held.complete(new Rows(file, TEXT, null));
    Wait.on(Future.all(looks));
    Preview afterwards = Wait.on(bus.ask(Asks.PREVIEW_LOCAL, local(file)));

    // Then
    assertEquals("too-many-previews", tooMany.type());
    assertEquals(429, tooMany.status());
    assertEquals(3, afterwards.rows());
    assertTrue(Files.exists(file), "it is the asker's");
    assertEquals(Remembered.NOTHING, previewed.get(0).remembered());
  }

  private static PreviewLocal local(Path file) {
    return new PreviewLocal(Ids.next(), file, null, Wishes.NONE);
  }
}
