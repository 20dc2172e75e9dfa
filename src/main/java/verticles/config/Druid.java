package verticles.config;

import java.net.URI;
import java.time.Duration;

/**
 * @param url Druid's router with its management proxy on: tasks, SQL and coordinator calls in one
 * @param broker where queries go: a broker, to save the way through the router; or the router
 * @param dropsWithin how long its servers may take to let go of a segment that is out of use
 */
public record Druid(URI url, URI broker, Duration dropsWithin) {
  /**
   * A coordinator hears of it within a minute, acts within another, and a historical keeps the file
   * for half a minute more.
   */
  public static final Duration DROPS_WITHIN = Duration.ofMinutes(5);

  public Druid(URI url, URI broker) {
    this(url, broker, DROPS_WITHIN);
  }

  public Druid(URI url) {
    this(url, url);
  }
}
