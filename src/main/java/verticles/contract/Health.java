package verticles.contract;

/**
 * How one outside service is, as seen just now.
 *
 * @param name {@code postgresql}, {@code s3} or {@code druid}
 * @param available whether it answered
 * @param millis how long the answer took
 * @param detail one sentence: what is wrong and what to do, or what answered
 */
public record Health(String name, boolean available, long millis, String detail)
    implements Message {

  /** Asks a room for the health of its service. */
  public record Ping() implements Message {}
}
