package verticles.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The OpenAPI 3.1 document of the whole interface. What this room answers is described from its own
 * endpoints; all else from the resource {@code openapi/document.json}, and a test holds it to the
 * router.
 */
final class OpenApi {
  private OpenApi() {}

  static Buffer document(List<Endpoint> endpoints) {
    JsonObject document = new JsonObject(read());
    JsonObject paths = document.getJsonObject("paths");
    endpoints.forEach(it -> paths.put(it.path(), new JsonObject().put("get", operation(it))));
    document.getJsonObject("components").getJsonObject("schemas").mergeIn(Schemas.all());
    return document.toBuffer();
  }

  private static JsonObject operation(Endpoint endpoint) {
    JsonArray parameters = new JsonArray();
    Arrays.stream(Parameter.values())
        .filter(endpoint.parameters()::contains)
        .map(Parameter::json)
        .forEach(parameters::add);
    boolean json = endpoint.answered().schema() != null;
    JsonObject responses =
        new JsonObject()
            .put(
                "200", new JsonObject().put("description", "OK").put("content", content(endpoint)));
    if (json) {
      responses.put("304", ref("responses", "Unchanged"));
    }
    return new JsonObject()
        .put("operationId", operationId(endpoint.path()))
        .put("tags", new JsonArray().add(endpoint.tag()))
        .put("summary", endpoint.summary())
        .put("parameters", parameters)
        .put("responses", responses.put("default", ref("responses", "Problem")));
  }

  private static JsonObject content(Endpoint endpoint) {
    String schema = endpoint.answered().schema();
    JsonObject body = schema == null ? new JsonObject().put("type", "string") : envelope(schema);
    return new JsonObject()
        .put(endpoint.answered().mediaType(), new JsonObject().put("schema", body));
  }

  private static JsonObject envelope(String schema) {
    return new JsonObject()
        .put("type", "object")
        .put(
            "properties",
            new JsonObject()
                .put("data", ref("schemas", schema))
                .put("error", new JsonObject().put("type", "null"))
                .put("metadata", ref("schemas", "Metadata")));
  }

  private static JsonObject ref(String kind, String name) {
    return new JsonObject().put("$ref", "#/components/" + kind + "/" + name);
  }

  /** {@code /api/kpis/top-customers} is getApiKpisTopCustomers. */
  private static String operationId(String path) {
    StringBuilder id = new StringBuilder("get");
    for (String word : path.split("[^A-Za-z]+")) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static Buffer read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi/document.json")) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
