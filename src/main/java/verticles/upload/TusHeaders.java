package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import verticles.web.Intake.Arrival;

/** Reads and writes the headers in which tus says everything. Wrong ones are a problem (400). */
final class TusHeaders {
  static final String VERSION = "1.0.0";
  static final String EXTENSIONS = "creation,creation-with-upload,expiration,termination";
  private static final String PIECE = "application/offset+octet-stream";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private TusHeaders() {}

  /** A file, as it is announced before it comes. */
  static Arrival announced(HttpServerRequest request) {
    if (request.getHeader("Upload-Defer-Length") != null
        || request.getHeader("Upload-Concat") != null) {
      throw TusProblems.header("Upload-Length must be known; uploads are not put together.");
    }
    long size = number(request, "Upload-Length");
    TusMetadata metadata = TusMetadata.of(request.getHeader("Upload-Metadata"));
    return new Arrival(
        metadata.filename(),
        size,
        size,
        null,
        Future.succeededFuture(metadata.dataset()),
        metadata.wishes(),
        Future.succeededFuture());
  }

  /** Whether the request that announces the file brings its beginning, too. */
  static boolean bringsPiece(HttpServerRequest request) {
    boolean empty =
        request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
            && (length(request) == null || length(request) == 0);
    if (!empty) {
      checkPiece(request);
    }
    return !empty;
  }

  /** The body must be bytes of a file (else 415). */
  static void checkPiece(HttpServerRequest request) {
    if (!PIECE.equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      throw TusProblems.notABody();
    }
  }

  static long offset(HttpServerRequest request) {
    return number(request, "Upload-Offset");
  }

  /** Size of the body, or null. */
  static Long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? null : Long.valueOf(length);
  }

  /** How far an upload is, and until when it waits for more. */
  static HttpServerResponse progress(RoutingContext context, Resumable upload, long at) {
    HttpServerResponse response = progress(context, upload.task(), at, upload.length());
    if (at < upload.length()) {
      response.putHeader("Upload-Expires", HTTP_DATE.format(upload.expires()));
    }
    if (upload.metadata() != null) {
      response.putHeader("Upload-Metadata", upload.metadata());
    }
    return response;
  }

  static HttpServerResponse progress(RoutingContext context, UUID task, long at, long length) {
    return context
        .response()
        .putHeader("X-Task-Id", task.toString())
        .putHeader("Upload-Offset", String.valueOf(at))
        .putHeader("Upload-Length", String.valueOf(length));
  }

  private static long number(HttpServerRequest request, String header) {
    String text = request.getHeader(header);
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw TusProblems.header(header + " must be a number of bytes.");
    }
    return Long.parseLong(text);
  }
}
