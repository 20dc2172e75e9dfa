package verticles.druid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import verticles.contract.ProblemException;

/**
 * What Druid answered.
 *
 * @param body may or may not be JSON
 * @param tag its entity tag, or null
 */
record Reply(int status, String body, String tag) {

  boolean ok() {
    return status == 200;
  }

  /** Druid, or what stands before it, cannot answer now; the same call may succeed later. */
  boolean away() {
    return status == 429 || status >= 500;
  }

  /** The body of a good answer. Anything but JSON means that it was not Druid who spoke. */
  JsonNode json() throws ProblemException {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json != null && json.isContainerNode()) {
        return json;
      }
    } catch (JsonProcessingException cutOrGarbage) {
      // said below
    }
    throw DruidProblems.away("it answered with something that is not JSON");
  }

  /** The reason that an unhappy answer gives, or its first words where it is not Druid's JSON. */
  String reason() {
    JsonNode json = error();
    for (String field : new String[] {"errorMessage", "error"}) {
      if (json.path(field).isTextual()) {
        return json.get(field).textValue();
      }
    }
    String text = body.strip();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  /** One field of Druid's error object; empty where there is none. */
  String error(String field) {
    return error().path(field).asText("");
  }

  JsonNode error() {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      return json == null ? Json.MAPPER.missingNode() : json;
    } catch (JsonProcessingException notJson) {
      return Json.MAPPER.missingNode();
    }
  }
}
