package verticles.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import verticles.contract.Problem;

/**
 * Refuses addresses whose escaped bytes are no text (RFC 3986 with UTF-8): what they were meant to
 * name could only be guessed, and would be looked for in vain.
 */
final class AddressCheck implements Handler<RoutingContext> {
  /** Escapes that stand together: they may be the bytes of one character. */
  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+|%");

  private final BiConsumer<RoutingContext, Problem> refusal;

  /**
   * @param refusal tells the one who asked
   */
  AddressCheck(BiConsumer<RoutingContext, Problem> refusal) {
    this.refusal = refusal;
  }

  @Override
  public void handle(RoutingContext context) {
    String wrong = wrong(context.request().uri());
    if (wrong == null) {
      context.next();
      return;
    }
    refusal.accept(context, problem(wrong));
  }

  private static Problem problem(String wrong) {
    return Problem.of(
        "bad-address",
        400,
        "Not an address",
        "The address has %s in it, which is no text. Send what is not a letter or a digit as its bytes in UTF-8, as in %%C3%%A9 for é."
            .formatted(wrong));
  }

  /** The first escapes that are no UTF-8, or null. */
  private static String wrong(String uri) {
    Matcher matcher = ESCAPED.matcher(uri);
    while (matcher.find()) {
      if (!isText(matcher.group())) {
        int end = Math.min(matcher.end(), matcher.start() + "%xx%xx%xx%xx".length());
        return uri.substring(matcher.start(), end);
      }
    }
    return null;
  }

  private static boolean isText(String escapes) {
    if (escapes.equals("%")) {
      return false;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i < escapes.length(); i += 3) {
      bytes.write(Integer.parseInt(escapes.substring(i, i + 2), 16));
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }
}
