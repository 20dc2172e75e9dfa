package verticles.contract;

import java.util.UUID;

/** What is asked so that a loaded file is read in another way. */
public interface RereadMessages {

  /**
   * Asks for a file that is on the dashboard to be read in another way, from the original that is
   * kept. Answered with a task of its own once that is STORED, or with the one that is under way
   * for it already; it waits for its mapping, and takes the file's place when it is shown. 409 if
   * the file is not on the dashboard, 410 if its original is no longer kept.
   */
  record ReadAgain(UUID task) implements Message {}

  /**
   * Opens a task for the file of a QUERYABLE one, to be read in another way and to take its place:
   * in RECEIVING under a fresh lease of this replica, with the mapping that was used as its
   * reading. Answers the task that is under way for that already, if there is one ({@code
   * replayed}).
   *
   * @param id UUIDv7, made by the caller
   * @param of whose file
   */
  record OpenReread(UUID id, UUID of) implements Message {}

  /**
   * Copies an object within S3; nothing of it comes here. Proven by HEAD. {@code object-missing}
   * (404) where there is none.
   *
   * @param bytes its size
   */
  record CopyObject(String from, String to, long bytes) implements Message {}
}
