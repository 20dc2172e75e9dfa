package verticles.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import verticles.contract.Message;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

@ExtendWith(VertxExtension.class)
class BusTest {
  record Question(List<String> words) implements Message {}

  record Answer(Question of) implements Message {}

  private static final Ask<Question, Answer> ASK =
      new Ask<>("test.ask", Question.class, Answer.class, Duration.ofMillis(300));
  private static final Question QUESTION = new Question(List.of("how", "many"));

  @Test
  void passesMessagesByReference(Vertx vertx, VertxTestContext test) {
    // Given
    Bus bus = new Bus(vertx);
    bus.answer(ASK, question -> Future.succeededFuture(new Answer(question)));

    // When
    Future<Answer> answer = bus.ask(ASK, QUESTION);

    // Then
    answer.onComplete(
        test.succeeding(it -> test.verify(() -> assertSame(QUESTION, it.of())).completeNow()));
  }

  @Test
  void tellsTheAskerWhichProblemTheRoomHad(Vertx vertx, VertxTestContext test) {
    // Given
    Problem problem = Problem.of("no-such-task", 404, "No such task", "It is not there.");
    new Bus(vertx).answer(ASK, question -> Future.failedFuture(problem.asException()));

    // When
    Future<Answer> answer = new Bus(vertx).ask(ASK, QUESTION);

    // Then
    answer.onComplete(
        test.failing(
            failure -> test.verify(() -> assertEquals(problem, problemOf(failure))).completeNow()));
  }

  @Test
  void failsTheAskerAtOnceWhenTheRoomThrows(Vertx vertx, VertxTestContext test) {
    // Given
    new Bus(vertx)
        .answer(
            ASK,
            question -> {
              throw new IllegalStateException("a bug");
            });

    // When
    Future<Answer> answer = new Bus(vertx).ask(ASK, QUESTION);

    // Then
    answer.onComplete(
        test.failing(
            failure ->
                test.verify(() -> assertEquals("internal-error", problemOf(failure).type()))
                    .completeNow()));
  }

  @Test
  void saysThatNobodyAnswersHereYet(Vertx vertx, VertxTestContext test) {
    // Given nobody who answers

    // When
    Future<Answer> answer = new Bus(vertx).ask(ASK, QUESTION);

    // Then
    answer.onComplete(
        test.failing(
            failure ->
                test.verify(() -> assertEquals("starting", problemOf(failure).type()))
                    .completeNow()));
  }

  @Test
  void givesUpWhenTheRoomDoesNotAnswerInTime(Vertx vertx, VertxTestContext test) {
    // Given
    new Bus(vertx).answer(ASK, question -> Promise.<Answer>promise().future());

    // When
    Future<Answer> answer = new Bus(vertx).ask(ASK, QUESTION);

    // Then
    answer.onComplete(
        test.failing(
            failure ->
                test.verify(() -> assertEquals("timeout", problemOf(failure).type()))
                    .completeNow()));
  }

  private static Problem problemOf(Throwable failure) {
    return assertInstanceOf(ProblemException.class, failure).problem();
  }
}
