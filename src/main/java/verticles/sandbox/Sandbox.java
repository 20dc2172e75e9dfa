package verticles.sandbox;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import verticles.sandbox.protocol.Frame;
import verticles.sandbox.protocol.Frame.Contents;
import verticles.sandbox.protocol.Frames;

/**
 * The child process that reads a file which nobody trusts: one file, then it ends. It has a small
 * heap, no environment and no network, and it ends with the server, whose end of its standard input
 * closes then.
 */
public final class Sandbox {
  private Sandbox() {}

  /** Speaks {@link Frames} over standard input and output. */
  public static void main(String[] arguments) throws IOException {
    NoNetwork.enforce();
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream())); // libraries may not speak
    InputStream in = new FileInputStream(FileDescriptor.in);
    Answers answers = new Answers(out);
    WarmUp.run();
    answers.say(new Frame.Ready());
    if (Frames.read(in) instanceof Frame.Convert convert) {
      endWith(in);
      answers.say(answer(convert, answers, System.err));
    }
    Runtime.getRuntime().halt(0);
  }

  /** Ends this process once the server is gone, however it went. */
  private static void endWith(InputStream in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                in.read();
              } catch (IOException e) {
                // gone as well
              }
              Runtime.getRuntime().halt(1);
            },
            "server-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /**
   * @param log takes what the file provoked and nobody foresaw: it may be a mistake of ours
   */
  static Frame answer(Frame.Convert convert, Answers answers, PrintStream log) {
    Reader reader = null;
    try (RowsFile rows = new RowsFile(Path.of(convert.rows()), most(convert), answers)) {
      reader = reader(convert);
      Contents contents = reader.read(rows);
      rows.flush();
      return new Frame.Done(rows.written(), contents);
    } catch (Refusal refusal) {
      Contents contents = reader == null ? Contents.NONE : reader.contents();
      return new Frame.Refused(refusal.type, refusal.title, refusal.getMessage(), contents);
    } catch (StackOverflowError e) {
      Refusal refusal = Refusal.hostile("It is nested too deeply.");
      return new Frame.Refused(
          refusal.type, refusal.title, refusal.getMessage(), reader.contents());
    } catch (IOException | RowsFile.WriteException | LinkageError | OutOfMemoryError e) {
      // this memory is not the heap's: there, the JVM has ended already
      return new Frame.Failed(e.toString());
    } catch (RuntimeException e) {
      e.printStackTrace(log);
      Refusal refusal = Refusal.damaged("It does not keep to its format.");
      return new Frame.Refused(refusal.type, refusal.title, refusal.getMessage(), Contents.NONE);
    }
  }

  /** Rows are text, and yet no honest file becomes that much more. */
  private static long most(Frame.Convert convert) throws IOException {
    long size = Files.size(Path.of(convert.file()));
    return Math.min(convert.maxBytes(), Bounds.ROWS_SMALL + Bounds.ROWS_RATIO * size);
  }

  private static Reader reader(Frame.Convert convert) {
    Path file = Path.of(convert.file());
    Path scratch = Path.of(convert.scratch());
    return switch (convert.format()) {
      case "xls" -> new XlsReader(file, convert.sheet());
      case "parquet" -> new ParquetReader(file);
      case "xlsx" -> new XlsxReader(file, scratch, convert.sheet());
      default -> throw Refusal.unsupported("Files of this kind are not read.");
    };
  }
}
