package verticles.conversion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import verticles.sandbox.InProcess;
import verticles.sandbox.protocol.Frame;

/** Has the sandbox's readers read any bytes, in this JVM, and judges what becomes of it. */
final class ReadingTrial implements AutoCloseable {
  private static final long MOST_BYTES = 64 << 20;
  private static final int LONGEST_SECONDS = 30;
  private static final Set<String> REFUSALS =
      Set.of(
          "damaged-file",
          "too-large-inside",
          "suspicious-file",
          "password-protected",
          "unsupported-format",
          "empty-file");

  private final Path directory;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "reading-trial");
            thread.setDaemon(true);
            return thread;
          });
  private int number;

  ReadingTrial(Path directory) {
    this.directory = directory;
  }

  /**
   * @return what became of it, in a word
   * @throws AssertionError if it is neither rows nor a refusal in words, or takes without end
   */
  String read(String format, byte[] bytes) throws Exception {
    Path work = Files.createDirectory(directory.resolve("trial-" + number++));
    Path file = Files.write(work.resolve("file"), bytes);
    try {
      return judge(answer(format, work, file), work);
    } finally {
      WorkDir.delete(work);
    }
  }

  private Frame answer(String format, Path work, Path file) throws Exception {
    Future<Frame> answer = reader.submit(() -> InProcess.convert(file, work, format, MOST_BYTES));
    try {
      return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("it reads and reads", e);
    } catch (ExecutionException e) {
      throw new AssertionError("something escapes", e.getCause());
    }
  }

  private static String judge(Frame answer, Path work) throws IOException {
    if (answer instanceof Frame.Done done) {
      long size = Files.size(work.resolve("rows.csv"));
      if (size != done.bytes() || size > MOST_BYTES) {
        throw new AssertionError(size + " bytes of rows, but it says " + done);
      }
      return "rows";
    }
    if (answer instanceof Frame.Refused refused
        && REFUSALS.contains(refused.type())
        && refused.title().length() > 10
        && refused.detail().length() > 20
        && refused.detail().length() < 1_000) {
      return refused.type();
    }
    throw new AssertionError("no answer that helps anybody: " + answer);
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
