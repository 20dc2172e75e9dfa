package verticles.graphql;

import io.vertx.core.Future;
import verticles.contract.Problem;
import verticles.contract.Task;
import verticles.web.Intake;
import verticles.web.Intake.Arrival;
import verticles.web.Multipart;
import verticles.web.Multipart.FilePart;

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

  /** Its bytes can be read once, so only one field of an operation can have them. */
  Future<Task> sendTo(Intake intake, String dataset) {
    if (sent) {
      return Future.failedFuture(
          Problem.of(
                  "file-used-twice", 400, "One file, one use", "Send each file in its own request.")
              .asException());
    }
    sent = true;
    return intake.receive(
        new Arrival(
            part.filename(),
            null,
            part.expectedBytes(),
            idempotencyKey,
            Future.succeededFuture(dataset),
            form.complete()),
        part.bytes());
  }
}
