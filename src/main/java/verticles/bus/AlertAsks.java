package verticles.bus;

import static java.time.Duration.ofMinutes;
import static verticles.bus.Asks.SHORT;

import verticles.contract.AlertMessages.*;
import verticles.contract.Done;

/** What is asked about rules over metrics, and the alerts that they raise. */
public final class AlertAsks {
  private AlertAsks() {}

  /** Adds a rule over a metric, or changes it. */
  public static final Ask<SaveRule, Watched> SAVE_RULE =
      Asks.ask("ledger.rule.save", SaveRule.class, Watched.class, SHORT);

  public static final Ask<ListRules, WatchedRules> LIST_RULES =
      Asks.ask("ledger.rules", ListRules.class, WatchedRules.class, SHORT);

  public static final Ask<DeleteRule, Done> DELETE_RULE =
      Asks.ask("ledger.rule.delete", DeleteRule.class, Done.class, SHORT);

  /** Rules that have not looked at their dataset's newest version. */
  public static final Ask<FindDueRules, WatchedRules> DUE_RULES =
      Asks.ask("ledger.rules.due", FindDueRules.class, WatchedRules.class, SHORT);

  /** What a rule found, with the alert that begins or ends by it. */
  public static final Ask<RecordLook, Done> RECORD_LOOK =
      Asks.ask("ledger.rule.look", RecordLook.class, Done.class, SHORT);

  public static final Ask<ListAlerts, Alerts> LIST_ALERTS =
      Asks.ask("ledger.alerts", ListAlerts.class, Alerts.class, SHORT);

  public static final Ask<Acknowledge, Alert> ACKNOWLEDGE =
      Asks.ask("ledger.alert.acknowledge", Acknowledge.class, Alert.class, SHORT);

  /** Takes messages to webhooks that are due. */
  public static final Ask<ClaimDeliveries, DueDeliveries> CLAIM_DELIVERIES =
      Asks.ask("ledger.deliveries", ClaimDeliveries.class, DueDeliveries.class, SHORT);

  public static final Ask<RecordDelivery, Done> RECORD_DELIVERY =
      Asks.ask("ledger.delivery", RecordDelivery.class, Done.class, SHORT);

  /** What a rule would find just now; keeps nothing. */
  public static final Ask<Rule, Finding> TRY_RULE =
      Asks.ask("alerts.try", Rule.class, Finding.class, ofMinutes(1));
}
