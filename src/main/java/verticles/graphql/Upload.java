package verticles.graphql;

import io.vertx.core.Future;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.contract.Wishes;
import verticles.web.Analyst;
import verticles.web.Intake;
import verticles.web.Intake.Arrival;
import verticles.web.Multipart;
import verticles.web.Multipart.FilePart;
import verticles.web.Previews.Shown;

/** The file of a request, still on its way: the value of an {@code Upload} variable. */
final class Upload {
  private final Multipart form;
  private final FilePart part;
  private final String idempotencyKey;
  private boolean sent;

  Upload(Multipart form, FilePart part, String idempotencyKey) {
    this.form = form;
    this.part = part;
    this.idempotencyKey = idempotencyKey;
  }

  Future<Task> sendTo(Intake intake, String dataset, Wishes wishes) {
    return once().compose(first -> intake.receive(arrival(dataset, wishes), part.bytes()));
  }

  Future<Shown> showTo(Analyst analyst, String dataset, Wishes wishes) {
    return once().compose(first -> analyst.analyze(arrival(dataset, wishes), part.bytes()));
  }

  /** Its bytes can be read once, so only one field of an operation can have them. */
  private Future<Void> once() {
    if (sent) {
      return Future.failedFuture(
          Problem.of(
                  "file-used-twice", 400, "One file, one use", "Send each file in its own request.")
              .asException());
    }
    sent = true;
    return Future.succeededFuture();
  }

  private Arrival arrival(String dataset, Wishes wishes) {
    return new Arrival(
        part.filename(),
        null,
        part.expectedBytes(),
        idempotencyKey,
        Future.succeededFuture(dataset),
        wishes,
        form.complete());
  }
}
