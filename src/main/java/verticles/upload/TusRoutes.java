package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.function.Function;
import verticles.config.Settings;
import verticles.web.EarlyAnswer;
import verticles.web.Intake.Arrival;
import verticles.web.Problems;
import verticles.web.RequestBody;
import verticles.web.RequestBody.MinimumRate;
import verticles.web.RouteGroup;
import verticles.web.TaskIds;

/**
 * Uploads that survive a cut connection, by the tus protocol 1.0.0 (<a
 * href="https://tus.io/protocols/resumable-upload">tus.io</a>): core, creation,
 * creation-with-upload, expiration and termination. An upload's address ends with its task's id.
 */
public final class TusRoutes implements RouteGroup {
  private static final String ALL = "/api/ingest/tus";
  private static final String ONE = ALL + "/:upload";

  private final Vertx vertx;
  private final Settings settings;
  private final Resumables uploads;
  private final MinimumRate rate;

  public TusRoutes(Vertx vertx, Settings settings) {
    this(vertx, settings, MinimumRate.DEFAULT);
  }

  TusRoutes(Vertx vertx, Settings settings, MinimumRate rate) {
    this.vertx = vertx;
    this.settings = settings;
    this.uploads = Resumables.of(vertx, settings);
    this.rate = rate;
  }

  @Override
  public void mount(Router router) {
    router.options(ALL).handler(this::capabilities);
    router.options(ONE).handler(this::capabilities);
    router.post(ALL).handler(spoken(this::begin));
    router.head(ONE).handler(spoken(this::offset));
    router.patch(ONE).handler(spoken(this::append));
    router.delete(ONE).handler(spoken(this::terminate));
    router.post(ONE).handler(spoken(this::overridden));
  }

  private void capabilities(RoutingContext context) {
    context
        .response()
        .setStatusCode(204)
        .putHeader("Tus-Resumable", TusHeaders.VERSION)
        .putHeader("Tus-Version", TusHeaders.VERSION)
        .putHeader("Tus-Extension", TusHeaders.EXTENSIONS)
        .putHeader("Tus-Max-Size", String.valueOf(settings.uploads().maxBytes()))
        .end();
  }

  /** Answers what was asked in our version of the protocol; its failure is the answer, too. */
  private Handler<RoutingContext> spoken(Function<RoutingContext, Future<?>> answer) {
    return context -> {
      context.response().putHeader("Tus-Resumable", TusHeaders.VERSION);
      checked(context)
          .compose(spoken -> answer.apply(context))
          .onFailure(failure -> refuse(context, failure));
    };
  }

  private static Future<Void> checked(RoutingContext context) {
    if (TusHeaders.VERSION.equals(context.request().getHeader("Tus-Resumable"))) {
      return Future.succeededFuture();
    }
    context.response().putHeader("Tus-Version", TusHeaders.VERSION);
    return Future.failedFuture(TusProblems.version());
  }

  private static void refuse(RoutingContext context, Throwable failure) {
    switch (context.request().method().name()) {
      case "HEAD", "DELETE" -> Problems.send(context, failure);
      default -> EarlyAnswer.send(context, failure);
    }
  }

  /** For clients behind something that does not let PATCH through. */
  private Future<?> overridden(RoutingContext context) {
    return switch (String.valueOf(context.request().getHeader("X-HTTP-Method-Override"))) {
      case "PATCH" -> append(context);
      case "DELETE" -> terminate(context);
      case "HEAD" -> offset(context);
      default -> throw TusProblems.header("X-HTTP-Method-Override must be PATCH, HEAD or DELETE.");
    };
  }

  private Future<?> begin(RoutingContext context) {
    HttpServerRequest request = context.request();
    RequestBody body = RequestBody.of(context, rate);
    Arrival announced = TusHeaders.announced(request);
    boolean brings = TusHeaders.bringsPiece(request);
    return uploads
        .begin(announced, request.getHeader("Upload-Metadata"))
        .compose(upload -> (brings ? bring(request, upload, body) : nothing()).map(at -> upload))
        .onSuccess(upload -> EarlyAnswer.send(context, () -> begun(context, upload)));
  }

  /** What keeps the first piece from arriving does not undo the beginning, unless it is final. */
  private Future<Long> bring(HttpServerRequest request, Resumable upload, RequestBody body) {
    return upload
        .append(vertx.getOrCreateContext(), 0, TusHeaders.length(request), body)
        .recover(why -> upload.isOver() ? Future.failedFuture(why) : nothing());
  }

  private static Future<Long> nothing() {
    return Future.succeededFuture(0L);
  }

  private static void begun(RoutingContext context, Resumable upload) {
    TusHeaders.progress(context, upload, upload.received())
        .putHeader(HttpHeaders.LOCATION, ALL + "/" + upload.task())
        .setStatusCode(201)
        .end();
  }

  private Future<?> offset(RoutingContext context) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return id(context)
        .compose(id -> offset(context, id))
        .onSuccess(answer -> context.response().setStatusCode(200).end());
  }

  private Future<?> offset(RoutingContext context, UUID id) {
    Resumable upload = uploads.find(id);
    return upload == null
        ? uploads.whole(id).onSuccess(size -> TusHeaders.progress(context, id, size, size))
        : upload
            .offset(vertx.getOrCreateContext())
            .onSuccess(at -> TusHeaders.progress(context, upload, at));
  }

  private Future<?> append(RoutingContext context) {
    HttpServerRequest request = context.request();
    RequestBody body = RequestBody.of(context, rate);
    TusHeaders.checkPiece(request);
    long offset = TusHeaders.offset(request);
    return upload(context).compose(upload -> append(context, upload, offset, body));
  }

  private Future<?> append(
      RoutingContext context, Resumable upload, long offset, RequestBody body) {
    return upload
        .append(vertx.getOrCreateContext(), offset, TusHeaders.length(context.request()), body)
        .onSuccess(
            at ->
                EarlyAnswer.send(
                    context,
                    () -> TusHeaders.progress(context, upload, at).setStatusCode(204).end()));
  }

  private Future<?> terminate(RoutingContext context) {
    return upload(context)
        .compose(upload -> upload.terminate(vertx.getOrCreateContext()))
        .onSuccess(gone -> context.response().setStatusCode(204).end());
  }

  /** The upload, if it still takes something. */
  private Future<Resumable> upload(RoutingContext context) {
    return id(context)
        .compose(
            id -> {
              Resumable upload = uploads.find(id);
              return upload == null
                  ? uploads.whole(id).compose(all -> Future.failedFuture(TusProblems.stored(id)))
                  : Future.succeededFuture(upload);
            });
  }

  private static Future<UUID> id(RoutingContext context) {
    return TaskIds.parse(context.pathParam("upload"))
        .recover(noId -> Future.failedFuture(TusProblems.unknown()));
  }
}
