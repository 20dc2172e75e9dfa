package verticles.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.config.S3;
import verticles.contract.Facts;
import verticles.contract.Ids;
import verticles.contract.Keys;
import verticles.contract.LedgerMessages.Move;
import verticles.contract.LedgerMessages.OpenTask;
import verticles.contract.Task;
import verticles.contract.TaskState;
import verticles.contract.Wishes;
import verticles.ledger.LedgerVerticle;
import verticles.testing.Bucket;
import verticles.testing.TestServices;
import verticles.testing.Wait;

/** What crashes leave in S3 is found by asking the ledger whose it was. */
class SweepTest {
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);
  private final S3 s3 = TestServices.s3();
  private final Bucket bucket = new Bucket(s3);
  private final SdkEventLoopGroup loops = Clients.loops();
  private final S3AsyncClient client = Clients.client(s3, loops);

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
    bucket.close();
    client.close();
    Clients.end(loops);
  }

  @Test
  void onlyUploadsThatNobodyReceivesAreAborted() {
    // Given
    Wait.on(vertx.deployVerticle(new LedgerVerticle(TestServices.database())));
    Task receiving = open();
    Task ended = open();
    Wait.on(bus.ask(Asks.MOVE_TASK, Move.of(ended, TaskState.ABANDONED, Facts.NONE)));
    UUID followedHere = Ids.next();
    bucket.beginUpload(Keys.raw(receiving.id(), 1));
    bucket.beginUpload(Keys.raw(ended.id(), 1));
    bucket.beginUpload(Keys.raw(Ids.next(), 1));
    bucket.beginUpload(Keys.raw(followedHere, 1));
    bucket.beginUpload("canonical/x/1/part-0");

    // When
    sweep(followedHere, Duration.ofSeconds(-60));

    // Then
    assertEquals(
        List.of("canonical/x/1/part-0", Keys.raw(receiving.id(), 1), Keys.raw(followedHere, 1))
            .stream()
            .sorted()
            .toList(),
        bucket.unfinished().stream().sorted().toList());
  }

  @Test
  void whatIsYoungIsLeftAlone() {
    // Given
    bucket.beginUpload(Keys.raw(Ids.next(), 1));

    // When
    sweep(Ids.next(), Duration.ofMinutes(4));

    // Then
    assertEquals(1, bucket.unfinished().size());
  }

  private void sweep(UUID live, Duration grace) {
    Context context = vertx.getOrCreateContext();
    Promise<Void> swept = Promise.promise();
    context.runOnContext(
        now -> {
          Store store = new Store(context, client, s3.bucket());
          Future<Void> round = new Sweep(store, bus, live::equals, grace).run();
          round.onComplete(swept);
        });
    Wait.on(swept.future());
  }

  private Task open() {
    OpenTask wish = new OpenTask(Ids.next(), "shops", "a.csv", null, null, Wishes.NONE);
    return Wait.on(bus.ask(Asks.OPEN_TASK, wish)).task();
  }
}
