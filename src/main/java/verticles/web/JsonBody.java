package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * A small JSON body, at most {@value #MOST_BYTES} bytes of it, that came in good time. On any
 * failure answer with {@link EarlyAnswer}: there may be more of it.
 */
public final class JsonBody {
  public static final int MOST_BYTES = 256 * 1024;

  private JsonBody() {}

  /** The object that the body must be; 415 if it is not said to be JSON. */
  public static Future<JsonObject> object(RoutingContext context) {
    RequestBody body = RequestBody.of(context);
    return isJson(context.request())
        ? read(body).map(JsonBody::parse).compose(JsonBody::object)
        : Future.failedFuture(wrongType());
  }

  /** The body's bytes. */
  public static Future<Buffer> read(RequestBody body) {
    Buffer all = Buffer.buffer();
    Promise<Buffer> whole = Promise.promise();
    body.handler(
        bytes -> {
          if (all.length() + bytes.length() <= MOST_BYTES) {
            all.appendBuffer(bytes);
          } else {
            body.pause();
            whole.tryFail(tooLarge());
          }
        });
    body.complete().onSuccess(end -> whole.tryComplete(all)).onFailure(whole::tryFail);
    body.resume();
    return whole.future();
  }

  public static Object parse(Buffer body) {
    try {
      return Json.decodeValue(body);
    } catch (DecodeException e) {
      throw malformed();
    }
  }

  private static Future<JsonObject> object(Object json) {
    return json instanceof JsonObject object
        ? Future.succeededFuture(object)
        : Future.failedFuture(malformed());
  }

  private static boolean isJson(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  private static ProblemException wrongType() {
    return Problem.of(
            "unsupported-media-type", 415, "Not in this form", "Send the body as application/json.")
        .asException();
  }

  private static ProblemException malformed() {
    return Problem.of(
            "malformed-json", 400, "The body cannot be read", "The body is not a JSON object.")
        .asException();
  }

  private static ProblemException tooLarge() {
    return Problem.of(
            "body-too-large",
            413,
            "Too large",
            "A body of JSON may have at most " + MOST_BYTES / 1024 + " KiB.")
        .asException();
  }
}
