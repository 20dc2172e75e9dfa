package verticles.storage;

import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import verticles.contract.Problem;
import verticles.contract.ProblemException;

/** What S3's failures mean to somebody who has to do something about them. */
final class Faults {
  private Faults() {}

  static Throwable explained(Throwable failure) {
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause instanceof ProblemException) {
      return cause;
    }
    if (cause instanceof S3Exception answer) {
      return explained(answer);
    }
    return cause instanceof SdkClientException ? unavailable() : cause;
  }

  private static Throwable explained(S3Exception answer) {
    return switch (answer.statusCode()) {
      case 401, 403 ->
          problem("S3 refuses the credentials or the bucket. The operator has to check them.");
      case 404 -> answer;
      case 408, 429 -> unavailable();
      default -> answer.statusCode() >= 500 ? unavailable() : answer;
    };
  }

  static boolean isMissing(Throwable failure) {
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    return cause instanceof S3Exception answer && answer.statusCode() == 404;
  }

  static ProblemException unavailable() {
    return problem("S3 does not answer. Nothing was kept; try again in a little while.");
  }

  static ProblemException missing(String key) {
    return Problem.of(
            "object-missing",
            404,
            "The stored object is missing",
            "There is no object " + key + " in the bucket.")
        .asException();
  }

  static ProblemException torn(String key, long expected, long found) {
    return Problem.of(
            "object-torn",
            500,
            "The stored object is not what was sent",
            key + " should have " + expected + " bytes and has " + found + ". Send it again.")
        .asException();
  }

  private static ProblemException problem(String detail) {
    return Problem.of("storage-unavailable", 503, "The storage is away", detail)
        .retryAfter(10)
        .asException();
  }
}
