package verticles.http;

import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DiagnosticsMessages;
import verticles.contract.DiagnosticsMessages.AskPace;
import verticles.contract.DiagnosticsMessages.Failed;
import verticles.contract.DiagnosticsMessages.PaceOf;
import verticles.contract.DiagnosticsMessages.Stage;
import verticles.contract.DiagnosticsMessages.Stretch;
import verticles.contract.Problem;
import verticles.web.HealthCheck;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RouteGroup;

/**
 * {@code GET /api/diagnostics?hours=24}: how the services, this process and the pipeline are doing.
 */
final class DiagnosticsRoutes implements RouteGroup {
  private static final int USUAL_HOURS = 24;

  private final Bus bus;
  private final HealthCheck health;

  DiagnosticsRoutes(Bus bus, HealthCheck health) {
    this.bus = bus;
    this.health = health;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/diagnostics")
        .handler(context -> Reply.json(context, hours(context).compose(this::all)));
  }

  private static Future<Integer> hours(RoutingContext context) {
    String given = context.request().getParam("hours");
    try {
      int hours = given == null ? USUAL_HOURS : Integer.parseInt(given);
      if (hours >= 1 && hours <= DiagnosticsMessages.MOST_HOURS) {
        return Future.succeededFuture(hours);
      }
    } catch (NumberFormatException noNumber) {
      // said below
    }
    return Future.failedFuture(
        Problem.of(
                "bad-parameter",
                400,
                "Wrong parameter",
                "hours must be a number from 1 to %d.".formatted(DiagnosticsMessages.MOST_HOURS))
            .asException());
  }

  /** What the ledger cannot tell while it is away is left out, and health says why. */
  private Future<JsonObject> all(int hours) {
    Future<JsonObject> pace =
        bus.ask(Asks.PACE, new AskPace(hours))
            .map(DiagnosticsRoutes::json)
            .otherwise((JsonObject) null);
    return Future.all(health.run(), pace)
        .map(
            both ->
                new JsonObject()
                    .put("at", Instant.now().toString())
                    .put("services", both.<HealthCheck.Report>resultAt(0).services())
                    .put("process", process())
                    .put("pipeline", pace.result()));
  }

  private static JsonObject process() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    JsonObject process =
        new JsonObject()
            .put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1_000)
            .put("heap_bytes", heap.getUsed())
            .put("heap_most_bytes", heap.getMax())
            .put("threads", ManagementFactory.getThreadMXBean().getThreadCount())
            .put("event_loop", loops());
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      process.put("cpu", Math.max(0, system.getProcessCpuLoad()));
    }
    return process;
  }

  private static JsonObject loops() {
    HistogramSnapshot delays = LoopDelay.timer().takeSnapshot();
    JsonObject loops = new JsonObject().put("longest_millis", delays.max(TimeUnit.MILLISECONDS));
    for (ValueAtPercentile value : delays.percentileValues()) {
      loops.put(
          "p%.0f_millis".formatted(value.percentile() * 100), value.value(TimeUnit.MILLISECONDS));
    }
    return loops;
  }

  private static JsonObject json(PaceOf pace) {
    JsonArray stages = new JsonArray();
    pace.stages().forEach(stage -> stages.add(json(stage)));
    JsonArray course = new JsonArray();
    pace.course().forEach(stretch -> course.add(json(stretch)));
    JsonArray failed = new JsonArray();
    pace.failed().forEach(file -> failed.add(json(file)));
    return new JsonObject().put("stages", stages).put("course", course).put("failed", failed);
  }

  private static JsonObject json(Stage it) {
    return new JsonObject()
        .put("state", it.state().name())
        .put("files", it.files())
        .put("median_seconds", it.median())
        .put("p95_seconds", it.p95());
  }

  private static JsonObject json(Stretch it) {
    return new JsonObject()
        .put("at", it.at().toString())
        .put("files", it.files())
        .put("loaded", it.loaded())
        .put("failed", it.failed())
        .put("duplicates", it.duplicates())
        .put("cancelled", it.cancelled())
        .put("under_way", it.underWay())
        .put("bytes", it.bytes())
        .put("rows", it.rows())
        .put("median_seconds", it.median())
        .put("stages", stages(it));
  }

  private static JsonObject stages(Stretch it) {
    JsonObject stages = new JsonObject();
    it.stages().forEach((state, median) -> stages.put(state.name(), median));
    return stages;
  }

  private static JsonObject json(Failed it) {
    return new JsonObject()
        .put("task_id", it.task().toString())
        .put("original_filename", it.filename())
        .put("datasource_name", it.dataset())
        .put("state", it.state().name())
        .put("at", it.at().toString())
        .put("error", it.problem() == null ? null : Problems.json(it.problem()));
  }
}
