package verticles.conversion;

/** How many bytes may be written for one file, whatever it becomes on the way to its rows. */
final class Room {
  private final long most;
  private long left;

  Room(long most) {
    this.most = most;
    this.left = most;
  }

  /** Throws if there is no room for so many more. */
  void take(long bytes) {
    if (bytes > left) {
      throw Unreadable.tooLarge(most);
    }
    left -= bytes;
  }

  long left() {
    return left;
  }
}
