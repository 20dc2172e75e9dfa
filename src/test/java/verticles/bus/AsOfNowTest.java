package verticles.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsOfNowTest {
  private final List<Promise<Integer>> asked = new ArrayList<>();
  private final AsOfNow<Integer> question =
      new AsOfNow<>(
          () -> {
            asked.add(Promise.promise());
            return asked.get(asked.size() - 1).future();
          });

  @Test
  void whoeverComesMeanwhileSharesTheNextAnswer() {
    // Given a question on its way, and two who came after it was asked
    Future<Integer> first = question.ask();
    Future<Integer> second = question.ask();
    Future<Integer> third = question.ask();

    // When
    asked.get(0).complete(1);
    asked.get(1).complete(2);

    // Then
    assertEquals(List.of(1, 2, 2), List.of(first.result(), second.result(), third.result()));
    assertEquals(2, asked.size());
  }

  @Test
  void aFailureIsToldToThoseWhoseQuestionItWas() {
    // Given
    Future<Integer> first = question.ask();
    Future<Integer> second = question.ask();

    // When
    asked.get(0).fail("away");
    asked.get(1).complete(2);

    // Then
    assertTrue(first.failed());
    assertEquals(2, second.result());
  }

  @Test
  void afterItsAnswerItIsAskedAnew() {
    // Given
    question.ask();
    asked.get(0).complete(1);

    // When
    Future<Integer> later = question.ask();

    // Then
    assertFalse(later.isComplete());
    assertEquals(2, asked.size());
  }
}
