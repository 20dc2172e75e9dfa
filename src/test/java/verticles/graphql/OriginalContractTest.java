package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import graphql.Scalars;
import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Bus;
import verticles.contract.Figure;

/**
 * Every query, field and argument that the original system had is there under its name, with its
 * exact type: the resource {@code graphql/original.graphqls} is its schema.
 */
@ExtendWith(VertxExtension.class)
class OriginalContractTest {

  private static GraphQLSchema ours(Vertx vertx) {
    return Schema.build(
            new Bus(vertx),
            (arrival, bytes) -> Future.failedFuture("none"),
            (arrival, bytes) -> Future.failedFuture("none"))
        .getGraphQLSchema();
  }

  private static TypeDefinitionRegistry original() throws IOException {
    try (InputStream in =
        OriginalContractTest.class.getResourceAsStream("/graphql/original.graphqls")) {
      return new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyFieldOfTheOriginalIsThereWithItsType(Vertx vertx) throws IOException {
    // Given
    GraphQLSchema ours = ours(vertx);
    List<String> missing = new ArrayList<>();

    // When
    int fields = 0;
    for (ObjectTypeDefinition type : original().getTypes(ObjectTypeDefinition.class)) {
      GraphQLObjectType own = ours.getObjectType(type.getName());
      for (FieldDefinition field : type.getFieldDefinitions()) {
        fields++;
        compare(type.getName() + "." + field.getName(), field, own, missing);
      }
    }

    // Then
    assertEquals(List.of(), missing);
    assertFalse(fields < 100, "the original had more fields than " + fields);
  }

  private static void compare(
      String name, FieldDefinition field, GraphQLObjectType own, List<String> missing) {
    GraphQLFieldDefinition ours = own == null ? null : own.getFieldDefinition(field.getName());
    String type = AstPrinter.printAst(field.getType());
    if (ours == null || !GraphQLTypeUtil.simplePrint(ours.getType()).equals(type)) {
      missing.add(name + ": " + type + ", but is " + (ours == null ? null : ours.getType()));
      return;
    }
    for (InputValueDefinition argument : field.getInputValueDefinitions()) {
      String wanted = AstPrinter.printAst(argument.getType());
      var given = ours.getArgument(argument.getName());
      if (given == null || !GraphQLTypeUtil.simplePrint(given.getType()).equals(wanted)) {
        missing.add(name + "(" + argument.getName() + ": " + wanted + ")");
      }
    }
  }

  @Test
  void everyFigureHasItsColumnsAndNothingElse(Vertx vertx) {
    // Given
    GraphQLSchema ours = ours(vertx);

    for (Figure figure : Figure.values()) {
      // When
      GraphQLFieldDefinition query = ours.getQueryType().getFieldDefinition(figure.word());
      GraphQLObjectType row = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(query.getType());

      // Then
      assertEquals(
          figure.columns().stream().map(Figure.Column::name).toList(),
          row.getFieldDefinitions().stream().map(GraphQLFieldDefinition::getName).toList());
      for (Figure.Column column : figure.columns()) {
        GraphQLFieldDefinition field = row.getFieldDefinition(column.name());
        assertEquals(
            column.needed() || GraphQLTypeUtil.unwrapAll(field.getType()) == Scalars.GraphQLBoolean,
            GraphQLTypeUtil.isNonNull(field.getType()),
            figure.word() + "." + column.name());
      }
    }
  }
}
