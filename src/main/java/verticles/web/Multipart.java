package verticles.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/**
 * A {@code multipart/form-data} body (RFC 7578) with one file and a few small fields, in any order,
 * read as it arrives: nothing but the fields is held in memory. It is strict where a form decoder
 * is lenient: a second file, a doubled field, a missing boundary, a part that never ends are
 * problems (400), and only {@link #complete} says that everything came.
 *
 * <p>How an upload uses it:
 *
 * <pre>{@code
 * Multipart form = Multipart.read(RequestBody.of(context), Multipart.Limits.DEFAULT);
 * form.file().compose(part -> intake.receive(
 *     new Arrival(part.filename(), null, key, form.field("datasource_name"), form.complete()),
 *     part.bytes()));
 * }</pre>
 *
 * <p>How GraphQL uses it (multipart request spec: {@code operations}, {@code map}, then the file):
 * larger field limits, and look at {@link #fields} when {@link #file} succeeds. What must come
 * before the file is there by then or never: its bytes are paused until somebody resumes them, so
 * do not wait for a later field before you do. On any failure answer with {@link EarlyAnswer}.
 */
public final class Multipart {

  /**
   * @param fields how many fields besides the file
   * @param fieldBytes how large each may be
   * @param larger how large these may be instead
   */
  public record Limits(int fields, int fieldBytes, Map<String, Integer> larger) {
    public static final Limits DEFAULT =
        new Limits(16, 8192, Map.of(WishesJson.MAPPING, WishesJson.MAPPING_BYTES));

    public Limits {
      larger = Map.copyOf(larger);
    }

    public Limits(int fields, int fieldBytes) {
      this(fields, fieldBytes, Map.of());
    }

    int bytesOf(String field) {
      return larger.getOrDefault(field, fieldBytes);
    }
  }

  /**
   * The part that carries the file.
   *
   * @param field its field name
   * @param filename as the client names it, not cleaned; possibly empty
   * @param expectedBytes its size if it is the last part, else an upper bound; null if the request
   *     does not announce its length
   * @param bytes its content; paused until it is resumed; ends with the part, not with the request
   */
  public record FilePart(
      String field, String filename, Long expectedBytes, ReadStream<Buffer> bytes) {}

  private final RequestBody body;
  private final Limits limits;
  private final MultipartParser parser;
  private final Promise<FilePart> file = Promise.promise();
  private final Promise<Void> complete = Promise.promise();
  private final Map<String, Promise<String>> awaited = new HashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();

  private final Queue<Buffer> backlog = new ArrayDeque<>();

  private boolean reading;
  private boolean bodyEnded;
  private PartStream stream;
  private String fieldName;
  private Buffer fieldValue;

  private Multipart(RequestBody body, Limits limits, byte[] boundary) {
    this.body = body;
    this.limits = limits;
    this.parser = new MultipartParser(boundary, new Parts());
  }

  /** Starts reading. Without a usable boundary every future of it has failed at once. */
  public static Multipart read(RequestBody body, Limits limits) {
    String boundary = boundary(body.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      Multipart unreadable = new Multipart(body, limits, new byte[] {'-'});
      unreadable.fail(noBoundary());
      return unreadable;
    }
    Multipart form = new Multipart(body, limits, boundary.getBytes(StandardCharsets.ISO_8859_1));
    body.handler(form::arrived).endHandler(end -> form.ended()).exceptionHandler(form::fail);
    body.resume();
    return form;
  }

  private static String boundary(String contentType) {
    try {
      Map<String, String> parameters = HeaderParameters.of(contentType);
      return "multipart/form-data".equals(parameters.get("")) ? parameters.get("boundary") : null;
    } catch (ProblemException twice) {
      return null;
    }
  }

  /** Succeeds when the file's part begins; fails if the request has none. */
  public Future<FilePart> file() {
    return file.future();
  }

  /** Succeeds as soon as the field is there; fails if the request ends without it. */
  public Future<String> field(String name) {
    Promise<String> promise = awaited.computeIfAbsent(name, unknown -> Promise.promise());
    if (fields.containsKey(name)) {
      promise.tryComplete(fields.get(name));
    } else if (complete.future().isComplete()) {
      promise.tryFail(complete.future().failed() ? complete.future().cause() : noField(name));
    }
    return promise.future();
  }

