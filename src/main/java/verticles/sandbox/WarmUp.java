package verticles.sandbox;

/** Has the classes in memory before there is a file: a spare child waits for one. */
final class WarmUp {
  private WarmUp() {}

  static void run() {}
}
