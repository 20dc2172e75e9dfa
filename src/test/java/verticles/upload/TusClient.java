package verticles.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import verticles.upload.RawClient.Answer;

/** Speaks tus over raw sockets, one connection for each request. */
final class TusClient {
  static final String VERSION = "Tus-Resumable: 1.0.0\r\n";
  private static final String PIECE = "Content-Type: application/offset+octet-stream\r\n";
  private final int port;

  TusClient(int port) {
    this.port = port;
  }

  /** Begins an upload of these many bytes into {@code shops}; its path. */
  String begin(long length, String... more) throws IOException {
    Answer answer = announce("Upload-Length: " + length + "\r\n" + metadata(more));
    if (answer.status() != 201) {
      throw new AssertionError(answer.status() + ": " + answer.body());
    }
    return answer.header("location");
  }

  Answer announce(String headers) throws IOException {
    try (RawClient client = open("POST", "/api/ingest/tus", VERSION + headers)) {
      return client.answer();
    }
  }

  /** Where the server wants the next byte. */
  long offset(String path) throws IOException {
    Answer answer = head(path);
    if (answer.status() != 200) {
      throw new AssertionError(answer.head());
    }
    return Long.parseLong(answer.header("upload-offset"));
  }

  Answer head(String path) throws IOException {
    try (RawClient client = open("HEAD", path, VERSION)) {
      return client.answerWithoutBody();
    }
  }

  Answer append(String path, long offset, byte[] bytes) throws IOException {
    try (RawClient client = piece(path, offset, bytes.length)) {
      return client.send(bytes).answer();
    }
  }

  /** The headers of a piece, whose bytes are still to be sent. */
  RawClient piece(String path, long offset, long length) throws IOException {
    return open(
        "PATCH",
        path,
        VERSION + PIECE + "Upload-Offset: " + offset + "\r\nContent-Length: " + length + "\r\n");
  }

  Answer terminate(String path) throws IOException {
    try (RawClient client = open("DELETE", path, VERSION)) {
      return client.answer();
    }
  }

  RawClient open(String method, String path, String headers) throws IOException {
    return new RawClient(port)
        .send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
  }

  /**
   * @param more keys and values by turns, besides a file name and a dataset
   */
  static String metadata(String... more) {
    Map<String, String> values = new java.util.LinkedHashMap<>();
    values.put("filename", "march.csv");
    values.put("datasource_name", "shops");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return metadata(values);
  }

  static String metadata(Map<String, String> values) {
    return "Upload-Metadata: "
        + values.entrySet().stream()
            .map(it -> it.getKey() + " " + base64(it.getValue()))
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
