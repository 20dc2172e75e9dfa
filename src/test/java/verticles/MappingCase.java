package verticles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A test with files whose owner is asked, or could be. */
abstract class MappingCase extends PageCase {
  static final int ROWS = 60;

  /** Sends it past the page. @return its task */
  final String send(String dataset, Path file, String mapping) throws Exception {
    return send(dataset, file, mapping, "");
  }

  final String send(String dataset, Path file, String mapping, String more) throws Exception {
    String options = "mapping=" + URLEncoder.encode(mapping, StandardCharsets.UTF_8) + more;
    HttpResponse<String> answer = page.put(dataset, file, options);
    assertEquals(202, answer.statusCode(), answer.body());
    return new JsonObject(answer.body()).getString("task_id");
  }

  /**
   * @param form of a row, with a figure from 1 to 9 and one of 4 and 5
   */
  static String rows(String form) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      rows.append(form.formatted(1 + i % 9, 4 + i % 2));
    }
    return rows.toString();
  }
}
