package verticles.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** The scalar {@code Upload}: only a form's file can be its value, and it never goes out. */
final class UploadScalar implements Coercing<Upload, Object> {
  static final GraphQLScalarType TYPE =
      GraphQLScalarType.newScalar().name("Upload").coercing(new UploadScalar()).build();

  private UploadScalar() {}

  @Override
  public Upload parseValue(Object input, GraphQLContext context, Locale locale) {
    if (input instanceof Upload upload) {
      return upload;
    }
    throw new CoercingParseValueException(
        "A file can only be sent by a multipart/form-data request, as a variable.");
  }

  @Override
  public Upload parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    throw new CoercingParseLiteralException("A file cannot be written into the query.");
  }

  @Override
  public Object serialize(Object result, GraphQLContext context, Locale locale) {
    throw new CoercingSerializeException("A file cannot be answered.");
  }
}
