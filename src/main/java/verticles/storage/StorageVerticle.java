package verticles.storage;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.bus.RereadAsks;
import verticles.config.S3;
import verticles.contract.Done;
import verticles.contract.Health;
import verticles.contract.ProblemException;
import verticles.contract.StorageMessages.DeletePrefix;
import verticles.contract.UploadMessages.UploadUnstorable;

/**
 * S3. Follows every upload that arrives, part by part from its spool file, so that little is left
 * to send when the client's last byte has come; and answers what other rooms ask of the bucket. It
 * makes the bucket if it is missing, and starts without S3: then everything but the following is
 * refused with {@code storage-unavailable} until S3 is back.
 */
public final class StorageVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(StorageVerticle.class);
  private static final long BUCKET_RETRY_MILLIS = 2_000;
  private static final long SWEEP_MILLIS = Duration.ofMinutes(4).toMillis();
  private static final Duration SWEEP_GRACE = Duration.ofMinutes(4);

  private final S3 s3;
  private SdkEventLoopGroup loops;
  private S3AsyncClient client;
  private S3Presigner presigner;
  private Store store;

  public StorageVerticle(S3 s3) {
    this.s3 = s3;
  }

  @Override
  public Future<?> start() {
    return vertx.executeBlocking(this::connect).compose(connected -> open());
  }

  /** Off the event loop: loading the SDK's classes takes a second of a small machine. */
  private Void connect() {
    loops = Clients.loops();
    client = Clients.client(s3, loops);
    presigner = Clients.presigner(s3);
    return null;
  }

  private Future<Void> open() {
    store = new Store(context, client, s3.bucket());
    Bus bus = new Bus(vertx);
    Retry retry = new Retry(vertx);
    Uploads uploads = new Uploads(vertx, store, retry);
    Followers followers =
        new Followers(
            uploads,
            (task, why) -> bus.announce(Events.UPLOAD_UNSTORABLE, new UploadUnstorable(task, why)));
    follow(bus, followers);
    bus.answer(RereadAsks.COPY_OBJECT, new Copies(store, retry)::copy);
    answer(bus, uploads, new Downloads(vertx, store, retry), new Links(presigner, s3.bucket()));
    Sweep sweep = new Sweep(store, bus, followers::isLive, SWEEP_GRACE);
    vertx.setPeriodic(
        SWEEP_MILLIS,
        tick -> {
          followers.dropLeftovers();
          sweep.run();
        });
    return makeBucket();
  }

  private void follow(Bus bus, Followers followers) {
    bus.listen(Events.UPLOAD_OPENED, followers::open);
    bus.listen(Events.UPLOAD_ADVANCED, followers::advance);
    bus.listen(Events.UPLOAD_ENDED, followers::ended);
    bus.listen(Events.UPLOAD_ABORTED, followers::abort);
    bus.answer(Asks.COMPLETE_UPLOAD, followers::complete);
  }

  private void answer(Bus bus, Uploads uploads, Downloads downloads, Links links) {
    bus.answer(Asks.HEAD_OBJECT, asked -> store.head(asked.key()));
    bus.answer(Asks.PUT_FILE, uploads::put);
    bus.answer(Asks.FETCH_OBJECT, downloads::fetch);
    bus.answer(Asks.DELETE_PREFIX, this::delete);
    bus.answer(Asks.PRESIGN, asked -> Future.succeededFuture(links.to(asked)));
    bus.answer(Asks.STORAGE_HEALTH, ping -> health());
  }

  /** The first try decides nothing: S3 may come later than we do. */
  private Future<Void> makeBucket() {
    return store
        .ensureBucket()
        .recover(
            failure -> {
              log.warn("bucket {} is not there yet: {}", s3.bucket(), failure.getMessage());
              vertx.setTimer(BUCKET_RETRY_MILLIS, again -> makeBucket());
              return Future.succeededFuture();
            });
  }

  private Future<Done> delete(DeletePrefix asked) {
    if (!asked.prefix().contains("/")) {
      return Future.failedFuture(new IllegalArgumentException("not a prefix: " + asked.prefix()));
    }
    return store
        .deleteBelow(asked.prefix())
        .compose(deleted -> store.unfinished(asked.prefix()))
        .compose(
            left -> {
              Future<Void> all = Future.succeededFuture();
              for (Store.Unfinished upload : left) {
                all = all.compose(before -> store.abort(upload.key(), upload.uploadId()));
              }
              return all;
            })
        .map(Done.DONE);
  }

  private Future<Health> health() {
    long began = System.nanoTime();
    return store
        .bucketExists()
        .map(
            exists ->
                new Health(
                    "s3",
                    exists,
                    millisSince(began),
                    exists ? "The bucket answers." : "S3 answers, but the bucket is missing."))
        .recover(
            failure ->
                Future.succeededFuture(
                    new Health("s3", false, millisSince(began), sentence(failure))));
  }

  private static String sentence(Throwable failure) {
    return failure instanceof ProblemException known
        ? known.problem().detail()
        : "S3 refuses our request; the log says why.";
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  @Override
  public Future<?> stop() {
    return vertx.executeBlocking(
        () -> {
          client.close();
          presigner.close();
          Clients.end(loops);
          return null;
        });
  }
}
