package verticles.web;

import io.vertx.ext.web.RoutingContext;
import verticles.contract.Ids;

/** The id under which a request is found in the log and in its answer. Made by the server. */
public final class RequestId {
  private static final String KEY = "requestId";

  private RequestId() {}

  public static String of(RoutingContext context) {
    String known = context.get(KEY);
    if (known != null) {
      return known;
    }
    String fresh = Ids.next().toString();
    context.put(KEY, fresh);
    return fresh;
  }
}
