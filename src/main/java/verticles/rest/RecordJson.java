package verticles.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.InsightMessages.About;

/**
 * Records of the bus as JSON, and as the schema of that JSON: both from the record, so that neither
 * can say what the other does not. Where an answer is from stands beside it in the envelope, and is
 * left out.
 */
final class RecordJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addMixIn(About.class, WithoutOrigin.class).build();

  /** Texts and records that may be null; of numbers, the boxed ones may. */
  private static final Set<String> NULLABLE =
      Set.of(
          "About.unknown",
          "Forecast.method",
          "Forecast.accuracy",
          "Contribution.name",
          "Changes.then",
          "Changes.now");

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          int.class, "integer",
          long.class, "integer",
          double.class, "number",
          Double.class, "number",
          boolean.class, "boolean");

  @JsonIgnoreProperties("origin")
  private interface WithoutOrigin {}

  private RecordJson() {}

  static JsonObject of(Record it) {
    return new JsonObject(MAPPER.<Map<String, Object>>convertValue(it, new TypeReference<>() {}));
  }

  /** The JSON schema of a record of this type. */
  static JsonObject schema(Class<?> type) {
    JsonObject properties = new JsonObject();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() != Origin.class) {
        JsonObject schema = schema(component.getGenericType());
        boolean nullable =
            component.getType() == Double.class
                || NULLABLE.contains(name(type, component.getName()));
        properties.put(component.getName(), nullable ? orNull(schema) : schema);
      }
    }
    return new JsonObject().put("type", "object").put("properties", properties);
  }

  private static JsonObject schema(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new JsonObject()
          .put("type", "array")
          .put("items", schema(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    return plain.isRecord() ? schema(plain) : new JsonObject().put("type", TYPES.get(plain));
  }

  private static JsonObject orNull(JsonObject schema) {
    return schema.copy().put("type", new JsonArray().add(schema.getString("type")).add("null"));
  }

  private static String name(Class<?> type, String component) {
    return type.getSimpleName() + "." + component;
  }
}
