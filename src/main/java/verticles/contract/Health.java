package verticles.contract;

/**
 * How one outside service is, as seen just now.
 *
 * @param name {@code postgresql}, {@code s3} or {@code druid}
 * @param available whether it answered
 * @param millis how long the answer took
 * @param detail one sentence for everybody: what is going on, or what answered
 * @param hint what whoever runs the service can look at, with the names of settings; or null
 */
public record Health(String name, boolean available, long millis, String detail, String hint)
    implements Message {

  public Health(String name, boolean available, long millis, String detail) {
    this(name, available, millis, detail, null);
  }

  public Health withHint(String forTheOperator) {
    return new Health(name, available, millis, detail, forTheOperator);
  }

  /** Asks a room for the health of its service. */
  public record Ping() implements Message {}
}
