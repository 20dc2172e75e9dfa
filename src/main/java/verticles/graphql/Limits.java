package verticles.graphql;

import graphql.ExecutionInput;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.parser.ParserOptions;
import graphql.validation.ValidationError;
import java.util.List;

/**
 * How much one operation may ask for: {@value #TOKENS} tokens, {@value #ALIASES} aliases, depth
 * {@value #DEPTH}, and {@value #COST} passes of Druid over the rows. They are checked before the
 * query is validated, since validation itself can be made expensive.
 */
final class Limits extends SimplePerformantInstrumentation {
  static final int TOKENS = 5_000;
  static final int ALIASES = 50;
  static final int DEPTH = 8;

  /** Four pages full of figures, or nearly. */
  static final int COST = 60;

  private static final ParserOptions PARSING =
      ParserOptions.newParserOptions().maxTokens(TOKENS).maxCharacters(256 * 1024).build();

  @Override
  public ExecutionInput instrumentExecutionInput(
      ExecutionInput input,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    input.getGraphQLContext().put(ParserOptions.class, PARSING);
    return input;
  }

  @Override
  public InstrumentationContext<List<ValidationError>> beginValidation(
      InstrumentationValidationParameters parameters, InstrumentationState state) {
    Extent extent = Extent.of(parameters.getDocument());
    if (extent.aliases() > ALIASES) {
      throw new AbortExecutionException("The query has more than " + ALIASES + " aliases.");
    }
    if (extent.depth() > DEPTH) {
      throw new AbortExecutionException("The query is nested more than " + DEPTH + " deep.");
    }
    int cost = Cost.of(parameters.getDocument());
    if (cost > COST) {
      throw new AbortExecutionException(
          "The query would have Druid go over the rows %d times, and %d times are the most. Ask for"
                  .formatted(cost, COST)
              + " its parts one after the other.");
    }
    return null;
  }
}
