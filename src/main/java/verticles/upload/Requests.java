package verticles.upload;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import verticles.config.Settings;
import verticles.contract.Problem;
import verticles.contract.ProblemException;
import verticles.web.Multipart.FilePart;
import verticles.web.WishesJson;

/** What a request's headers alone can make impossible, before any of its body is read. */
final class Requests {
  /**
   * What a form may need around its file: boundaries, headers, 15 fields of 8 KiB and a mapping.
   */
  private static final long FORM_BYTES = 256 * 1024 + WishesJson.MAPPING_BYTES;

  private final Settings settings;

  Requests(Settings settings) {
    this.settings = settings;
  }

  /** A request that carries a file in a form. */
  Future<Void> form(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.toLowerCase().startsWith("multipart/form-data")
        ? acceptable(request, FORM_BYTES)
        : Future.failedFuture(notForm());
  }

  /** A request whose body is the file. */
  Future<Void> raw(HttpServerRequest request) {
    return acceptable(request, 0);
  }

  private Future<Void> acceptable(HttpServerRequest request, long around) {
    Long declared = declared(request);
    long limit = settings.uploads().maxBytes();
    if (declared != null && declared > limit + around) {
      return Future.failedFuture(UploadProblems.tooLarge(limit));
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding == null || encoding.equalsIgnoreCase("identity")
        ? Future.succeededFuture()
        : Future.failedFuture(encoded());
  }

  static Long declared(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? null : Long.valueOf(length);
  }

  /** The form's file, if it is where it should be. */
  static Future<FilePart> named(FilePart file) {
    return file.field().equals("file")
        ? Future.succeededFuture(file)
        : Future.failedFuture(misnamed());
  }

  private static ProblemException notForm() {
    return Problem.of(
            "unsupported-request",
            415,
            "This is not a form",
            "Send multipart/form-data with the fields file and datasource_name, or PUT the bytes"
                + " to /api/ingest/upload/{dataset}/{filename}.")
        .asException();
  }

  private static ProblemException encoded() {
    return Problem.of(
            "unsupported-encoding",
            415,
            "The request is compressed",
            "Send the file without Content-Encoding.")
        .asException();
  }

  private static ProblemException misnamed() {
    return Problem.of(
            "no-file", 400, "There is no file", "Send the file in the form field named file.")
        .asException();
  }
}
