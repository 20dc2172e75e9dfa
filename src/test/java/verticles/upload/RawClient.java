package verticles.upload;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Speaks HTTP/1.1 byte by byte, as no well-behaved client would. */
final class RawClient implements AutoCloseable {
  static final String BOUNDARY = "----x7";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(40_000);
    out = socket.getOutputStream();
    in = socket.getInputStream();
  }

  /**
   * @param status of the final answer
   * @param head its header lines, lower case
   * @param body null if there is none
   */
  record Answer(int status, String head, JsonObject body) {
    /** Lower case, or null. */
    String header(String name) {
      return RawClient.header(head, name).orElse(null);
    }

    String problem() {
      return body.getString("type").substring("/problems/".length());
    }
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawClient send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends until all is sent or the server has closed; how many bytes were taken. */
  long sendForever(byte[] block, int times) {
    long sent = 0;
    try {
      for (int i = 0; i < times; i++) {
        out.write(block);
        sent += block.length;
      }
    } catch (IOException closed) {
      return sent;
    }
    return sent;
  }

  /** Headers of a form upload. */
  RawClient form(long length, String... headers) throws IOException {
    return send(
        "POST /api/ingest/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\nContent-Type: multipart/form-data; boundary="
            + BOUNDARY
            + "\r\n"
            + String.join("", headers)
            + "\r\n");
  }

  RawClient form(String body, String... headers) throws IOException {
    return form(body.getBytes(StandardCharsets.UTF_8).length, headers).send(body);
  }

  /** Headers of a raw upload. */
  RawClient put(String path, long length, String... headers) throws IOException {
    return send(
        "PUT /api/ingest/upload/"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + length
            + "\r\n"
            + String.join("", headers)
            + "\r\n");
  }

  static String field(String name, String value) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  static String dataset(String name) {
    return field("datasource_name", name);
  }

  static String file(String filename, String content) {
    return fileHead(filename) + content + "\r\n";
  }

  static String fileHead(String filename) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + filename
        + "\"\r\nContent-Type: text/csv\r\n\r\n";
  }

  static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }

  /** Reads one answer; what comes before the final status is skipped. */
  Answer answer() throws IOException {
    String head = head();
    while (head.startsWith("http/1.1 1")) {
      head = head();
    }
    int status = Integer.parseInt(head.substring(9, 12));
    int length = Integer.parseInt(header(head, "content-length").orElse("0"));
    byte[] body = in.readNBytes(length);
    return new Answer(
        status,
        head,
        length == 0 ? null : new JsonObject(new String(body, StandardCharsets.UTF_8)));
  }

  /** Reads the answer to HEAD, which has no body whatever it says. */
  Answer answerWithoutBody() throws IOException {
    String head = head();
    return new Answer(Integer.parseInt(head.substring(9, 12)), head, null);
  }

  private static Optional<String> header(String head, String name) {
    return head.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst();
  }

  /** The next block of header lines, lower case. */
  String head() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (!text.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed without an answer after: " + text);
      }
      text.write(next);
    }
    return text.toString(StandardCharsets.ISO_8859_1).toLowerCase();
  }

  /** Waits for the server to close the connection. */
  boolean isClosedByServer() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Ends what we send, and listens on. */
  RawClient endOfSending() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Cuts the connection as a crash does: with a reset. */
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
