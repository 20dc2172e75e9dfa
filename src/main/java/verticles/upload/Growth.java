package verticles.upload;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Disk space that files will take beside the spool: as rows, where they are not rows already, and
 * as what Druid reads. It is kept free until the pipeline is through with a file, or for half an
 * hour: by then all of it has been written.
 */
final class Growth {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Conversion lets a file become so many times the largest that is taken. */
  private static final int CONVERTED = 4;

  /** Text is read where it lies, and what Druid reads of it is compressed. */
  private static final Set<String> TEXT = Set.of("csv", "tsv", "tab", "txt");

  private record Room(long bytes, long until) {}

  private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();

  /**
   * The most that a file is expected to need beside itself. By its name alone, as nothing of it has
   * been seen: whoever names a workbook {@code .csv} takes space that is not set aside.
   *
   * @param limit the largest file that is taken
   */
  static long expected(String filename, long bytes, long limit) {
    String ending =
        filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).strip();
    return TEXT.contains(ending) ? bytes / 2 : CONVERTED * Math.min(limit, bytes);
  }

  void expect(UUID task, long bytes) {
    rooms.put(task, new Room(bytes, System.nanoTime() + LONGEST.toNanos()));
  }

  void over(UUID task) {
    rooms.remove(task);
  }

  long expected() {
    long now = System.nanoTime();
    rooms.values().removeIf(room -> room.until() - now < 0);
    return rooms.values().stream().mapToLong(Room::bytes).sum();
  }
}
