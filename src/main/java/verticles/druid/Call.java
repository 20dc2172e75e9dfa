package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/**
 * One call to Druid.
 *
 * @param name what is asked, as the metric {@code sluice.druid.call} names it
 * @param path below Druid's URL, encoded
 * @param body JSON, or null
 * @param tag the answer is wanted only if its entity tag is another; or null
 * @param timeout for each attempt
 * @param attempts how often it may be sent; more than once only where repeating it is harmless
 */
record Call(
    String name,
    HttpMethod method,
    String path,
    JsonNode body,
    String tag,
    Duration timeout,
    int attempts) {
  private static final Duration QUICK = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 3;

  /** A read. */
  static Call get(String name, String path) {
    return new Call(name, HttpMethod.GET, path, null, null, QUICK, ATTEMPTS);
  }

  /** A read that carries a body. */
  static Call query(String name, String path, JsonNode body) {
    return new Call(name, HttpMethod.POST, path, body, null, QUICK, ATTEMPTS);
  }

  /** A write: sent once, because an answer that got lost says nothing. */
  static Call post(String name, String path, JsonNode body) {
    return new Call(name, HttpMethod.POST, path, body, null, QUICK, 1);
  }

  static Call delete(String name, String path) {
    return new Call(name, HttpMethod.DELETE, path, null, null, QUICK, ATTEMPTS);
  }

  /** Whether a broker can answer it; a query is ended through the router, which tells them all. */
  boolean asks() {
    return path.startsWith("/druid/v2") && method == HttpMethod.POST;
  }

  Call within(Duration limit) {
    return new Call(name, method, path, body, tag, limit, attempts);
  }

  Call unless(String known) {
    return new Call(name, method, path, body, known, timeout, attempts);
  }

  Call once() {
    return new Call(name, method, path, body, tag, timeout, 1);
  }

  Call oneAttemptLess() {
    return new Call(name, method, path, body, tag, timeout, attempts - 1);
  }
}
