package verticles.upload;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import verticles.config.Settings;

/**
 * Who may send now: one for the whole JVM, shared by all HTTP instances. Holds each living upload
 * from before its task is opened until nothing of it is left.
 */
final class Slots implements Shareable {
  private final int limit;
  private final long minFree;
  private final Path spoolDir;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<UUID, Live> live = new ConcurrentHashMap<>();
  private final Map<UUID, Long> room = new ConcurrentHashMap<>();
  private final Growth growth = new Growth();

  private Slots(Settings settings) {
    this.limit = settings.uploads().atOnce();
    this.minFree = settings.uploads().minFreeBytes();
    this.spoolDir = settings.spoolDir();
  }

  static Slots of(Vertx vertx, Settings settings) {
    return vertx
        .sharedData()
        .<String, Slots>getLocalMap("sluice.upload.slots")
        .computeIfAbsent(settings.spoolDir().toString(), dir -> new Slots(settings));
  }

  /** Takes a slot, to be given back by {@link #free}. */
  void take() {
    if (taken.incrementAndGet() > limit) {
      taken.decrementAndGet();
      throw UploadProblems.tooMany(limit);
    }
  }

  void free() {
    taken.decrementAndGet();
  }

  int taken() {
    return taken.get();
  }

  /**
   * Sets disk space aside for an upload. Blocks.
   *
   * @param bytes the most that may arrive
   * @param more the most that it may need beside that until the pipeline is through with it
   */
  void reserve(UUID task, long bytes, long more) throws IOException {
    Files.createDirectories(spoolDir);
    synchronized (room) {
      long promised = 0;
      for (Map.Entry<UUID, Long> other : room.entrySet()) {
        Live upload = live.get(other.getKey());
        promised += other.getValue() - (upload == null ? 0 : upload.received());
      }
      long free = Files.getFileStore(spoolDir).getUsableSpace();
      if (free - Math.max(0, promised) - growth.expected() - bytes - more < minFree) {
        throw UploadProblems.noRoom();
      }
      room.put(task, bytes);
      growth.expect(task, more);
    }
  }

  void live(UUID task, Live upload) {
    live.put(task, upload);
  }

  /** It is stored, and will still be turned into rows. */
  void stored(UUID task) {
    live.remove(task);
    room.remove(task);
  }

  /** No more rows are made of it. */
  void over(UUID task) {
    growth.over(task);
  }

  /** Nothing of it is left. */
  void gone(UUID task) {
    stored(task);
    over(task);
  }

  Optional<Live> find(UUID task) {
    return Optional.ofNullable(live.get(task));
  }

  /** Whether the spool file of this task belongs to an upload that is still going on. */
  boolean isLive(UUID task) {
    return room.containsKey(task);
  }
}
