package verticles.rest;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.AnalyticsMessages.AskDataVersion;
import verticles.contract.AnalyticsMessages.DataVersion;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.AnalyticsMessages.Table;
import verticles.web.ClientGone;
import verticles.web.Problems;
import verticles.web.Reply;
import verticles.web.RequestId;

/**
 * Answers with numbers in the envelope {@code {data, error, metadata}}, and with the version of the
 * data as entity tag: who has that version already gets 304, and nothing is computed. The tag is a
 * weak one, since the metadata are of this very answer.
 */
final class Answers {
  private final Bus bus;

  Answers(Bus bus) {
    this.bus = bus;
  }

  /**
   * @param data a value of JSON
   * @param estimates the names of its numbers that are estimates
   * @param origin what it is over
   */
  record Found(Object data, List<String> estimates, Origin origin) {
    Found(Object data, Origin origin) {
      this(data, List.of(), origin);
    }

    /** Made of a table. */
    static Found of(Object data, Table table) {
      return new Found(data, table.estimates(), table.origin());
    }
  }

  void send(RoutingContext context, Parameters given, Supplier<Future<Found>> answer) {
    String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    Future<String> tag = known == null ? Future.succeededFuture() : tag(given);
    tag.onSuccess(
            now -> {
              if (now != null && matches(known, now)) {
                unchanged(context, now);
              } else {
                compute(context, answer);
              }
            })
        .onFailure(failure -> Problems.send(context, failure));
  }

  private Future<String> tag(Parameters given) {
    return version(given).map(it -> tag(it.dataSource(), it.version(), it.lastIngestionTime()));
  }

  /** The version of the data that the parameters are about. */
  Future<DataVersion> version(Parameters given) {
    return bus.ask(Asks.DATA_VERSION, new AskDataVersion(given.text(Parameter.DATA_SOURCE)));
  }

  /** Of a client who has gone nothing more is computed. */
  private void compute(RoutingContext context, Supplier<Future<Found>> answer) {
    Future.succeededFuture()
        .compose(now -> ClientGone.lets(context, bus, answer))
        .onSuccess(found -> reply(context, found))
        .onFailure(failure -> Problems.send(context, Wording.of(failure)));
  }

  private static void reply(RoutingContext context, Found found) {
    Origin origin = found.origin();
    String tag = tag(origin.dataSource(), origin.version(), origin.changedAt());
    if (tag != null && !origin.stale()) {
      cached(context, tag);
    } else {
      context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    JsonObject body =
        new JsonObject()
            .put("data", found.data())
            .put("error", null)
            .put("metadata", metadata(context, found));
    Reply.json(context, 200, body);
  }

  private static JsonObject metadata(RoutingContext context, Found found) {
    Origin origin = found.origin();
    return new JsonObject()
        .put("requestId", RequestId.of(context))
        .put("dataSource", origin.dataSource())
        .put("version", origin.version())
        .put("changedAt", text(origin.changedAt()))
        .put("computedAt", text(origin.computedAt()))
        .put("stale", origin.stale())
        .put("approximate", new JsonArray(found.estimates()));
  }

  private static void unchanged(RoutingContext context, String tag) {
    cached(context, tag);
    context.response().setStatusCode(304).end();
  }

  private static void cached(RoutingContext context, String tag) {
    context
        .response()
        .putHeader(HttpHeaders.ETAG, tag)
        .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /** Null where there is no dataset, so nothing that could stay as it is. */
  private static String tag(String dataSource, long version, Instant changedAt) {
    return dataSource == null || changedAt == null
        ? null
        : "W/\"%s-%d-%d\"".formatted(dataSource, version, changedAt.toEpochMilli());
  }

  private static boolean matches(String known, String tag) {
    return known.strip().equals("*") || known.contains(tag.substring("W/".length()));
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
