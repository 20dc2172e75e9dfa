package verticles.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people keep of a dataset: views of it under names, and what its readers have agreed on. */
public interface ViewMessages {
  /** The views of a dataset, by name; 404 if there is no such dataset. */
  record ListViews(String dataset) implements Message {}

  record Views(List<View> views) implements Message {
    public Views {
      views = List.copyOf(views);
    }
  }

  /**
   * Keeps a view; one of the same name is replaced. 409 if the dataset has as many as it may have.
   *
   * @param name once in the dataset
   * @param address path and query of the page
   */
  record SaveView(String dataset, String name, String address) implements Message {}

  /** Forgets a view; 404 if there is none. */
  record DeleteView(String dataset, UUID id) implements Message {}

  record View(UUID id, String name, String address, Instant createdAt) implements Message {}

  /** What was agreed on; all of it null before. 404 if there is no such dataset. */
  record FindPreferences(String dataset) implements Message {}

  /** Replaces what was agreed on. */
  record SavePreferences(String dataset, Preferences preferences) implements Message {}

  /**
   * What is null is as the page has it by itself.
   *
   * @param monthlyTarget net sales wanted in a month, in the data's own unit
   * @param currency ISO 4217; how amounts are written, nothing is converted
   * @param locale IETF BCP 47; how figures and days are written
   * @param fiscalStart the month in which the fiscal year begins, 1 to 12
   */
  record Preferences(Double monthlyTarget, String currency, String locale, Integer fiscalStart)
      implements Message {
    /** What holds until something else is agreed on; {@code webroot/settings.js} says the same. */
    static final String USUAL_CURRENCY = "KES";

    static final String USUAL_LOCALE = "en-GB";

    /**
     * @param named the currency that the dataset's files name, or null
     */
    public String currencyOr(String named) {
      String usual = named == null ? USUAL_CURRENCY : named;
      return currency == null ? usual : currency;
    }

    public String localeOrUsual() {
      return locale == null ? USUAL_LOCALE : locale;
    }
  }
}
