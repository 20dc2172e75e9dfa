package verticles.contract;

import java.util.List;
import verticles.contract.AnalyticsMessages.Filter;
import verticles.contract.AnalyticsMessages.Origin;

/** What one can ask of analytics about purchases that no grouping of rows answers by itself. */
public interface PurchaseMessages {

  /** Purchases of each month by the month of the customer's first one. */
  record AskFirstPurchases(Filter filter) implements Message {}

  record FirstPurchases(List<CohortMonth> months, Origin origin) implements Message {
    public FirstPurchases {
      months = List.copyOf(months);
    }
  }

  /**
   * @param first first day of the month of the first purchase
   * @param month first day of the month of these purchases
   */
  record CohortMonth(String first, String month, long customers, double revenue) {}

  /**
   * How many transactions hold which of these items.
   *
   * @param items at most 40
   */
  record AskBaskets(Filter filter, List<String> items) implements Message {
    public AskBaskets {
      items = List.copyOf(items);
    }
  }

  /**
   * @param complete false if there are more kinds of basket than an answer may have
   */
  record Baskets(List<Basket> baskets, boolean complete, Origin origin) implements Message {
    public Baskets {
      baskets = List.copyOf(baskets);
    }
  }

  /**
   * @param items bit i is set if the i-th item is in it
   * @param transactions how many hold exactly these of the items
   */
  record Basket(long items, long transactions) {}
}
