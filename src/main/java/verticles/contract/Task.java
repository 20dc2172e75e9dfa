package verticles.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One upload and what became of it, as PostgreSQL remembers it. Fields are null until known.
 *
 * @param id UUIDv7, made by the server
 * @param dataset the dataset that it feeds; null only while a multipart body has not named it yet
 * @param filename the client's name for the file, cleaned for display; never part of a path or key
 * @param state where it is
 * @param version the sequence number of its newest event; grows over all tasks of an installation
 * @param fence the number of the lease under which it was last written
 * @param stateAttempt how often the present state has been tried, from 0
 * @param attempt how often it has been handed to Druid, from 0; part of the Druid task id
 * @param bytes size of the file, declared while it is received and counted afterwards
 * @param sha256 lower-case hex of the received bytes
 * @param rawKey S3 key of the file as it came; written with size and digest when the last byte has
 *     arrived, before the object is completed. Only having entered STORED proves that it is there
 * @param wishes what the user wants done with it
 * @param source what the file was before it became rows
 * @param verdict what validation found
 * @param canonical what was written for Druid
 * @param druidTaskId the Druid task's id, saved before it is used
 * @param problem why it did not arrive, for REJECTED, FAILED, PARKED; or what it is waiting out
 * @param createdAt when the row was made, by PostgreSQL's clock
 * @param cancelAt when the user asked to cancel
 * @param entered when each state was (last) entered
 * @param stateSince when it came to the state in which it is
 * @param spent how long it was in each state that it has left, over all its stays there
 * @param replacedBy the task that took its place on the dashboard, while it is UNDONE for that
 * @param purgeAt until when it can be put back, for what was taken off; null once its rows are gone
 */
public record Task(
    UUID id,
    String dataset,
    String filename,
    TaskState state,
    long version,
    long fence,
    int stateAttempt,
    int attempt,
    Long bytes,
    String sha256,
    String rawKey,
    Wishes wishes,
    Source source,
    Verdict verdict,
    Canonical canonical,
    String druidTaskId,
    Problem problem,
    Instant createdAt,
    Instant cancelAt,
    Map<TaskState, Instant> entered,
    Instant stateSince,
    Map<TaskState, Duration> spent,
    UUID replacedBy,
    Instant purgeAt)
    implements Message {

  public Task {
    wishes = wishes == null ? Wishes.NONE : wishes;
    entered = Map.copyOf(entered);
    spent = Map.copyOf(spent);
  }

  /**
   * Rows that were accepted: of a refused file none, whatever the check counted; null if unknown.
   */
  public Long acceptedRows() {
    if (verdict == null) {
      return null;
    }
    return state == TaskState.REJECTED ? 0 : verdict.accepted();
  }

  /** Everything worth knowing about how its file was read, first what it was before it was rows. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    if (source != null) {
      source.notes().forEach(sentence -> notes.add(new Note(Note.Kind.INFO, null, sentence)));
    }
    if (verdict != null) {
      notes.addAll(verdict.notes());
    }
    return notes;
  }

  public boolean cancelRequested() {
    return cancelAt != null;
  }
}
