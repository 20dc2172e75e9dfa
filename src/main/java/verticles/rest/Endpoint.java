package verticles.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * One address, what can be said in its query, and what answers: the router and the OpenAPI document
 * are both made from it.
 *
 * @param path as it is called
 * @param tag under which the document lists it
 * @param summary what it answers, in a sentence
 * @param parameters what may stand in its query
 * @param answered the media type and, of JSON, the schema's name in the document
 */
record Endpoint(
    String path,
    String tag,
    String summary,
    Set<Parameter> parameters,
    Answered answered,
    Answer answer) {

  /**
   * @param schema name of a schema in the document, or null
   */
  record Answered(String mediaType, String schema) {
    static Answered json(String schema) {
      return new Answered("application/json", schema);
    }
  }

  /** Answers a request whose parameters have been checked; may throw a ProblemException. */
  interface Answer {
    void send(RoutingContext context, Parameters given);
  }
}
