package verticles.bus;

import static java.time.Duration.ofMinutes;

import verticles.contract.LedgerMessages.Opened;
import verticles.contract.RereadMessages.CopyObject;
import verticles.contract.RereadMessages.OpenReread;
import verticles.contract.RereadMessages.ReadAgain;
import verticles.contract.StorageMessages.ObjectHead;
import verticles.contract.Task;

/** What is asked so that a loaded file is read in another way. */
public final class RereadAsks {
  private RereadAsks() {}

  /** Has a file read again. */
  public static final Ask<ReadAgain, Task> READ_AGAIN =
      Asks.ask("pipeline.read-again", ReadAgain.class, Task.class, ofMinutes(6));

  /** Opens the task for that. */
  public static final Ask<OpenReread, Opened> OPEN_REREAD =
      Asks.ask("ledger.open-reread", OpenReread.class, Opened.class, Asks.SHORT);

  /** Gives that task its own copy of the original. */
  public static final Ask<CopyObject, ObjectHead> COPY_OBJECT =
      Asks.ask("storage.copy", CopyObject.class, ObjectHead.class, ofMinutes(5));
}
