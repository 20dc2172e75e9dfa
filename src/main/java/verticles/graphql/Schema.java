package verticles.graphql;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import verticles.bus.Bus;
import verticles.web.Analyst;
import verticles.web.Intake;

/** Puts the SDL files and their fetchers together: one class of fetchers for each file. */
final class Schema {
  private static final List<String> FILES =
      List.of(
          "sales.graphqls",
          "service.graphqls",
          "ingestion.graphqls",
          "mapping.graphqls",
          "datasets.graphqls");

  private Schema() {}

  static GraphQL build(Bus bus, Intake intake, Analyst analyst) {
    TypeDefinitionRegistry types = new TypeDefinitionRegistry();
    FILES.forEach(file -> types.merge(new SchemaParser().parse(read(file))));
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    new SalesFetchers(bus).wire(wiring);
    new ServiceFetchers(bus).wire(wiring);
    new IngestionFetchers(bus, intake).wire(wiring);
    new MappingFetchers(bus, analyst).wire(wiring);
    new DatasetFetchers(bus).wire(wiring);
    GraphQL graphQl =
        GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(types, wiring.build()))
            .instrumentation(new Limits())
            .defaultDataFetcherExceptionHandler(new FieldErrors())
            .build();
    // Loads the classes that the first operation needs, here instead of on the event loop.
    graphQl.execute("{ __schema { queryType { name } } }");
    return graphQl;
  }

  private static String read(String file) {
    try (InputStream in = Schema.class.getResourceAsStream("/graphql/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
