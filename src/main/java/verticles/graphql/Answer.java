package verticles.graphql;

import graphql.ExecutionResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * An operation's answer as it goes out. One that is given more than once is compressed, once, for
 * whoever takes it so: figures shrink to a fifth.
 */
final class Answer {
  /** Below that, the headers cost as much. */
  private static final int WORTH_COMPRESSING = 4096;

  private final Vertx vertx;
  private final int status;
  private final Buffer plain;
  private Future<Buffer> gzip;
  private boolean given;

  private Answer(Vertx vertx, int status, Buffer plain) {
    this.vertx = vertx;
    this.status = status;
    this.plain = plain;
  }

  /**
   * As GraphQL over HTTP has it: 200 when the operation ran, even if fields of it failed; 400 when
   * it was not run at all.
   */
  static Answer of(Vertx vertx, ExecutionResult result) {
    return new Answer(
        vertx,
        result.isDataPresent() ? 200 : 400,
        new JsonObject(result.toSpecification()).toBuffer());
  }

  /** Bytes that it takes in memory, or nearly. */
  int weight() {
    return plain.length() + plain.length() / 4;
  }

  void send(RoutingContext context) {
    boolean again = given;
    given = true;
    if (again && plain.length() >= WORTH_COMPRESSING && takesGzip(context)) {
      compressed().onComplete(done -> send(context, done.result()));
    } else {
      send(context, null);
    }
  }

  private void send(RoutingContext context, Buffer compressed) {
    if (context.response().closed()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (compressed == null) {
      context.response().end(plain);
    } else {
      context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(compressed);
    }
  }

  private Future<Buffer> compressed() {
    if (gzip == null) {
      gzip = vertx.executeBlocking(() -> compress(plain), false);
    }
    return gzip;
  }

  private static Buffer compress(Buffer plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length() / 4);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain.getBytes());
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static boolean takesGzip(RoutingContext context) {
    String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
