package verticles.alerts;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import verticles.bus.AlertAsks;
import verticles.bus.Bus;
import verticles.bus.Events;
import verticles.contract.AlertMessages.FindDueRules;
import verticles.contract.AlertMessages.Finding;
import verticles.contract.AlertMessages.RecordLook;
import verticles.contract.AlertMessages.Watched;

/**
 * Looks at a dataset's rules whenever what queries may see of it has changed, at a rule once it is
 * saved, and tells whom it concerns. The ledger knows which rules are due, so nothing is missed by
 * a restart or while Druid is away, and of several replicas that look, one is heard.
 */
public final class AlertsVerticle extends VerticleBase {
  private static final Logger log = LoggerFactory.getLogger(AlertsVerticle.class);
  private static final int AT_ONCE = 20;

  /** For what is due still: a look that failed, or one of a replica that has gone. */
  private static final long BACKSTOP_MILLIS = 15_000;

  private Bus bus;
  private Evaluation evaluation;
  private Webhooks webhooks;
  private boolean looking;
  private boolean again;

  @Override
  public Future<?> start() {
    bus = new Bus(vertx);
    evaluation = new Evaluation(bus);
    webhooks = new Webhooks(vertx, bus);
    bus.answer(AlertAsks.TRY_RULE, evaluation::of);
    bus.listen(Events.DATASET_CHANGED, changed -> look());
    bus.listen(Events.RULE_SAVED, saved -> look());
    vertx.setPeriodic(BACKSTOP_MILLIS, tick -> look());
    look();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return webhooks.close();
  }

  /** One round at a time; what changes meanwhile makes for another. */
  private void look() {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    again = false;
    round()
        .onFailure(failure -> log.info("rules look again later: {}", failure.getMessage()))
        .eventually(webhooks::deliver)
        .onComplete(
            done -> {
              looking = false;
              if (again) {
                look();
              }
            });
  }

  private Future<Void> round() {
    return bus.ask(AlertAsks.DUE_RULES, new FindDueRules(AT_ONCE))
        .compose(
            due -> {
              again |= due.rules().size() == AT_ONCE;
              return each(due.rules());
            });
  }

  /** One after the other: nobody waits for them, and people's questions come first. */
  private Future<Void> each(List<Watched> rules) {
    Future<Void> all = Future.succeededFuture();
    for (Watched watched : rules) {
      all = all.compose(before -> look(watched));
    }
    return all;
  }

  /** A rule that cannot be looked at now keeps none of the others from it. */
  private Future<Void> look(Watched watched) {
    return evaluation
        .of(watched.rule())
        .recover(failure -> evaluation.impossible(watched, failure))
        .compose(finding -> bus.ask(AlertAsks.RECORD_LOOK, record(watched, finding)))
        .transform(
            recorded -> {
              Metrics.counter("sluice.alerts.looks", "done", "" + recorded.succeeded()).increment();
              if (recorded.failed()) {
                again = false; // the backstop comes back to it
                log.info(
                    "rule {} looks again later: {}",
                    watched.rule().id(),
                    recorded.cause().getMessage());
              }
              return Future.succeededFuture();
            });
  }

  private static RecordLook record(Watched watched, Finding finding) {
    return new RecordLook(
        watched.rule().id(),
        watched.revision(),
        finding.version(),
        finding.value(),
        finding.firing(),
        finding.sentence());
  }
}
