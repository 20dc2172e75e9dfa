package verticles.contract;

/**
 * What a step learned about a task, written together with its move. A null field leaves what the
 * ledger has (a move to another state drops a {@code problem} that it does not repeat). Built with
 * the {@code with…} methods from {@link #NONE}.
 *
 * <p>The receiver of a file writes {@link #stored} twice. First with {@code from == to ==
 * RECEIVING}, before it asks for the object to be completed: so that, should it die in between,
 * whoever recovers the task knows which object of which size and digest proves that the whole file
 * arrived. Then with the move to STORED.
 */
public record Facts(
    String dataset,
    Long bytes,
    String sha256,
    String rawKey,
    Wishes wishes,
    Source source,
    Verdict verdict,
    Canonical canonical,
    Integer attempt,
    String druidTaskId,
    Problem problem)
    implements Message {

  public static final Facts NONE =
      new Facts(null, null, null, null, null, null, null, null, null, null, null);

  public static Facts stored(
      String dataset, long bytes, String sha256, String rawKey, Wishes wishes) {
    return new Facts(dataset, bytes, sha256, rawKey, wishes, null, null, null, null, null, null);
  }

  /** With the wishes that the task was opened with. */
  public static Facts stored(String dataset, long bytes, String sha256, String rawKey) {
    return stored(dataset, bytes, sha256, rawKey, null);
  }

  public static Facts of(Problem problem) {
    return new Facts(null, null, null, null, null, null, null, null, null, null, problem);
  }

  /**
   * @param its dataset, where that is known; null leaves what the ledger has
   */
  public Facts in(String its) {
    return new Facts(
        its,
        bytes,
        sha256,
        rawKey,
        wishes,
        source,
        verdict,
        canonical,
        attempt,
        druidTaskId,
        problem);
  }

  public Facts withVerdict(Source from, Verdict it) {
    return new Facts(
        dataset, bytes, sha256, rawKey, wishes, from, it, canonical, attempt, druidTaskId, problem);
  }

  public Facts withCanonical(Canonical it) {
    return new Facts(
        dataset, bytes, sha256, rawKey, wishes, source, verdict, it, attempt, druidTaskId, problem);
  }

  public Facts withDruidTask(String id, int number) {
    return new Facts(
        dataset, bytes, sha256, rawKey, wishes, source, verdict, canonical, number, id, problem);
  }
}
