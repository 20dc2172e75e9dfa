package verticles.alerts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import verticles.contract.AlertMessages.Measure;
import verticles.contract.AlertMessages.Rule;
import verticles.contract.AlertMessages.Stretch;
import verticles.contract.Metric;
import verticles.web.Nearest;
import verticles.web.ParameterFaults;

/** Reads a rule from the body of a request; everything that is wrong is told at once. */
final class RuleReader {
  private static final Set<String> MEMBERS =
      Set.of(
          "dataset",
          "name",
          "metric",
          "filters",
          "period",
          "measure",
          "operator",
          "threshold",
          "webhook");
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_URL = 2_000;
  private static final int MOST_VALUES = 100;

  private final JsonObject body;
  private final ParameterFaults faults = new ParameterFaults();

  private RuleReader(JsonObject body) {
    this.body = body;
  }

  static Rule read(UUID id, JsonObject body) {
    return new RuleReader(body).rule(id);
  }

  private Rule rule(UUID id) {
    body.fieldNames().stream()
        .filter(name -> !MEMBERS.contains(name))
        .forEach(
            name ->
                faults.add(
                    name,
                    body.getValue(name),
                    "unknown",
                    "There is no such member. Did you mean %s?"
                        .formatted(Nearest.to(name, MEMBERS))));
    String dataset = text("dataset", LONGEST_NAME, true);
    String name = text("name", LONGEST_NAME, true);
    String metric = metric();
    Map<String, List<String>> among = filters();
    Stretch stretch = one("period", Stretch.values());
    Measure measure = one("measure", Measure.values());
    boolean above = "above".equals(operator());
    double threshold = threshold();
    String webhook = webhook();
    faults.raise();
    return new Rule(id, dataset, name, metric, among, stretch, measure, above, threshold, webhook);
  }

  private String text(String member, int longest, boolean needed) {
    Object value = body.getValue(member);
    String text = value instanceof String given ? given.strip() : "";
    if (value != null && !(value instanceof String) || text.length() > longest) {
      faults.add(member, value, "text", "Give a text of at most %d characters.".formatted(longest));
    } else if (needed && text.isEmpty()) {
      faults.add(member, value, "missing", "This is needed.");
    }
    return text;
  }

  private String metric() {
    String word = text("metric", LONGEST_NAME, true);
    if (!word.isEmpty() && Metric.named(word).isEmpty()) {
      List<String> all = Arrays.stream(Metric.values()).map(Metric::word).toList();
      faults.add(
          "metric",
          word,
          "unknown",
          "There is no such metric. Did you mean %s?".formatted(Nearest.to(word, all)));
    }
    return word;
  }

  private Map<String, List<String>> filters() {
    Map<String, List<String>> among = new TreeMap<>();
    Object given = body.getValue("filters");
    if (given instanceof JsonObject filters) {
      filters.forEach(filter -> among.put(filter.getKey(), values(filter)));
    } else if (given != null) {
      faults.add("filters", given, "object", "Give lists of values by the name of a dimension.");
    }
    return among;
  }

  private List<String> values(Map.Entry<String, Object> filter) {
    List<String> values = new ArrayList<>();
    if (filter.getValue() instanceof JsonArray given
        && given.size() <= MOST_VALUES
        && given.stream().allMatch(String.class::isInstance)) {
      given.forEach(value -> values.add((String) value));
    } else {
      faults.add(
          "filters." + filter.getKey(),
          filter.getValue(),
          "list",
          "Give a list of at most %d texts.".formatted(MOST_VALUES));
    }
    return values;
  }

  private <E extends Enum<E>> E one(String member, E[] all) {
    Object given = body.getValue(member);
    return Arrays.stream(all)
        .filter(it -> AlertJson.word(it).equals(given))
        .findFirst()
        .orElseGet(
            () -> {
              String words =
                  Arrays.stream(all).map(AlertJson::word).collect(Collectors.joining(", "));
              faults.add(member, given, "one-of", "Give one of " + words + ".");
              return null;
            });
  }

  private String operator() {
    String given = text("operator", LONGEST_NAME, false);
    if (!Set.of("above", "below").contains(given)) {
      faults.add("operator", given, "one-of", "Give above or below.");
    }
    return given;
  }

  private double threshold() {
    if (body.getValue("threshold") instanceof Number number
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    faults.add("threshold", body.getValue("threshold"), "number", "Give a number.");
    return 0;
  }

  private String webhook() {
    String url = text("webhook", LONGEST_URL, false);
    if (!url.isEmpty() && !isWebAddress(url)) {
      faults.add(
          "webhook",
          url,
          "url",
          "Give an address that begins with http:// or https://, without a user.");
    }
    return url.isEmpty() ? null : url;
  }

  private static boolean isWebAddress(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
