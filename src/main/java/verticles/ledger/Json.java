package verticles.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.List;
import verticles.contract.Problem;
import verticles.contract.Verdict;

/**
 * The contract's records as the ledger keeps them in {@code jsonb}. Fields that this version does
 * not know are passed over, so that two versions can share a database while one replaces the other.
 */
final class Json {
  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_MESSAGE = 500;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addSerializer(String.class, new Storable()))
          .build();

  private Json() {}

  static String of(Object value) {
    try {
      return value == null ? null : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a record of the contract: " + value.getClass(), e);
    }
  }

  /** A verdict with no more of its faults than anybody reads. */
  static String of(Verdict verdict) {
    return of((Object) (verdict == null ? null : capped(verdict)));
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return json == null ? null : MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds no " + type.getSimpleName(), e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds no " + type.getType(), e);
    }
  }

  private static Verdict capped(Verdict it) {
    List<Problem.Fault> errors = it.errors().stream().limit(MOST_ERRORS).map(Json::cut).toList();
    return new Verdict(
        it.plan(),
        it.columns(),
        it.rows(),
        it.accepted(),
        it.rejected(),
        errors,
        it.rejectsByRule(),
        it.confident(),
        it.notes(),
        it.refusal());
  }

  private static Problem.Fault cut(Problem.Fault it) {
    return new Problem.Fault(
        it.line(),
        it.column(),
        cut(it.value(), LONGEST_VALUE),
        it.rule(),
        cut(it.message(), LONGEST_MESSAGE));
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** PostgreSQL refuses NUL and half a surrogate pair in text, and hostile files have both. */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? 0xFFFD
                    : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static final class Storable extends StdScalarSerializer<String> {
    Storable() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(storable(text));
    }
  }
}
