package verticles.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Ask;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.RereadAsks;
import verticles.config.S3;
import verticles.contract.Health;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.Message;
import verticles.contract.ProblemException;
import verticles.contract.RereadMessages.CopyObject;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.StorageMessages.FetchObject;
import verticles.contract.StorageMessages.HeadObject;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.StorageMessages.Presign;
import verticles.contract.StorageMessages.PutFile;
import verticles.testing.Bucket;
import verticles.testing.Gate;
import verticles.testing.TestServices;
import verticles.testing.Wait;

class StorageVerticleTest {
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final S3 s3 = TestServices.s3();
  private final Bucket bucket = new Bucket(s3);
  @TempDir Path dir;
  private Gate gate;

  @BeforeEach
  void start() throws Exception {
    gate = new Gate("127.0.0.1", s3.endpoint().getPort());
    Wait.on(vertx.deployVerticle(new StorageVerticle(through(gate, s3.bucket()))));
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
    bucket.close();
    gate.close();
  }

  private S3 through(Gate way, String name) {
    URI endpoint = URI.create("http://127.0.0.1:" + way.port());
    return new S3(endpoint, name, s3.accessKey(), s3.secretKey(), s3.region());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_388_608, 8_388_609, 20_000_000})
  void aFileIsPutWholeAndFetchedBack(int size) throws Exception {
    // Given
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Path file = Files.write(dir.resolve("in"), content);
    Path back = dir.resolve("deep/out");

    // When
    ObjectHead put = ask(Asks.PUT_FILE, new PutFile("canonical/x/1/p", file, "text/csv"));
    ObjectHead fetched = ask(Asks.FETCH_OBJECT, new FetchObject("canonical/x/1/p", back));

    // Then
    assertEquals(size, put.bytes());
    assertEquals(size, fetched.bytes());
    assertArrayEquals(content, Files.readAllBytes(back));
    assertArrayEquals(content, bucket.bytes("canonical/x/1/p"));
    assertEquals(List.of(back), files(dir.resolve("deep")));
    assertEquals(List.of(), bucket.unfinished());
  }

  @Test
  void aFileThatIsNotThereIsAFailureThatLeavesNothing() {
    // When
    refusal(Asks.PUT_FILE, new PutFile("canonical/x/1/p", dir.resolve("none"), "text/csv"));

    // Then
    assertEquals(List.of(), bucket.keys());
  }

  @Test
  void anObjectOfAnotherDigestIsNotKept() throws Exception {
    // Given
    bucket.put("raw/x/1", new byte[] {1, 2, 3});
    Path back = dir.resolve("out/file");

    // When
    ProblemException torn =
        refusal(Asks.FETCH_OBJECT, new FetchObject("raw/x/1", back, "0".repeat(64)));

    // Then
    assertEquals("object-torn", torn.problem().type());
    assertEquals(List.of(), files(back.getParent()));
  }

  @Test
  void anObjectIsCopiedWithinTheBucket() throws Exception {
    // Given
    byte[] content = new byte[9_000_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(dir.resolve("in"), content);
    ask(Asks.PUT_FILE, new PutFile("raw/x/1", file, "text/csv"));

    // When
    ObjectHead copy =
        ask(RereadAsks.COPY_OBJECT, new CopyObject("raw/x/1", "raw/y/1", content.length));
    ProblemException torn =
        refusal(RereadAsks.COPY_OBJECT, new CopyObject("raw/x/1", "raw/z/1", 1));
    ProblemException missing =
        refusal(RereadAsks.COPY_OBJECT, new CopyObject("raw/none/1", "raw/y/2", 1));

    // Then
    assertEquals(content.length, copy.bytes());
    assertArrayEquals(content, bucket.bytes("raw/y/1"));
    assertArrayEquals(content, bucket.bytes("raw/x/1"));
    assertEquals("object-torn", torn.problem().type());
    assertEquals("object-missing", missing.problem().type());
  }

  @Test
  void anObjectThatIsMissingIsSaidToBe() {
    // When
    ObjectHead head = ask(Asks.HEAD_OBJECT, new HeadObject("raw/none/1"));
    ProblemException missing =
        refusal(Asks.FETCH_OBJECT, new FetchObject("raw/none/1", dir.resolve("out")));

    // Then
    assertFalse(head.exists());
    assertEquals("object-missing", missing.problem().type());
  }

  @Test
  void aPrefixIsDeletedWithItsUnfinishedUploadsAndNothingElse() {
    // Given
    var mine = Ids.next();
    var other = Ids.next();
    bucket.put(Keys.raw(mine, 1), new byte[1]);
    bucket.put(Keys.raw(other, 1), new byte[1]);
    bucket.beginUpload(Keys.raw(mine, 2));
    bucket.beginUpload(Keys.raw(other, 2));

    // When
    ask(Asks.DELETE_PREFIX, new DeletePrefix(Keys.rawPrefix(mine)));

    // Then
    assertEquals(List.of(Keys.raw(other, 1)), bucket.keys());
    assertEquals(List.of(Keys.raw(other, 2)), bucket.unfinished());
  }

  @Test
  void aLinkIsReadWithoutCredentials() throws Exception {
    // Given
    bucket.put("rejects/x.csv", "line,why".getBytes());

    // When
    String url = ask(Asks.PRESIGN, new Presign("rejects/x.csv", "rejected ä\".csv")).url();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());

    // Then
    assertEquals(200, answer.statusCode());
    assertEquals("line,why", answer.body());
    assertEquals(
        "attachment; filename=\"rejected __.csv\"; filename*=UTF-8''rejected%20%C3%A4%22.csv",
        answer.headers().firstValue("Content-Disposition").orElseThrow());
  }

  @Test
  void aMissingBucketIsMade() {
    // Given
    S3 fresh = through(gate, "made-" + Long.toHexString(System.nanoTime()));

    // When
    Wait.on(vertx.deployVerticle(new StorageVerticle(fresh)));

    // Then
    try (Bucket made = new Bucket(fresh)) {
      assertEquals(List.of(), made.keys());
    }
  }

  @Test
  void withoutS3EverythingIsUnavailableAndThenComesBack() {
    // Given
    gate.shut();

    // When
    ProblemException away = refusal(Asks.HEAD_OBJECT, new HeadObject("raw/x/1"));
    Health ill = ask(Asks.STORAGE_HEALTH, new Health.Ping());
    gate.open();
    Health well = ask(Asks.STORAGE_HEALTH, new Health.Ping());

    // Then
    assertEquals("storage-unavailable", away.problem().type());
    assertEquals(503, away.problem().status());
    assertEquals(10, away.problem().retryAfterSeconds());
    assertFalse(ill.available());
    assertTrue(well.available(), well.detail());
  }

  @Test
  void aWrongSecretIsSaidToBe() {
    // Given
    S3 wrong = new S3(s3.endpoint(), s3.bucket(), s3.accessKey(), "wrong", s3.region());
    Wait.on(vertx.undeploy(vertx.deploymentIDs().iterator().next()));
    Wait.on(vertx.deployVerticle(new StorageVerticle(wrong)));

    // When
    Health health = ask(Asks.STORAGE_HEALTH, new Health.Ping());

    // Then
    assertFalse(health.available());
    assertTrue(health.detail().contains("credentials"), health.detail());
  }

  private <Q extends Message, A extends Message> A ask(Ask<Q, A> ask, Q question) {
    return Wait.on(bus.ask(ask, question));
  }

  private <Q extends Message, A extends Message> ProblemException refusal(
      Ask<Q, A> ask, Q question) {
    return (ProblemException) Wait.forFailure(bus.ask(ask, question));
  }

  private static List<Path> files(Path directory) throws Exception {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }
}
