package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.Task;
import verticles.contract.Wishes;
import verticles.web.EarlyAnswer;
import verticles.web.Intake;
import verticles.web.Intake.Arrival;
import verticles.web.Multipart;
import verticles.web.Multipart.FilePart;
import verticles.web.Reply;
import verticles.web.RequestBody;
import verticles.web.RequestBody.MinimumRate;
import verticles.web.RouteGroup;
import verticles.web.WishesJson;

/**
 * The upload calls: a form ({@code POST /api/ingest/upload} with {@code file} and {@code
 * datasource_name} in either order) and a raw body ({@code PUT
 * /api/ingest/upload/{dataset}/{filename}}). Both take the options of {@link WishesJson}, as fields
 * before or after the file or as query parameters, and an {@code Idempotency-Key}; both answer 202
 * with {@code Location} once the file is stored. That no other site can make a browser upload is
 * the front door's care.
 */
public final class UploadRoutes implements RouteGroup {
  private static final String DATASET = "datasource_name";

  private final Requests requests;
  private final Intake intake;
  private final MinimumRate rate;

  public UploadRoutes(Vertx vertx, Settings settings, Intake intake) {
    this(settings, intake, MinimumRate.DEFAULT);
  }

  UploadRoutes(Settings settings, Intake intake, MinimumRate rate) {
    this.requests = new Requests(settings);
    this.intake = intake;
    this.rate = rate;
  }

  @Override
  public void mount(Router router) {
    router.post("/api/ingest/upload").handler(this::form);
    router.put("/api/ingest/upload/:dataset/:filename").handler(this::raw);
  }

  private void form(RoutingContext context) {
    RequestBody body = RequestBody.of(context, rate);
    answer(context, requests.form(context.request()).compose(fine -> form(context, body)));
  }

  private Future<Task> form(RoutingContext context, RequestBody body) {
    Multipart form = Multipart.read(body, Multipart.Limits.DEFAULT);
    return form.file()
        .compose(Requests::named)
        .compose(file -> intake.receive(arrival(context.request(), form, file), file.bytes()));
  }

  private static Arrival arrival(HttpServerRequest request, Multipart form, FilePart file) {
    return new Arrival(
        file.filename(),
        null,
        file.expectedBytes(),
        request.getHeader("Idempotency-Key"),
        form.field(DATASET),
        wishes(form),
        form.complete().map(all -> wishes(form)),
        form.complete());
  }

  /** As far as they have come. */
  private static Wishes wishes(Multipart form) {
    return WishesJson.of(form.fields(), Set.of(DATASET));
  }

  private void raw(RoutingContext context) {
    RequestBody body = RequestBody.of(context, rate);
    answer(
        context,
        requests
            .raw(context.request())
            .compose(fine -> intake.receive(arrival(context, body), body)));
  }

  private static Arrival arrival(RoutingContext context, RequestBody body) {
    HttpServerRequest request = context.request();
    return new Arrival(
        context.pathParam("filename"),
        Requests.declared(request),
        Requests.declared(request),
        request.getHeader("Idempotency-Key"),
        Future.succeededFuture(context.pathParam("dataset")),
        WishesJson.of(single(context.queryParams()), Set.of()),
        body.complete());
  }

  /** A parameter that comes twice says nothing clear. */
  private static Map<String, String> single(MultiMap parameters) {
    Map<String, String> single = new LinkedHashMap<>();
    for (Map.Entry<String, String> parameter : parameters) {
      if (single.putIfAbsent(parameter.getKey(), parameter.getValue()) != null) {
        throw doubled(parameter.getKey());
      }
    }
    return single;
  }

  private void answer(RoutingContext context, Future<Task> received) {
    received
        .onSuccess(task -> accepted(context, task))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private static void accepted(RoutingContext context, Task task) {
    Reply.accepted(context, "The file is stored.", task);
  }

  private static ProblemException doubled(String parameter) {
    return Problem.of(
            "bad-parameter", 400, "Wrong parameter", "The parameter " + parameter + " came twice.")
        .asException();
  }
}
