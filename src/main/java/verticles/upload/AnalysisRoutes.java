package verticles.upload;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import verticles.config.Settings;
import verticles.contract.Wishes;
import verticles.web.Analyst;
import verticles.web.EarlyAnswer;
import verticles.web.Intake.Arrival;
import verticles.web.Multipart;
import verticles.web.Multipart.FilePart;
import verticles.web.Reply;
import verticles.web.RequestBody;
import verticles.web.RequestBody.MinimumRate;
import verticles.web.RouteGroup;
import verticles.web.WishesJson;

/**
 * {@code POST /api/ingest/analyze-schema}: the form of an upload, answered with what would become
 * of its file; nothing is kept. The dataset may be left out.
 */
public final class AnalysisRoutes implements RouteGroup {
  private static final String DATASET = "datasource_name";

  private final Requests requests;
  private final Analyst analyst;
  private final MinimumRate rate;

  public AnalysisRoutes(Settings settings, Analyst analyst) {
    this(settings, analyst, MinimumRate.DEFAULT);
  }

  AnalysisRoutes(Settings settings, Analyst analyst, MinimumRate rate) {
    this.requests = new Requests(settings);
    this.analyst = analyst;
    this.rate = rate;
  }

  @Override
  public void mount(Router router) {
    router.post("/api/ingest/analyze-schema").handler(this::analyze);
  }

  private void analyze(RoutingContext context) {
    RequestBody body = RequestBody.of(context, rate);
    requests
        .form(context.request())
        .map(fine -> Multipart.read(body, Multipart.Limits.DEFAULT))
        .compose(
            form ->
                form.file()
                    .compose(Requests::named)
                    .compose(file -> analyst.analyze(arrival(form, file), file.bytes())))
        .onSuccess(shown -> Reply.json(context, 200, shown.json()))
        .onFailure(failure -> EarlyAnswer.send(context, failure));
  }

  private static Arrival arrival(Multipart form, FilePart file) {
    return new Arrival(
        file.filename(),
        null,
        file.expectedBytes(),
        null,
        form.complete().map(all -> form.fields().get(DATASET)),
        wishes(form),
        form.complete().map(all -> wishes(form)),
        form.complete());
  }

  /** As far as they have come. */
  private static Wishes wishes(Multipart form) {
    return WishesJson.of(form.fields(), Set.of(DATASET));
  }
}
