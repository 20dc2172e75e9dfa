package verticles.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import verticles.bus.Asks;
import verticles.bus.Bus;
import verticles.contract.DruidMessages.ListDatasources;
import verticles.contract.Health;
import verticles.web.HealthCheck;

/** Fetches what {@code service.graphqls} promises, from whoever is meant. */
final class ServiceFetchers {
  private final Bus bus;
  private final HealthCheck health;
  private final SalesFetchers sales;

  ServiceFetchers(Bus bus, SalesFetchers sales) {
    this.bus = bus;
    this.sales = sales;
    this.health = new HealthCheck(bus);
  }

  void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type("Query", this::health)
        .type("Query", query -> query.dataFetcher("alertsPageData", it -> it.getArguments()))
        .type("AlertsPageData", this::health)
        .type("AlertsPageData", page -> page.dataFetcher("dataVersion", this::version));
  }

  /** The page about the service's health has the fields of these queries. */
  private TypeRuntimeWiring.Builder health(TypeRuntimeWiring.Builder type) {
    return type.dataFetcher("systemHealth", environment -> staged(systemHealth()))
        .dataFetcher("druidHealth", environment -> staged(druidHealth()))
        .dataFetcher("druidDatasources", environment -> staged(datasources()));
  }

  private Object version(DataFetchingEnvironment environment) {
    Map<String, Object> page = environment.getSource();
    return staged(Fetch.orNull(sales.versionOf((String) page.get("dataSource"))));
  }

  private Future<Map<String, Object>> systemHealth() {
    return health
        .run()
        .map(
            report ->
                Map.of(
                    "status",
                    report.status(),
                    "services",
                    List.of(report.postgresql(), report.s3(), report.druid())));
  }

  private Future<Map<String, Object>> druidHealth() {
    return health.druid().map(ServiceFetchers::druidHealth);
  }

  private static Map<String, Object> druidHealth(Health druid) {
    return Map.of(
        "druidStatus", druid.available() ? "available" : "unavailable",
        "isAvailable", druid.available(),
        "detail", druid.detail());
  }

  private Future<Map<String, Object>> datasources() {
    return bus.ask(Asks.LIST_DATASOURCES, new ListDatasources())
        .map(found -> Map.of("datasources", found.names(), "count", found.names().size()));
  }

  private static <T> CompletionStage<T> staged(Future<T> future) {
    return future.toCompletionStage();
  }
}
