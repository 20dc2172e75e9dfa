package verticles.feed;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import verticles.contract.Problem;
import verticles.contract.Problem.Fault;
import verticles.contract.ViewMessages.Preferences;
import verticles.contract.ViewMessages.SaveView;
import verticles.contract.ViewMessages.View;

/** Views and preferences as JSON; see docs/api.md. What is wrong is told all at once. */
final class ViewJson {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 4_000;
  private static final double LARGEST_TARGET = 1e15;

  /** A page of ours and its query: never another host, never a script. */
  private static final Pattern ADDRESS =
      Pattern.compile("/[A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*(\\?.*)?");

  private ViewJson() {}

  static JsonObject of(View view) {
    return new JsonObject()
        .put("id", view.id().toString())
        .put("name", view.name())
        .put("address", view.address())
        .put("created_at", view.createdAt().toString());
  }

  static JsonObject of(Preferences agreed) {
    return new JsonObject()
        .put("monthly_target", agreed.monthlyTarget())
        .put("currency", agreed.currency())
        .put("locale", agreed.locale())
        .put("fiscal_start", agreed.fiscalStart());
  }

  static SaveView wanted(String dataset, JsonObject body) {
    List<Fault> faults = new ArrayList<>();
    String name = body.getValue("name") instanceof String text ? text.strip() : "";
    String address = body.getValue("address") instanceof String text ? text : "";
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      faults.add(fault("name", name, "It must have 1 to " + LONGEST_NAME + " characters."));
    }
    if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
      faults.add(
          fault("address", address, "It must be the path and query of a page, such as /overview."));
    }
    raise(faults);
    return new SaveView(dataset, name, address);
  }

  static Preferences preferences(JsonObject body) {
    List<Fault> faults = new ArrayList<>();
    Double target = target(body.getValue("monthly_target"), faults);
    String currency = currency(body.getValue("currency"), faults);
    String locale = locale(body.getValue("locale"), faults);
    Integer start = fiscalStart(body.getValue("fiscal_start"), faults);
    raise(faults);
    return new Preferences(target, currency, locale, start);
  }

  private static Double target(Object value, List<Fault> faults) {
    if (value == null) {
      return null;
    }
    if (value instanceof Number number
        && number.doubleValue() > 0
        && number.doubleValue() <= LARGEST_TARGET) {
      return number.doubleValue();
    }
    faults.add(fault("monthly_target", value, "It must be a number above 0."));
    return null;
  }

  private static String currency(Object value, List<Fault> faults) {
    if (value == null) {
      return null;
    }
    try {
      return Currency.getInstance(String.valueOf(value)).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      faults.add(fault("currency", value, "It must be a code of ISO 4217, such as KES."));
      return null;
    }
  }

  private static String locale(Object value, List<Fault> faults) {
    if (value == null) {
      return null;
    }
    try {
      return new Locale.Builder().setLanguageTag(String.valueOf(value)).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      faults.add(fault("locale", value, "It must be a language tag, such as en-KE."));
      return null;
    }
  }

  private static Integer fiscalStart(Object value, List<Fault> faults) {
    if (value == null || value instanceof Integer month && month >= 1 && month <= 12) {
      return (Integer) value;
    }
    faults.add(fault("fiscal_start", value, "It must be a month, 1 to 12."));
    return null;
  }

  private static Fault fault(String member, Object value, String message) {
    String text = String.valueOf(value);
    String cut = text.length() <= 100 ? text : text.substring(0, 99) + "…";
    return new Fault(null, member, cut, "wrong-value", message);
  }

  private static void raise(List<Fault> faults) {
    if (!faults.isEmpty()) {
      Fault first = faults.get(0);
      throw Problem.of(
              "bad-parameter", 400, "Wrong parameter", first.column() + ": " + first.message())
          .with(faults)
          .asException();
    }
  }
}