  /** The fields that have come so far. */
  public Map<String, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Succeeds when the request has ended as it should, part, form and body. */
  public Future<Void> complete() {
    return complete.future();
  }

  /** Resuming the body may bring the next bytes at once, while these are still being read. */
  private void arrived(Buffer bytes) {
    backlog.add(bytes);
    if (reading) {
      return;
    }
    reading = true;
    try {
      while (!backlog.isEmpty() && !complete.future().isComplete()) {
        parser.feed(backlog.remove());
      }
    } catch (ProblemException e) {
      fail(e);
    } finally {
      reading = false;
    }
    if (bodyEnded) {
      ended();
    }
  }

  private void ended() {
    bodyEnded = true;
    if (reading || complete.future().isComplete()) {
      return;
    }
    if (!parser.finished()) {
      fail(truncated());
      return;
    }
    complete.complete();
    file.tryFail(noFile());
    awaited.forEach((name, promise) -> promise.tryFail(noField(name)));
  }

  private void fail(Throwable why) {
    if (!complete.tryFail(why)) {
      return;
    }
    body.pause();
    file.tryFail(why);
    awaited.values().forEach(promise -> promise.tryFail(why));
    if (stream != null) {
      stream.fail(why);
    }
  }

  /** Where each part goes. */
  private final class Parts implements MultipartParser.Sink {
    @Override
    public void partBegins(PartHeaders part) {
      if (part.filename() == null) {
        beginField(part.name());
      } else if (stream != null) {
        throw twoFiles();
      } else {
        stream = new PartStream(body);
        file.complete(new FilePart(part.name(), part.filename(), expected(), stream));
      }
    }

    @Override
    public void partData(Buffer bytes) {
      if (fieldName == null) {
        stream.put(bytes);
      } else {
        appendField(bytes);
      }
    }

    @Override
    public void partEnds() {
      if (fieldName == null) {
        stream.end();
      } else {
        endField();
      }
    }
  }

  private Long expected() {
    String length = body.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? null : Math.max(0, Long.parseLong(length) - parser.overhead());
  }

  private void beginField(String name) {
    if (fields.containsKey(name)) {
      throw bad("doubled-field", "A field came twice", "Send each field once.");
    }
    if (fields.size() == limits.fields()) {
      throw bad(
          "too-many-fields", "Too many fields", "A form has at most " + limits.fields() + ".");
    }
    fieldName = name;
    fieldValue = Buffer.buffer();
  }

  private void appendField(Buffer bytes) {
    int most = limits.bytesOf(fieldName);
    if (fieldValue.length() + bytes.length() > most) {
      throw bad(
          "field-too-long",
          "A field is too long",
          "This field holds at most " + most + " bytes; send the file as a file.");
    }
    fieldValue.appendBuffer(bytes);
  }

  private void endField() {
    String name = fieldName;
    fieldName = null;
    fields.put(name, fieldValue.toString(StandardCharsets.UTF_8));
    if (awaited.containsKey(name)) {
      awaited.get(name).tryComplete(fields.get(name));
    }
  }

  static ProblemException bad(String type, String title, String detail) {
    return Problem.of(type, 400, title, detail).asException();
  }

  private static ProblemException noBoundary() {
    return bad(
        "multipart-no-boundary",
        "The form has no boundary",
        "Content-Type must be multipart/form-data with a boundary; let the client library set it.");
  }

  private static ProblemException twoFiles() {
    return bad("two-files", "More than one file", "Send one file in each request.");
  }

  private static ProblemException truncated() {
    return bad(
        "multipart-truncated",
        "The form is cut off",
        "The request ended before the form's last boundary. Send the file again.");
  }

  private static ProblemException noFile() {
    return bad("no-file", "There is no file", "Send the file in a part that has a file name.");
  }

  private static ProblemException noField(String name) {
    return bad("missing-field", "A field is missing", "The form lacks the field " + name + ".");
  }
}
