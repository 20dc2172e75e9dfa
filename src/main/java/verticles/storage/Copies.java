package verticles.storage;

import io.vertx.core.Future;
import verticles.contract.RereadMessages.CopyObject;
import verticles.contract.StorageMessages.ObjectHead;

/** Copies within S3: no byte comes here. Repeating one is harmless. */
final class Copies {
  private final Store store;
  private final Retry retry;

  Copies(Store store, Retry retry) {
    this.store = store;
    this.retry = retry;
  }

  Future<ObjectHead> copy(CopyObject asked) {
    return retry
        .whileAway(() -> true, () -> store.copy(asked.from(), asked.to()))
        .recover(
            failure ->
                Future.failedFuture(
                    Faults.isMissing(failure) ? Faults.missing(asked.from()) : failure))
        .compose(copied -> retry.whileAway(() -> true, () -> store.head(asked.to())))
        .compose(
            head ->
                head.exists() && head.bytes() == asked.bytes()
                    ? Future.succeededFuture(head)
                    : Future.failedFuture(Faults.torn(asked.to(), asked.bytes(), head.bytes())));
  }
}
