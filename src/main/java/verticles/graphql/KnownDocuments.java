package verticles.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Operations that were parsed, held to {@link Limits} and validated once: a page asks the same ones
 * again and again, with other variables. What was found to be wrong is not kept.
 */
final class KnownDocuments implements PreparsedDocumentProvider {
  private static final long MOST_CHARACTERS = 4L << 20;

  private final Cache<String, PreparsedDocumentEntry> documents =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String text, PreparsedDocumentEntry entry) -> text.length())
          .executor(Runnable::run)
          .build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    PreparsedDocumentEntry known = documents.getIfPresent(input.getQuery());
    return CompletableFuture.completedFuture(known != null ? known : parsed(input, parse));
  }

  private PreparsedDocumentEntry parsed(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    PreparsedDocumentEntry fresh = parse.apply(input);
    if (!fresh.hasErrors()) {
      documents.put(input.getQuery(), fresh);
    }
    return fresh;
  }
}
