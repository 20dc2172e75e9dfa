package verticles.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import verticles.contract.Problem;
import verticles.web.Problems;
import verticles.web.RequestId;

/** What no route answered, or what a route failed with. */
final class Failures {
  private Failures() {}

  /**
   * @param pages show a person that there is nothing at an address
   */
  static void mount(Router router, Pages pages) {
    for (int status : new int[] {400, 406, 413, 415}) {
      router.errorHandler(status, context -> answer(context, problemOf(status)));
    }
    router.errorHandler(404, context -> nothingMatched(router, pages, context));
    router.errorHandler(405, context -> nothingMatched(router, pages, context));
    router.errorHandler(500, context -> answer(context, Problems.of(context.failure())));
  }

  /**
   * The pages' route takes every method in order to pass on what it does not serve, and with that
   * the router forgets that it had found the right path with the wrong method. So we look again.
   */
  private static void nothingMatched(Router router, Pages pages, RoutingContext context) {
    SortedSet<String> allowed = allowed(router, context.normalizedPath());
    boolean wrongMethod =
        !allowed.isEmpty() && !allowed.contains(context.request().method().name());
    if (wrongMethod) {
      context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    }
    if (!wrongMethod && isOpenedByAPerson(context)) {
      pages.instead(context, 404);
    } else {
      answer(context, problemOf(wrongMethod ? 405 : 404));
    }
  }

  /** What is no address: who opens it gets the page, which says so. */
  static void noAddress(Pages pages, RoutingContext context, Problem problem) {
    if (isOpenedByAPerson(context)) {
      pages.instead(context, problem.status());
    } else {
      answer(context, problem);
    }
  }

  private static boolean isOpenedByAPerson(RoutingContext context) {
    return context.request().method() == HttpMethod.GET && isForAPerson(context);
  }

  private static void answer(RoutingContext context, Problem problem) {
    if (isForAPerson(context)) {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end(problem.title() + ". " + problem.detail() + "\n\n" + RequestId.of(context) + "\n");
    } else {
      Problems.send(context, problem);
    }
  }

  private static boolean isForAPerson(RoutingContext context) {
    String accept = context.request().getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains("text/html")
        && !context.request().path().startsWith("/api/");
  }

  private static Problem problemOf(int status) {
    return switch (status) {
      case 404 -> Problem.of("not-found", 404, "Nothing here", "There is nothing at this address.");
      case 405 ->
          Problem.of(
              "method-not-allowed",
              405,
              "Not with this method",
              "The header Allow says which methods this address takes.");
      case 406 ->
          Problem.of("not-acceptable", 406, "Not in this form", "Ask for application/json.");
      case 413 ->
          Problem.of("body-too-large", 413, "Too large", "The request's body is too large.");
      case 415 ->
          Problem.of("unsupported-media-type", 415, "Not in this form", "Send application/json.");
      default -> Problem.of("bad-request", 400, "Bad request", "The request cannot be understood.");
    };
  }

  private static SortedSet<String> allowed(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.getPath() != null)
        .filter(route -> matches(route.getPath().split("/"), path.split("/")))
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean matches(String[] pattern, String[] path) {
    boolean same = pattern.length == path.length;
    for (int i = 0; same && i < pattern.length; i++) {
      same = pattern[i].startsWith(":") || pattern[i].equals(path[i]);
    }
    return same;
  }
}
