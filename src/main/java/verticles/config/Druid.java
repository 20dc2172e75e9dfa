package verticles.config;

import java.net.URI;

/**
 * @param url Druid's router with its management proxy on: tasks, SQL and coordinator calls in one
 * @param broker where queries go: a broker, to save the way through the router; or the router
 */
public record Druid(URI url, URI broker) {
  public Druid(URI url) {
    this(url, url);
  }
}
