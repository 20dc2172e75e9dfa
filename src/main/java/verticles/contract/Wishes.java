package verticles.contract;

import java.util.UUID;

/**
 * What a person wants done with a file.
 *
 * @param mode whether its rows come beside the dataset's or in their place
 * @param onError what becomes of a file with rows at fault
 * @param maxRejectRatio the largest part of the rows that may be set aside, 0 to 1
 * @param columnChange what to do where the file's columns are not those that the dataset remembers
 * @param allowDuplicate the same content may come in again
 * @param reading how to read it
 * @param confirmed the reading is final: the file goes on without asking, or is refused
 * @param demo its rows are made up, to have something to look at; nobody can wish that from outside
 * @param replaces the task whose rows it takes the place of, and of no other; null for none
 * @param reread it is the very file of {@code replaces}, to be read in another way: it always waits
 *     for its mapping, and that its content is there already is meant so; nobody can wish that from
 *     outside
 */
public record Wishes(
    Mode mode,
    OnError onError,
    double maxRejectRatio,
    ColumnChange columnChange,
    boolean allowDuplicate,
    Reading reading,
    boolean confirmed,
    boolean demo,
    UUID replaces,
    boolean reread)
    implements Message {

  public static final Wishes NONE =
      new Wishes(Mode.APPEND, OnError.SKIP, 0.2, ColumnChange.ADD, false, Reading.NONE, false);

  public Wishes {
    reading = reading == null ? Reading.NONE : reading;
  }

  /** Of a file of somebody's own. */
  public Wishes(
      Mode mode,
      OnError onError,
      double maxRejectRatio,
      ColumnChange columnChange,
      boolean allowDuplicate,
      Reading reading,
      boolean confirmed) {
    this(
        mode,
        onError,
        maxRejectRatio,
        columnChange,
        allowDuplicate,
        reading,
        confirmed,
        false,
        null,
        false);
  }

  /** Of made-up rows, which take the place of those that were made up before. */
  public static Wishes demo(Reading reading) {
    return new Wishes(
        Mode.REPLACE, OnError.REJECT, 0, ColumnChange.ADD, false, reading, true, true, null, false);
  }

  public enum Mode {
    APPEND,
    /** Its rows are shown and all others of the dataset hidden, in one moment. */
    REPLACE
  }

  public enum OnError {
    /** Rows at fault are set aside, up to the ratio. */
    SKIP,
    /** One row at fault refuses the file. */
    REJECT
  }

  public enum ColumnChange {
    /** New columns are kept. */
    ADD,
    /** New columns are left out. */
    IGNORE,
    /** The file is refused. */
    REFUSE
  }

  public Wishes with(Reading other, boolean final_) {
    return new Wishes(
        mode,
        onError,
        maxRejectRatio,
        columnChange,
        allowDuplicate,
        other,
        final_,
        demo,
        replaces,
        reread);
  }

  /**
   * For the same file once more, in the place of its task's rows.
   *
   * @param task whose wishes these are
   * @param before how it was read
   */
  public Wishes again(UUID task, Reading before) {
    return new Wishes(
        Mode.APPEND,
        onError,
        maxRejectRatio,
        columnChange,
        allowDuplicate,
        before,
        false,
        demo,
        task,
        true);
  }
}
