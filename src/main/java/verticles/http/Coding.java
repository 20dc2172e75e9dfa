package verticles.http;

import java.util.Arrays;

/** Which content codings a reader takes (RFC 9110, section 12.5.3). */
final class Coding {
  private Coding() {}

  /**
   * @param accepted the Accept-Encoding, or null
   */
  static boolean isTaken(String coding, String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .map(String::strip)
            .anyMatch(it -> it.split("\\s*;")[0].equalsIgnoreCase(coding) && !isRefused(it));
  }

  private static boolean isRefused(String one) {
    return one.matches("(?i).*;\\s*q=0(\\.0*)?\\s*");
  }
}
