package verticles.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import verticles.contract.Reading;
import verticles.contract.Wishes;
import verticles.contract.Wishes.ColumnChange;
import verticles.contract.Wishes.Mode;
import verticles.contract.Wishes.OnError;

/**
 * The options of an upload as the outside names them: form fields, query parameters, metadata of a
 * resumable upload, and members of a JSON body. The only place that reads and prints them. What is
 * unknown or wrong is a problem ({@code bad-parameter}, 400) that names every fault at once; an
 * empty value counts as none.
 */
public final class WishesJson {
  public static final String MAPPING = "mapping";

  public static final String ALLOW_DUPLICATE = "allow_duplicate";

  public static final String REPLACES = "replaces";

  /** The largest mapping taken, in bytes of JSON. */
  public static final int MAPPING_BYTES = 64 * 1024;

  /** The names of all options. */
  public static final List<String> OPTIONS =
      List.of(
          "mode",
          REPLACES,
          "on_error",
          "max_reject_ratio",
          "columns",
          ALLOW_DUPLICATE,
          MAPPING,
          "confirm");

  private final JsonObject options;
  private final ParameterFaults faults = new ParameterFaults();

  private WishesJson(JsonObject options) {
    this.options = options;
  }

  /**
   * @param options by name, all values as text
   * @param others names that are no options and no fault
   */
  public static Wishes of(Map<String, String> options, Set<String> others) {
    return new WishesJson(new JsonObject(new LinkedHashMap<>(options))).over(Wishes.NONE, others);
  }

  /**
   * @param options {@code mapping} as an object, the others as text or as what they are
   * @param before holds where an option is not named
   */
  public static Wishes of(JsonObject options, Wishes before) {
    return new WishesJson(options).over(before, Set.of());
  }

  /** The one option of what puts rows back. */
  public static boolean allowsDuplicate(String value) {
    return value != null && of(Map.of(ALLOW_DUPLICATE, value), Set.of()).allowDuplicate();
  }

  /** All options, as {@link #of(JsonObject, Wishes)} takes them. */
  public static JsonObject json(Wishes wishes) {
    return new JsonObject()
        .put("mode", word(wishes.mode()))
        .put(REPLACES, wishes.replaces() == null ? null : wishes.replaces().toString())
        .put("on_error", word(wishes.onError()))
        .put("max_reject_ratio", wishes.maxRejectRatio())
        .put("columns", word(wishes.columnChange()))
        .put(ALLOW_DUPLICATE, wishes.allowDuplicate())
        .put(MAPPING, ReadingJson.json(wishes.reading()))
        .put("confirm", wishes.confirmed());
  }

  private Wishes over(Wishes before, Set<String> others) {
    for (String name : options.fieldNames()) {
      if (!OPTIONS.contains(name) && !others.contains(name)) {
        faults.add(name, options.getValue(name), "unknown-parameter", known());
      }
    }
    Wishes wishes =
        new Wishes(
            choice("mode", Mode.class, before.mode()),
            choice("on_error", OnError.class, before.onError()),
            ratio("max_reject_ratio", before.maxRejectRatio()),
            choice("columns", ColumnChange.class, before.columnChange()),
            flag(ALLOW_DUPLICATE, before.allowDuplicate()),
            reading(before.reading()),
            flag("confirm", before.confirmed()),
            before.demo(),
            task(REPLACES, before.replaces()),
            before.reread());
    checkPlace(wishes, before);
    faults.raise();
    return wishes;
  }

  /** A file takes one place. */
  private void checkPlace(Wishes wishes, Wishes before) {
    if (wishes.replaces() != null && wishes.mode() == Mode.REPLACE) {
      faults.add(
          REPLACES,
          wishes.replaces(),
          "one-place",
          "With mode=replace the file takes the place of all others. Say one of the two.");
    }
    if (before.reread() && !before.replaces().equals(wishes.replaces())) {
      faults.add(
          REPLACES,
          wishes.replaces(),
          "one-place",
          "This file is read again to take the place of task " + before.replaces() + ".");
    }
  }

  private UUID task(String name, UUID otherwise) {
    Object value = value(name);
    if (value == null) {
      return otherwise;
    }
    Optional<UUID> id = TaskIds.read(value.toString());
    if (id.isEmpty()) {
      faults.add(
          name, value, "not-a-task-id", "It is the id of a task, as its upload was answered.");
    }
    return id.orElse(otherwise);
  }

  private Object value(String name) {
    Object value = options.getValue(name);
    return value instanceof String text && text.isBlank() ? null : value;
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    Object value = value(name);
    if (value == null) {
      return otherwise;
    }
    for (E one : type.getEnumConstants()) {
      if (word(one).equals(value)) {
        return one;
      }
    }
    faults.add(name, value, "not-one-of", "It is " + words(type) + ".");
    return otherwise;
  }

  private boolean flag(String name, boolean otherwise) {
    Object value = value(name);
    if (value == null) {
      return otherwise;
    }
    String text = value.toString();
    if (!text.equals("true") && !text.equals("false")) {
      faults.add(name, value, "not-true-or-false", "It is true or false.");
    }
    return text.equals("true");
  }

  private double ratio(String name, double otherwise) {
    Object value = value(name);
    if (value == null) {
      return otherwise;
    }
    try {
      double ratio = Double.parseDouble(value.toString());
      if (ratio >= 0 && ratio <= 1) {
        return ratio;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    faults.add(name, value, "out-of-range", "It is a number from 0 to 1, such as 0.2.");
    return otherwise;
  }

  private Reading reading(Reading otherwise) {
    Object value = value(MAPPING);
    if (value == null) {
      return otherwise;
    }
    JsonObject mapping = value instanceof JsonObject object ? object : parsed(value);
    return mapping == null ? otherwise : ReadingJson.read(mapping, MAPPING, faults);
  }

  private JsonObject parsed(Object value) {
    String text = value.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > MAPPING_BYTES) {
      faults.add(MAPPING, text, "too-long", "It has at most " + MAPPING_BYTES + " bytes.");
      return null;
    }
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException notAnObject) {
      faults.add(MAPPING, text, "not-json", "It is a JSON object, such as {\"sheet\": \"May\"}.");
      return null;
    }
  }

  private static String known() {
    return "There is no such option. There are " + String.join(", ", OPTIONS) + ".";
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WishesJson::word)
        .collect(Collectors.joining(" or "));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
