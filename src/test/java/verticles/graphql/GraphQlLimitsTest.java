package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import verticles.bus.Asker;
import verticles.bus.Asks;
import verticles.bus.Events;
import verticles.contract.AnalyticsMessages.Table;
import verticles.contract.Figure;
import verticles.testing.Wait;

/** How much a query may be, and how much of Druid one client has. */
class GraphQlLimitsTest extends GraphQlCase {
  @ParameterizedTest
  @ValueSource(ints = {50, 51})
  void boundsAliases(int aliases) {
    // Given
    StringBuilder query = new StringBuilder("{");
    for (int i = 0; i < aliases; i++) {
      query.append(" a").append(i).append(": __typename");
    }

    // When
    HttpResponse<Buffer> answer = post(operation(query + " }"));

    // Then
    assertEquals(aliases > 50 ? 400 : 200, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nine fields deep, plainly and by fragments; and a circle of fragments
        "{ a { b { c { d { e { f { g { h { i } } } } } } } } }",
        "{ a { b { ...F } } } fragment F on X { c { d { e { ...G } } } }"
            + " fragment G on X { f { g { h { i } } } }",
        "{ ...F } fragment F on Query { systemHealth { status } ...F }",
        "{ systemHealth { nothing } }",
        "{ systemHealth",
        ""
      })
  void refusesToRunWhatIsTooDeepOrWrong(String query) {
    // When
    HttpResponse<Buffer> answer = post(operation(query));

    // Then
    assertEquals(400, answer.statusCode());
    assertTrue(!answer.bodyAsJsonObject().getJsonArray("errors").isEmpty());
    assertTrue(!answer.bodyAsJsonObject().containsKey("data"));
  }

  @Test
  void boundsTokensAndBytes() {
    // When
    HttpResponse<Buffer> tokens = post(operation("{ " + "__typename ".repeat(5_000) + "}"));
    HttpResponse<Buffer> bytes = post(operation("{ __typename } #" + "x".repeat(300_000)));

    // Then
    assertEquals(400, tokens.statusCode());
    assertEquals(413, bytes.statusCode());
    assertEquals("/problems/body-too-large", bytes.bodyAsJsonObject().getString("type"));
  }

  @Test
  void survivesAFragmentBomb() {
    // Given forty fragments, each spreading the next twice
    StringBuilder query = new StringBuilder("{ ...F0 }");
    for (int i = 0; i < 40; i++) {
      query
          .append(" fragment F")
          .append(i)
          .append(" on Query { ...F")
          .append(i + 1)
          .append(" ...F")
          .append(i + 1)
          .append(" }");
    }
    query.append(" fragment F40 on Query { __typename }");

    // When
    HttpResponse<Buffer> answer = post(operation(query.toString()));

    // Then it is answered at all
    assertTrue(answer.statusCode() == 200 || answer.statusCode() == 400);
  }

  private static final String SUMMARY = "revenueSummary(dataSource: \"%s\") { netSales }";

  @ParameterizedTest
  @ValueSource(ints = {10, 11})
  void boundsWhatAQueryCostsDruid(int times) {
    // Given
    String page =
        "p%d: salesPageData { revenueSummary { netSales uniqueProducts } topCustomers"
            + " { cardName } salesPerformance { salesPerson uniqueProducts uniqueBranches } } ";
    StringBuilder pages = new StringBuilder("{ ");
    for (int i = 0; i < times; i++) {
      pages.append(page.formatted(i));
    }

    // When
    HttpResponse<Buffer> answer = post(operation(pages + "}"));

    // Then
    boolean tooDear = answer.bodyAsString().contains("66 times, and 60 times are the most");
    assertEquals(times > 10, tooDear, answer.bodyAsString());
    assertEquals(times > 10 ? 400 : 200, answer.statusCode());
  }

  @Test
  void oneClientHasSoManyTurnsAndNoMore(Vertx vertx) {
    // Given a client that has all its turns
    Promise<Table> later = Promise.promise();
    Promise<Void> all = Promise.promise();
    AtomicInteger begun = new AtomicInteger();
    bus.answer(
        Asks.FIGURE,
        ask -> {
          if (begun.incrementAndGet() == Turns.MOST_OF_ONE) {
            all.complete();
          }
          return later.future();
        });
    WebClient many =
        WebClient.create(
            vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(Turns.MOST_OF_ONE));
    List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
    for (int i = 0; i < Turns.MOST_OF_ONE; i++) {
      asked.add(
          many.post(door.port(), "127.0.0.1", "/graphql")
              .putHeader("Content-Type", "application/json")
              .sendBuffer(operation("{ " + SUMMARY.formatted("d" + i) + " }")));
    }
    Wait.on(all.future());

    // When
    HttpResponse<Buffer> more = post(operation("{ " + SUMMARY.formatted("more") + " }"));
    later.complete(table(Figure.REVENUE_SUMMARY));
    Wait.on(Future.all(asked));
    HttpResponse<Buffer> after = post(operation("{ " + SUMMARY.formatted("after") + " }"));

    // Then
    assertEquals(429, more.statusCode());
    assertEquals("1", more.getHeader("Retry-After"));
    assertTrue(more.bodyAsString().contains("too-many-operations"), more.bodyAsString());
    assertEquals(200, after.statusCode());
  }

  @Test
  void whoHasGoneIsNotWaitedFor(Vertx vertx) {
    // Given
    Promise<String> asker = Promise.promise();
    Promise<String> gone = Promise.promise();
    bus.answer(
        Asks.FIGURE,
        ask -> {
          asker.tryComplete(Asker.current());
          return Promise.<Table>promise().future();
        });
    bus.listen(Events.ASKER_GONE, it -> gone.tryComplete(it.asker()));
    HttpClient client = vertx.createHttpClient();

    // When
    HttpClientRequest request =
        Wait.on(client.request(HttpMethod.POST, door.port(), "127.0.0.1", "/graphql"));
    request
        .putHeader("Content-Type", "application/json")
        .send(operation("{ " + SUMMARY.formatted("a") + " }"));
    String whose = Wait.on(asker.future());
    Wait.on(request.connection().close());

    // Then
    assertNotNull(whose);
    assertEquals(whose, Wait.on(gone.future()));
  }
}
