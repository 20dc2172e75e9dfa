package verticles.contract;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What one can ask of validation, and what it says while it works. */
public interface ValidationMessages {

  /**
   * The verdict on a file: of the pass that has been following its arrival if that was by the same
   * wishes, else of a new pass over {@code file}. Answered when the pass has ended and the rejects
   * are in S3.
   *
   * @param task with the wishes to read by
   * @param file its rows, local and complete
   * @param source what the file was before
   * @param remembered how the dataset's last file was read
   */
  record CheckFile(Task task, Path file, Source source, Remembered remembered) implements Message {}

  /**
   * What would become of a file, from its beginning; keeps nothing.
   *
   * @param file its rows, local and complete
   * @param loaded what was found when it was loaded: then it is shown as it was read, whatever its
   *     dataset remembers since; null for a file that is not loaded
   */
  record PreviewFile(Path file, Source source, Wishes wishes, Remembered remembered, Verdict loaded)
      implements Message {

    public PreviewFile(Path file, Source source, Wishes wishes, Remembered remembered) {
      this(file, source, wishes, remembered, null);
    }
  }

  /**
   * A file as it is understood. Figures are over the rows that were looked at, or over the whole
   * file where that is all of it.
   *
   * @param source what the file was before it became rows
   * @param plan the suggested mapping; null if the file cannot be used
   * @param columns each column's profile, in the file's order
   * @param samples a few different values of each column, in the same order
   * @param header the canonical columns that {@code mapped} has
   * @param raw the first 50 rows as they are
   * @param mapped the same as they would be loaded; null for a row that would be set aside
   * @param rows how many rows were looked at
   * @param whole they are all that there are
   * @param rejected how many of them would be set aside
   * @param errors the first faults
   * @param confident it would go on without asking
   * @param refusal why the file cannot be used, or null
   * @param questions what it would wait for
   * @param minTime earliest time of the rows that would be loaded, in epoch milliseconds; null if
   *     there is none
   * @param maxTime the latest
   */
  record Preview(
      Source source,
      Plan plan,
      List<ColumnProfile> columns,
      List<List<String>> samples,
      List<Canonical.Column> header,
      List<List<String>> raw,
      List<List<String>> mapped,
      long rows,
      boolean whole,
      long rejected,
      List<Problem.Fault> errors,
      boolean confident,
      List<Note> notes,
      Problem refusal,
      List<Question> questions,
      Long minTime,
      Long maxTime)
      implements Message {

    public Preview {
      columns = List.copyOf(columns);
      samples = List.copyOf(samples);
      header = List.copyOf(header);
      raw = List.copyOf(raw);
      mapped = Collections.unmodifiableList(mapped);
      errors = List.copyOf(errors);
      notes = List.copyOf(notes);
      questions = List.copyOf(questions);
    }

    /** Whether a question is about this column, or may be answered with it. */
    public boolean asks(String column) {
      return questions.stream()
          .anyMatch(it -> column.equals(it.column()) || it.candidates().contains(column));
    }

    /** Of a file that could not even be turned into rows. */
    public static Preview refused(Source source, Problem why) {
      return new Preview(
          source,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          false,
          0,
          why.errors(),
          false,
          List.of(),
          why,
          List.of(),
          null,
          null);
    }
  }

  /**
   * Writes the canonical parts of a checked file to S3; answers {@link Canonical}.
   *
   * @param task a task with a verdict
   * @param file its rows, local and complete
   */
  record WriteCanonical(Task task, Path file) implements Message {}

  /** Rows seen so far of a file that is being checked; at most a few a second for each task. */
  record CheckAdvanced(UUID task, long bytes, long rows, long rejected) implements Message {}

  /** The arriving file is hopeless: refuse it now, not after its last byte. */
  record CheckRefused(UUID task, Problem why) implements Message {}
}
