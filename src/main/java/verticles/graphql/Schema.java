package verticles.graphql;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import verticles.bus.Bus;
import verticles.web.Analyst;
import verticles.web.Intake;

/** Puts the SDL files and their fetchers together. */
final class Schema {
  private static final List<String> FILES =
      List.of(
          "arguments.graphqls",
          "sales.graphqls",
          "products.graphqls",
          "branches.graphqls",
          "profitability.graphqls",
          "pages.graphqls",
          "explore.graphqls",
          "insight.graphqls",
          "service.graphqls",
          "ingestion.graphqls",
          "mapping.graphqls",
          "datasets.graphqls");

  private static final SchemaPrinter PRINTER =
      new SchemaPrinter(
          SchemaPrinter.Options.defaultOptions()
              .includeScalarTypes(true)
              .includeDirectives(name -> name.equals("deprecated"))
              .includeDirectiveDefinitions(false));

  private Schema() {}

  static GraphQL build(Bus bus, Intake intake, Analyst analyst) {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    SalesFetchers sales = new SalesFetchers(bus);
    FigureFetchers figures = new FigureFetchers(bus);
    sales.wire(wiring);
    figures.wire(wiring);
    new PageFetchers(bus, figures).wire(wiring);
    new ExploreFetchers(bus).wire(wiring);
    new InsightFetchers(bus).wire(wiring);
    new ServiceFetchers(bus, sales).wire(wiring);
    new IngestionFetchers(bus, intake).wire(wiring);
    new MappingFetchers(bus, analyst).wire(wiring);
    new DatasetFetchers(bus).wire(wiring);
    GraphQLSchema schema =
        new SchemaGenerator().makeExecutableSchema(Sdl.of(FILES), wiring.build());
    GraphQL graphQl =
        GraphQL.newGraphQL(schema)
            .instrumentation(new Limits())
            .preparsedDocumentProvider(new KnownDocuments())
            .defaultDataFetcherExceptionHandler(new FieldErrors())
            .build();
    // Loads the classes that the first operation needs, here instead of on the event loop.
    graphQl.execute("{ __schema { queryType { name } } }");
    return graphQl;
  }

  /** The whole schema as one document, with all arguments and descriptions in their places. */
  static String print(GraphQL graphQl) {
    return PRINTER.print(graphQl.getGraphQLSchema());
  }
}
