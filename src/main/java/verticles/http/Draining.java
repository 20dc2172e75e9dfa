package verticles.http;

/** Whether the front door is on its way to being closed. Set and read by one event loop. */
final class Draining {
  private boolean begun;

  void begin() {
    begun = true;
  }

  boolean begun() {
    return begun;
  }
}
