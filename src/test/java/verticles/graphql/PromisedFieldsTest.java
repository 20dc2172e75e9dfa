package verticles.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.bus.Bus;

/**
 * Whoever has written a query against this schema can go on sending it: every field and argument
 * that was ever promised is still there, with its type. What is new is added to the list.
 */
@ExtendWith(VertxExtension.class)
class PromisedFieldsTest {
  private static final String LIST = "/graphql/promised-fields.txt";

  @Test
  void everyFieldThatWasPromisedIsStillThere(Vertx vertx) throws IOException {
    // Given
    List<String> promised;
    try (InputStream in = getClass().getResourceAsStream(LIST)) {
      promised = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    // When
    Map<String, Object> answer =
        Schema.build(
                new Bus(vertx),
                (arrival, bytes) -> Future.failedFuture("none"),
                (arrival, bytes) -> Future.failedFuture("none"))
            .execute(IntrospectionQuery.INTROSPECTION_QUERY)
            .getData();

    // Then
    TreeSet<String> fields =
        fields(new IntrospectionResultToSchema().createSchemaDefinition(answer));
    assertEquals(String.join("\n", fields), String.join("\n", promised));
  }

  private static TreeSet<String> fields(Document schema) {
    TreeSet<String> fields = new TreeSet<>();
    for (ObjectTypeDefinition type : schema.getDefinitionsOfType(ObjectTypeDefinition.class)) {
      type.getFieldDefinitions().forEach(field -> fields.add(type.getName() + "." + line(field)));
    }
    for (InputObjectTypeDefinition type :
        schema.getDefinitionsOfType(InputObjectTypeDefinition.class)) {
      type.getInputValueDefinitions()
          .forEach(field -> fields.add(type.getName() + "." + line(field)));
    }
    return fields;
  }

  private static String line(FieldDefinition field) {
    String arguments =
        field.getInputValueDefinitions().stream()
            .map(PromisedFieldsTest::line)
            .collect(Collectors.joining(", "));
    return field.getName()
        + (arguments.isEmpty() ? "" : "(" + arguments + ")")
        + ": "
        + AstPrinter.printAst(field.getType());
  }

  private static String line(InputValueDefinition field) {
    String otherwise =
        field.getDefaultValue() == null ? "" : " = " + AstPrinter.printAst(field.getDefaultValue());
    return field.getName() + ": " + AstPrinter.printAst(field.getType()) + otherwise;
  }
}
