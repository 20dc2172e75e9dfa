package verticles.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import verticles.contract.ProblemException;
import verticles.contract.Wishes;
import verticles.web.WishesJson;

/**
 * What {@code Upload-Metadata} says of a file: pairs of a key and a value in Base64, separated by
 * commas.
 */
record TusMetadata(Map<String, String> values) {
  private static final String FILENAME = "filename";
  private static final String DATASET = "datasource_name";

  /** Keys that are no options; those that common clients add of themselves are passed over. */
  private static final Set<String> OTHERS =
      Set.of(FILENAME, DATASET, "filetype", "name", "type", "contentType", "relativePath");

  /** Null and a malformed header are a problem (400). */
  static TusMetadata of(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : header == null ? new String[0] : header.split(",", -1)) {
      String[] pieces = pair.strip().split(" ", 2);
      String value = decoded(pieces.length == 1 ? "" : pieces[1]);
      if (pieces[0].isEmpty() || values.putIfAbsent(pieces[0], value) != null) {
        throw malformed();
      }
    }
    return new TusMetadata(values);
  }

  String filename() {
    return values.getOrDefault(FILENAME, "");
  }

  String dataset() {
    String name = values.get(DATASET);
    if (name == null) {
      throw TusProblems.header("Upload-Metadata needs datasource_name, its value in Base64.");
    }
    return name;
  }

  Wishes wishes() {
    return WishesJson.of(values, OTHERS);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw malformed();
    }
  }

  private static ProblemException malformed() {
    return TusProblems.header(
        "Upload-Metadata has keys, each once, each with its value in Base64 after a space,"
            + " separated by commas.");
  }
}
