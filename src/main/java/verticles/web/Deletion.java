package verticles.web;

import io.vertx.core.Future;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.Done;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.contract.PurgeMessages.DeleteDataset;

/** The end of a dataset, which whoever wants it has to name twice. */
public final class Deletion {
  private Deletion() {}

  /**
   * @param confirm the name again; null if it was not given
   */
  public static Future<Done> of(Bus bus, String name, String confirm) {
    return name.equals(confirm)
        ? bus.ask(Asks.DELETE_DATASET, new DeleteDataset(name))
        : Future.failedFuture(notConfirmed(name));
  }

  private static ProblemException notConfirmed(String name) {
    return Problem.of(
            "not-confirmed",
            400,
            "Not confirmed",
            "Deleting a dataset cannot be taken back. Say its name again in confirm: " + name + ".")
        .asException();
  }
}
